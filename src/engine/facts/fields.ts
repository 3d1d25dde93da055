import type { Field } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { withoutMojibake } from './mojibake.ts'
import { nextOutside, type Page } from './page.ts'
import { plainBetween } from './plain.ts'
import { cellsOf, contentOf } from './cells.ts'

/** The longest text that facts keep of a field or a section. */
const LONGEST_TEXT = 2000

/** Characters that no reader sees. Other rules report them, and their fixes must change nothing of what a field says. */
const HIDDEN = /[\u00ad\u200b-\u200d\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g

/**
 * A text on one line, as it was meant: mangled and hidden characters mended, white space folded. Where it is longer than 2,000 characters it is cut, and ` …#1a2b3c4d` behind it
 * is a hash of the letters and digits of the whole: so a comparison with an earlier state sees a change further on.
 * `goesOn`: the text was cut before.
 */
export function foldText(text: string, goesOn = false): string {
  const folded = withoutMojibake(text).replace(HIDDEN, '').replace(/\s+/g, ' ').trim()
  if (folded.length <= LONGEST_TEXT && !goesOn) return folded
  const kept = folded.slice(0, LONGEST_TEXT).replace(/[\uD800-\uDBFF]$/, '')
  return `${kept} …#${hashOf(folded)}`
}

/** FNV-1a in 32 bits, https://datatracker.ietf.org/doc/html/draft-eastlake-fnv; punctuation and the case of a to z do not count. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    let code = text.charCodeAt(at)
    if (code >= 65 && code <= 90) code += 32
    if (code < 48 || (code > 57 && code < 97) || (code > 122 && code < 0xc0) || (code >= 0x2000 && code < 0x2070))
      continue
    hash = Math.imul(hash ^ code, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}

/** `Superseded-By` → `superseded_by`. */
export function fieldName(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '_')
    .replace(/^_|_$/g, '')
}

/** Fields in the lists and paragraphs right under a heading, or in a table of two columns. A block that holds none ends them. */
export function fieldsBelow(page: Page, heading: number): Field[] {
  const { tree } = page
  const fields: Field[] = []
  let node = nextOutside(tree, heading)
  while (node < tree.count && tree.parent[node] === tree.parent[heading]) {
    const type = tree.type[node]
    if (type !== Node.html || !page.text.startsWith('<!--', tree.start[node])) {
      const found = fieldsIn(page, node, fields.length === 0)
      if (found.length === 0) break
      fields.push(...found)
      if (type === Node.table) break
    }
    node = nextOutside(tree, node)
  }
  return fields
}

function fieldsIn(page: Page, node: number, isFirst: boolean): Field[] {
  const { tree } = page
  const type = tree.type[node]
  if (type === Node.list) return listFields(page, node)
  if (type === Node.paragraph) return paragraphFields(page, tree.start[node]!, tree.end[node]!)
  return type === Node.table && isFirst ? tableFields(page, node) : []
}

/** An item is a field where its first line is one, with all that is nested in it. */
function listFields(page: Page, list: number): Field[] {
  const { tree } = page
  const last = nextOutside(tree, list)
  const fields: Field[] = []
  for (let item = list + 1; item < last; item++) {
    const isCandidate =
      tree.type[item] === Node.listItem && tree.parent[item] === list && tree.type[item + 1] === Node.paragraph
    const head = isCandidate ? headAt(page.text, tree.start[item + 1]!) : undefined
    if (head) fields.push(fieldOf(page, head, tree.start[item]!, tree.end[item]!))
  }
  return fields
}

const LINE_END = /(\r\n?|\n)|<br[ \t]*\/?>|[ \t][|·•][ \t]+(?=\*\*|__)/gi

