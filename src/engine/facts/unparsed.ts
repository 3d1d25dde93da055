import type { UnparsedFact } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import { Node } from '../parse/markdown.ts'
import { idOf, type IdToken } from '../kinds/ids.ts'
import { leafAt, nodesOf, sourceOf, tokenFrom, type Page } from './page.ts'

/** Definitions that an unclosed fence swallowed, and task lines whose box is none. */
export function extractUnparsed(page: Page): UnparsedFact[] {
  return [...swallowedByFences(page), ...malformedBoxes(page)]
}

const FENCE = /^(`{3,}|~{3,})/
const SWALLOWED = /^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+|\*\*))[*_`[]{0,3}(?=[A-Za-z])/gm

function swallowedByFences(page: Page): UnparsedFact[] {
  const unparsed: UnparsedFact[] = []
  for (const node of nodesOf(page, Node.code)) {
    const start = page.tree.start[node]!
    const source = sourceOf(page, node)
    const fence = FENCE.exec(source)?.[1]
    if (!fence || isClosed(source, fence)) continue
    const ids: { id: string; span: readonly [number, number] }[] = []
    for (const match of source.matchAll(SWALLOWED)) {
      const offset = start + match.index + match[0].length
      const token = page.tokens[tokenFrom(page, offset)]
      if (token?.start === offset && token.form === 'single' && wouldDeclare(token)) ids.push({ id: idOf(token.parts), span: [token.start, token.end] })
    }
    if (ids.length === 0) continue
    const lineEnd = source.search(/\r|\n/)
    unparsed.push({
      reason: 'unclosed-fence',
      ids: ids.map(({ id }) => id),
      span: ids[0]!.span,
      related: [start, start + (lineEnd === -1 ? source.length : lineEnd)],
    })
  }
  return unparsed
}

/** Short ids of no kind (`P1`, `Q2`) declare nothing outside a fence either. */
function wouldDeclare({ parts }: IdToken): boolean {
  return parts.number.length > 2 || kindOfFamily(parts.family) !== GENERIC_KIND
}

function isClosed(source: string, fence: string): boolean {
  const trimmed = source.trimEnd()
  const last = trimmed.slice(Math.max(trimmed.lastIndexOf('\n'), trimmed.lastIndexOf('\r')) + 1)
  if (last === trimmed) return false
  const closing = last.replace(/^[\s>]+/, '')
  return closing.length >= fence.length && [...closing].every((char) => char === fence[0])
}

/** Group 1 the white space and bullet, 2 the malformed box. Well-formed boxes do not match. */
const MALFORMED_BOX =
  /^([ \t>]*[-*+][ \t]+)(\[\]|\[[ \t]{2,}\]|\[[ \t]+[xX]\]|\[[xX][ \t]+\]|\[[ xX]\](?=[*_`]{0,3}[A-Z])|\[[ xX](?=[ \t]+[A-Z]+-?\d))[ \t]*|^([ \t>]*[-*+])(\[[ xX]\])[ \t]+/gm

function malformedBoxes(page: Page): UnparsedFact[] {
  const unparsed: UnparsedFact[] = []
  for (const match of page.text.matchAll(MALFORMED_BOX)) {
    let offset = match.index + match[0].length
    while (/[*_`]/.test(page.text[offset] ?? '')) offset++
    const token = page.tokens[tokenFrom(page, offset)]
    if (token?.start !== offset || token.form !== 'single' || token.parts.number.length < 2) continue
    if (kindOfFamily(token.parts.family) !== 'task' || leafAt(page, offset) === -1) continue
    const isDone = /x/i.test(match[2] ?? match[4] ?? '')
    const bullet = (match[1] ?? match[3])!.trimEnd()
    const start = match.index + bullet.length - 1
    unparsed.push({
      reason: 'malformed-box',
      ids: [idOf(token.parts)],
      span: [start, match.index + match[0].length],
      replacement: `${bullet.slice(-1)} [${isDone ? 'x' : ' '}] `,
    })
  }
  return unparsed
}
