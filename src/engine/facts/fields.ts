import type { Field } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { nextOutside, type Page } from './page.ts'

/** `status`: closed · **Status:** accepted · **Status**: accepted · Status: deferred. Group 1 name, 2 value. */
const FIELD =
  /^[ \t]*(?:[-*+][ \t]+)?(?:\*\*|__|`)?([A-Za-z][A-Za-z0-9 _/-]{0,39}?)(?:\*\*|__|`)?[ \t]*:(?:\*\*|__)?[ \t]*(.*)$/

/** Fields in the list or paragraph right under a heading. A block that holds none ends them. */
export function fieldsBelow(page: Page, heading: number): Field[] {
  const { tree } = page
  const fields: Field[] = []
  let node = nextOutside(tree, heading)
  while (node < tree.count && tree.parent[node] === tree.parent[heading]) {
    const type = tree.type[node]
    if (type !== Node.list && type !== Node.paragraph) break
    const found = type === Node.list ? listFields(page, node) : linesAsFields(page, tree.start[node]!, tree.end[node]!)
    if (found.length === 0) break
    fields.push(...found)
    node = nextOutside(tree, node)
  }
  return fields
}

function listFields(page: Page, list: number): Field[] {
  const { tree } = page
  const last = nextOutside(tree, list)
  const fields: Field[] = []
  for (let item = list + 1; item < last; item++) {
    const isField =
      tree.type[item] === Node.listItem && tree.parent[item] === list && tree.type[item + 1] === Node.paragraph
    if (isField) fields.push(...linesAsFields(page, tree.start[item]!, tree.end[item + 1]!).slice(0, 1))
  }
  return fields
}

/** The leading lines of a block that are fields; the first other line ends them. */
function linesAsFields(page: Page, start: number, end: number): Field[] {
  const fields: Field[] = []
  let offset = start
  for (const line of page.text.slice(start, end).split('\n')) {
    const match = FIELD.exec(line.replace(/\r$/, ''))
    if (!match) break
    const value = match[2]!.replace(/^[`*_]+|[`*_]+$/g, '').trim()
    const name = match[1]!.trim().toLowerCase().replace(/[ -]/g, '_')
    const lineEnd = Math.min(end, offset + line.length)
    fields.push({ name, value, span: [offset, lineEnd], valueSpan: [lineEnd - match[2]!.length, lineEnd] })
    offset += line.length + 1
  }
  return fields
}