/** Each line that begins with a name begins a field, the others go on; behind a hard break they are none of its. */
function paragraphFields(page: Page, start: number, end: number): Field[] {
  const heads: { head: Head; start: number; end: number }[] = []
  let from = start
  let isBroken = true
  const take = (to: number): boolean => {
    const head = headAt(page.text, from)
    if (head) heads.push({ head, start: from, end: to })
    else if (isBroken) return false
    else heads.at(-1)!.end = to
    return true
  }
  for (const match of page.text.slice(start, end).matchAll(LINE_END)) {
    const at = start + match.index
    if (!take(at)) break
    isBroken = match[1] === undefined || /(?: {2}|\\)$/.test(page.text.slice(from, at))
    from = at + match[0].length
  }
  if (from < end) take(end)
  return heads.map((each) => fieldOf(page, each.head, each.start, each.end))
}

const TABLE_OF_FIELDS = /^(?:fields?|items?|keys?|attributes?|property|properties|metadata|meta|name|aspects?|)$/i

/** `| Field | Value |`, or a table whose head is a field itself: `| Status | Accepted |`. */
function tableFields(page: Page, table: number): Field[] {
  const rows = cellsOf(page, table)
  if (rows.some(({ cells }) => cells.length !== 2)) return []
  const fields = rows.map(({ node, cells }): Field => {
    const [name, value] = cells.map((cell) => contentOf(page, cell)) as [Span, Span]
    return {
      name: fieldName(plainBetween(page, name[0], name[1])),
      value: foldText(plainBetween(page, value[0], value[1])),
      span: [page.tree.start[node]!, page.tree.end[node]!],
      valueSpan: unwrapped(page.text, value),
    }
  })
  const [head, ...others] = fields
  if (!head) return []
  if (TABLE_OF_FIELDS.test(head.name)) return others
  return head.name === 'status' ? fields : []
}

interface Head {
  readonly name: string
  /** Behind the colon and its markup. */
  readonly end: number
  /** Emphasis that was opened before the name and goes on behind the colon. */
  readonly open: string
}

/** `status`: closed · **Status:** accepted · **Status**: accepted · Status: deferred. */
const HEAD = /[ \t]*([*_`]{0,3})([A-Za-z][A-Za-z0-9 _/-]{0,39}?)([*_`]{0,3})[ \t]*:(?!\/\/|:)/y

function headAt(text: string, offset: number): Head | undefined {
  HEAD.lastIndex = offset
  const match = HEAD.exec(text)
  if (!match) return undefined
  const [, opening = '', name = '', closing = ''] = match
  const isOpen = opening !== '' && closing === ''
  const isClosedHere = isOpen && text.startsWith(opening, HEAD.lastIndex)
  return {
    name: fieldName(name),
    end: HEAD.lastIndex + (isClosedHere ? opening.length : 0),
    open: isOpen && !isClosedHere ? opening : '',
  }
}

/** The field that a stretch is, where it begins with a name and a colon. */
export function fieldAt(page: Page, [start, end]: Span): Field | undefined {
  const head = headAt(page.text, start)
  return head && fieldOf(page, head, start, end)
}

function fieldOf(page: Page, head: Head, start: number, end: number): Field {
  const written = trimmed(page.text, head.end, end)
  return {
    name: head.name,
    value: foldText(plainBetween(page, head.end, end)),
    span: trimmed(page.text, start, end),
    valueSpan: written[0] === written[1] ? [head.end, head.end] : unwrapped(page.text, written, head.open),
  }
}

export function trimmed(text: string, start: number, end: number): Span {
  let from = start
  let to = end
  while (from < to && /\s/.test(text[from]!)) from++
  while (to > from && /\s/.test(text[to - 1]!)) to--
  return [from, to]
}

/** Without the code marks or the emphasis around the whole of it; `open` is what began before the name. */
export function unwrapped(text: string, [start, end]: Span, open = ''): Span {
  if (open !== '')
    return text.endsWith(open, end) ? trimmed(text, start, Math.max(start, end - open.length)) : [start, end]
  const mark = /^[*_`]{1,3}/.exec(text.slice(start, Math.min(end, start + 3)))?.[0] ?? ''
  const inner = text.slice(start + mark.length, end - mark.length)
  const isAround = mark !== '' && end - start > 2 * mark.length && text.slice(end - mark.length, end) === mark
  return isAround && !inner.includes(mark) ? [start + mark.length, end - mark.length] : [start, end]
}
