import type { UnparsedFact } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import { positionAt } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { idOf, type IdToken } from '../kinds/ids.ts'
import { leafAt, nodesOf, sourceOf, tokenFrom, type Page } from './page.ts'

/** Definitions that an unclosed fence or comment swallowed, and task lines whose box is none. */
export function extractUnparsed(page: Page): UnparsedFact[] {
  return [...swallowed(page), ...malformedBoxes(page)]
}

const FENCE = /^(`{3,}|~{3,})/
const SWALLOWED = /^[ \t>]*(?:#{1,6}[ \t]+|[-*+][ \t]+(?:\[[ xX]\][ \t]+|\*\*))[*_`[]{0,3}(?=[A-Za-z])/gm

/** Fences and comments that run to the end of the page, or of their block, because nothing closes them. */
function swallowed(page: Page): UnparsedFact[] {
  const unparsed: UnparsedFact[] = []
  for (const node of nodesOf(page, Node.code)) {
    const source = sourceOf(page, node)
    const fence = FENCE.exec(source)?.[1]
    if (fence && !isClosed(source, fence)) unparsed.push(...swallowedBy(page, node, source, 'unclosed-fence'))
  }
  for (const node of nodesOf(page, Node.html)) {
    const source = sourceOf(page, node)
    if (source.startsWith('<!--') && !source.includes('-->', 4))
      unparsed.push(...swallowedBy(page, node, source, 'unclosed-comment'))
  }
  return unparsed
}

function swallowedBy(page: Page, node: number, source: string, reason: UnparsedFact['reason']): UnparsedFact[] {
  const start = page.tree.start[node]!
  const ids: { id: string; span: readonly [number, number] }[] = []
  for (const match of source.matchAll(SWALLOWED)) {
    const offset = start + match.index + match[0].length
    const token = page.tokens[tokenFrom(page, offset)]
    if (token?.start === offset && token.form === 'single' && wouldDeclare(token))
      ids.push({ id: idOf(token.parts), span: [token.start, token.end] })
  }
  if (ids.length === 0) return []
  const lineEnd = source.search(/\r|\n/)
  const related = [start, start + (lineEnd === -1 ? source.length : lineEnd)] as const
  return [{ reason, ids: ids.map(({ id }) => id), span: ids[0]!.span, related }]
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

/** Between the start of a line and an id: group 1 the bullet, 2 the malformed box. Well-formed boxes do not match. */
const MALFORMED_BOX =
  /^[ \t>]*(?:([-*+])[ \t]+(\[\]|\[[ \t]{2,}\]|\[[ \t]+[xX]\]|\[[xX][ \t]+\]|\[[ xX]\](?=[*_`]*$)|\[[ xX](?=[ \t]+[*_`]*$))|([-*+])(\[[ xX]\]))[ \t]*[*_`]{0,3}$/

/** Ids are few, so the lines are found from them. */
function malformedBoxes(page: Page): UnparsedFact[] {
  const unparsed: UnparsedFact[] = []
  for (const token of page.tokens) {
    if (token.form !== 'single' || token.parts.number.length < 2 || kindOfFamily(token.parts.family) !== 'task')
      continue
    const lineStart = page.lineStarts[positionAt(page.lineStarts, token.start).line - 1]!
    const prefix = page.text.slice(lineStart, token.start)
    const match = prefix.length > LONGEST_PREFIX ? null : MALFORMED_BOX.exec(prefix)
    if (!match || leafAt(page, token.start) === -1) continue
    const bullet = (match[1] ?? match[3])!
    const box = (match[2] ?? match[4])!
    const markup = /[*_`]*$/.exec(prefix)![0].length
    unparsed.push({
      reason: 'malformed-box',
      ids: [idOf(token.parts)],
      span: [lineStart + prefix.indexOf(bullet), token.start - markup],
      replacement: `${bullet} [${/x/i.test(box) ? 'x' : ' '}] `,
    })
  }
  return unparsed
}

/** A task's id stands near the start of its line, however deeply it is nested. */
const LONGEST_PREFIX = 120
