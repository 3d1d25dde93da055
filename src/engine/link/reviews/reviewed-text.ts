/** The text that a reviewer signs off, and its digest. */
import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { FileFacts } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'

/** In hex digits: as a row is written, and what a row has to have at least. */
export const DIGEST_LENGTH = 16
const SHORTEST_DIGEST = 12

const DIGEST = new RegExp(`^sha-?256:\\s*([0-9a-f]{${SHORTEST_DIGEST},64})$`, 'i')

/** The hex digits of `sha256:…`, in lower case; undefined where the text is no digest. */
export function digestIn(text: string): string | undefined {
  return DIGEST.exec(text.trim())?.[1]!.toLowerCase()
}

/** All 64 hex digits of the SHA-256 of the text in UTF-8. Line ends, white space at line ends and blank lines around it do not count. */
export function digestOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(normalised(text))))
}

function normalised(text: string): string {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/)
  return lines
    .map((line) => line.trimEnd())
    .join('\n')
    .replace(/^\n+/, '')
    .trimEnd()
}

/** A page without its frontmatter, which changes with every look at the page, and from its first line that says something. */
export function pageSpan(facts: FileFacts | undefined, text: string): Span {
  const start = Math.min(facts?.frontmatter?.span[1] ?? 0, text.length)
  return [start + /^(?:[ \t]*(?:\r\n?|\n))*/.exec(text.slice(start))![0].length, text.length]
}
