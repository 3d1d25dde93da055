/** What a piece of text rests on: a path, with the lines that it names, or an address. */
import type { EvidenceFact } from '../../model/records.ts'
import { hasFileEnding } from '../../model/file-endings.ts'
import type { Piece } from './pieces.ts'

export type Target = Pick<EvidenceFact, 'target' | 'lines' | 'form' | 'span'>

/** Longer texts are no paths. */
const LONGEST = 300

/** `path:12`, `path:12-20`, `path:12:5`, `path#L10`, `path#L10-L20`, `path#a-heading`. */
const ANCHOR = /(?::(\d{1,7})(?::\d{1,7}|[-–](\d{1,7}))?|#L(\d{1,7})(?:C\d+)?(?:-L?(\d{1,7})(?:C\d+)?)?|#[^#]*)$/

export function targetOf({ sort, text, span }: Piece): Target | undefined {
  const form = sort === 'words' ? 'text' : sort
  if (isAddress(text)) return { target: text, form, span }
  const anchor = ANCHOR.exec(text.slice(-80))
  const path = anchor ? text.slice(0, text.length - anchor[0].length) : text
  if (sort === 'link' ? !isLinkedPath(path) : !isPath(path, sort)) return undefined
  const from = anchor?.[1] ?? anchor?.[3]
  const to = anchor?.[2] ?? anchor?.[4] ?? from
  return { target: path, form, span, ...(from && { lines: [Number(from), Number(to)] as const }) }
}

function isAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>"`]+$/i.test(text)
}

/** Destinations of links are held to their targets elsewhere; here only what leads to a file at all. */
function isLinkedPath(path: string): boolean {
  return path !== '' && !/^(?:[A-Za-z][A-Za-z0-9+.-]+:|\/\/|[@~$#])/.test(path)
}

const PATH = /^[\p{L}\p{N}_.+@-]+(?:\/[\p{L}\p{N}_.+@~=-]+)*\/?$/u

/** Stands for a path: a template, an example, an ellipsis. */
const PLACEHOLDER = /\.{3}|(?:^|[-_./])(?:N{2,8}|X{2,8}|YYYY)(?:[-_./]|$)|^path\/to\/|^(?:your|my)-/i

/** Names of products and of objects that end like files. */
const NO_FILE = /^(?:[A-Z][a-z]+(?:[A-Z][a-z]+)*\.(?:js|ts)|(?:console|math|np|logger)\.log)$/

const HOST = /^(?:[a-z0-9-]+\.)+(?:com|org|io|net|dev|app|gov|edu)(?:\/|$)/i

function isPath(text: string, sort: 'code' | 'words'): boolean {
  if (text.length > LONGEST || !PATH.test(text) || PLACEHOLDER.test(text) || HOST.test(text)) return false
  if (hasFileEnding(text)) return text.includes('/') || !NO_FILE.test(text)
  // A folder, or a file without an ending: whether its first folder stands there only the linker knows.
  return sort === 'code' && /[^/]\/./.test(text) && !text.startsWith('@')
}

/** Everything that the pieces name, whatever stands in between: for a cell that is there for it. */
export function targetsAmong(pieces: readonly Piece[]): Target[] {
  return pieces
    .flatMap((piece) => (piece.sort === 'words' ? wordsOf(piece) : [piece]))
    .flatMap((piece) => targetOf(piece) ?? [])
}

/**
 * What a list item names first of all, and what follows it behind commas; or all that a label names: "Report: `x.md`".
 * Addresses count wherever they stand.
 */
export function targetsOfItem(pieces: readonly Piece[]): Target[] {
  const parts = pieces.flatMap((piece) => (piece.sort === 'words' ? wordsOf(piece) : [piece]))
  const leading = leadingTargets(parts)
  const found = leading.length > 0 ? leading : labelledTargets(parts)
  const addresses = parts.flatMap((part) => targetOf(part) ?? []).filter(({ target }) => isAddress(target))
  return [...found, ...addresses.filter(({ span }) => !found.some((other) => other.span[0] === span[0]))]
}

/** Commas, dashes and marks. */
const JOINT = /^(?:and|or|[^\p{L}\p{N}]{0,4})$/iu

/** From one path to another: only the second is there. */
const ARROW = /^(?:→|⇒|[=-]>)$/

function leadingTargets(parts: readonly Piece[]): Target[] {
  let found: Target[] = []
  for (const [i, part] of parts.entries()) {
    const target = targetOf(part)
    const next = parts[i + 1]
    if (target) found.push(target)
    else if (part.sort !== 'words') break
    else if (ARROW.test(part.text) && next && targetOf(next)) found = []
    else if (!JOINT.test(part.text)) break
  }
  return found
}

/** Words up to a colon, then nothing but targets. */
function labelledTargets(parts: readonly Piece[]): Target[] {
  const colon = parts.findIndex(({ sort, text }) => sort === 'words' && text.endsWith(':'))
  const rest = parts.slice(colon + 1).filter(({ sort, text }) => sort !== 'words' || !/^(?:[,;&+/.]|and|)$/i.test(text))
  const isLabel = colon !== -1 && parts.slice(0, colon).every(({ sort }) => sort === 'words')
  const found = isLabel ? rest.flatMap((part) => targetOf(part) ?? []) : []
  return found.length === rest.length ? found : []
}

/** Words one by one, brackets, quotation marks and the punctuation of the sentence apart. */
function wordsOf({ text, span }: Piece): Piece[] {
  // Where escapes or entities make the words' places unsure, the whole text stands for each of them.
  const isExact = span[1] - span[0] === text.length
  return Array.from(text.matchAll(/[^\s,;()[\]"'“”‘’]+|[,;]/g), ({ 0: source, index }) => {
    const word = source.length > 1 && !source.endsWith('..') ? source.replace(/\.$/, '') : source
    const start = span[0] + index
    return { sort: 'words', text: word, span: isExact ? [start, start + word.length] : span }
  })
}
