/** Sentences that say which tasks run beside each other: "T013 (exporter), T014, T015 can run in parallel". */
import type { ParallelFact } from '../../model/plans.ts'
import { positionAt, type Span } from '../../model/range.ts'
import type { IdToken } from '../../kinds/ids.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import { Node } from '../../parse/markdown.ts'
import { leafAt, tokenFrom, type Page } from '../page.ts'

const WORD = /\b(?:parallel|concurrently|simultaneously)\b/gi

/** No statement is longer; a line may be. */
const REACH = 600

export function extractParallels(page: Page): ParallelFact[] {
  const found: ParallelFact[] = []
  for (const { 0: word, index } of page.text.matchAll(WORD)) {
    const leaf = leafAt(page, index)
    if (leaf === -1 || page.tree.type[leaf] !== Node.text) continue
    const line = lineAround(page, index)
    const end = index + word.length
    const members = membersBefore(page, line, index, end) ?? membersBehind(page, line, index, end)
    if (members) found.push({ span: [line[0], line[1]], members })
  }
  return found
}

function lineAround({ text, lineStarts }: Page, offset: number): Span {
  const { line } = positionAt(lineStarts, offset)
  const start = Math.max(lineStarts[line - 1]!, offset - REACH)
  const end = Math.min(lineStarts[line] ?? text.length, offset + REACH)
  return [start, end]
}

const MARKUP = '[*_`]{0,3}'
const ASIDE = String.raw`(?:\([^()]{0,120}\)\s?)?`
const JOINT = new RegExp(String.raw`^${MARKUP}\s?${ASIDE}(?:,?\s?(?:and|&|\+)\s|,\s?)${MARKUP}$`)

/** What stands between the last member and the word; `(` opens the aside that the word begins. */
const CAN_RUN = new RegExp(
  String.raw`^${MARKUP}\s?${ASIDE}(?:can|may|could) (?:all |both |each |also |then |now )?(?:be )?(?:run|runs?|done|executed|proceed|start|started|worked on|implemented|developed|built|go|happen)(?: (?:fully|entirely|completely))?(?: in)? $`,
  'i',
)
const IN_ASIDE = new RegExp(String.raw`^${MARKUP}\s?${ASIDE}:${MARKUP} [^()]{0,120}\($`)
const RIGHT_BEHIND = new RegExp(String.raw`^${MARKUP}\s?${ASIDE}$`)

function membersBefore(page: Page, line: Span, start: number, end: number): Span | undefined {
  const next = tokenFrom(page, start)
  const last = page.tokens[next - 1]
  if (!last || last.start < line[0] || !isTask(last)) return undefined
  const between = page.text.slice(last.end, start)
  const behind = page.text.slice(end, line[1])
  const isStated =
    (CAN_RUN.test(between) && !/^\s+(?:with|to)\b/i.test(behind)) ||
    (IN_ASIDE.test(between) && /^(?:\)| after )/.test(behind)) ||
    (RIGHT_BEHIND.test(between) && /^[*_\s.]*$/.test(behind))
  if (!isStated) return undefined
  let first = next - 1
  while (first > 0 && isJoined(page, first - 1, line)) first--
  return [page.tokens[first]!.start, last.end]
}

const LABEL = new RegExp(String.raw`^${MARKUP}:${MARKUP}\s{0,2}(?:[Tt]asks )?${MARKUP}$`)

/** "In parallel: T002 and T003". */
function membersBehind(page: Page, line: Span, start: number, end: number): Span | undefined {
  let last = tokenFrom(page, end)
  const first = page.tokens[last]
  if (!first || first.start >= line[1] || !isTask(first)) return undefined
  if (!LABEL.test(page.text.slice(end, first.start))) return undefined
  if (/\b(?:not|no|never|non)[\s-]+(?:in )?$/i.test(page.text.slice(line[0], start))) return undefined
  while (last + 1 < page.tokens.length && page.tokens[last + 1]!.start < line[1] && isJoined(page, last, line)) last++
  return [first.start, page.tokens[last]!.end]
}

/** Whether the token and its neighbour behind it are members of one list. */
function isJoined({ text, tokens }: Page, at: number, line: Span): boolean {
  const [one, other] = [tokens[at]!, tokens[at + 1]!]
  return one.start >= line[0] && isTask(one) && isTask(other) && JOINT.test(text.slice(one.end, other.start))
}

function isTask({ parts, form }: IdToken): boolean {
  return form !== 'wildcard' && kindOfFamily(parts.family) === 'task'
}
