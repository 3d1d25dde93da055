/** Items among tasks that are none, and look as if they were meant to be. */
import type { StrayTaskFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import { Node } from '../../parse/markdown.ts'
import { leadingId } from '../definitions.ts'
import { foldText } from '../fields.ts'
import { nodesOf, type Page } from '../page.ts'
import { plainBetween } from '../plain.ts'

/** So many siblings with a box and an id make a list of tasks. */
const FEWEST_TASKS = 3

const MARKER = /(?:[-*+]|\d{1,9}[.)])[ \t]+/y
const BOX = /\[([^\]\r\n]{1,2})\][ \t]+/y

/** `items`: the list items that are tasks, and the section of each. */
export function extractStrays(page: Page, items: ReadonlyMap<number, number>): StrayTaskFact[] {
  const { tree } = page
  const tasksOf = new Map<number, number>()
  const sectionOf = new Map<number, number>()
  for (const [item, section] of items) {
    tasksOf.set(tree.parent[item]!, (tasksOf.get(tree.parent[item]!) ?? 0) + 1)
    sectionOf.set(tree.parent[item]!, section)
  }
  if (![...tasksOf.values()].some((count) => count >= FEWEST_TASKS)) return []
  const strays = new Map<number, StrayTaskFact[]>()
  for (const item of nodesOf(page, Node.listItem)) {
    const list = tree.parent[item]!
    if (items.has(item) || (tasksOf.get(list) ?? 0) < FEWEST_TASKS) continue
    const stray = strayAt(page, item)
    if (stray) push(strays, list, { ...stray, section: sectionOf.get(list)! })
  }
  // Where they are many, the list is meant to be mixed.
  return [...strays].flatMap(([list, found]) => (found.length * FEWEST_TASKS <= tasksOf.get(list)! ? found : []))
}

function strayAt(page: Page, item: number): Omit<StrayTaskFact, 'section'> | undefined {
  const { text, tree } = page
  if (tree.type[item + 1] !== Node.paragraph || tree.parent[item + 1] !== item) return undefined
  const start = tree.start[item]!
  MARKER.lastIndex = start
  if (!MARKER.test(text)) return undefined
  const boxStart = MARKER.lastIndex
  BOX.lastIndex = boxStart
  const box = BOX.exec(text)
  const wordStart = box ? BOX.lastIndex : boxStart
  const lead = leadingId(page, wordStart)
  const end = lineEnd(text, wordStart, tree.end[item + 1]!)
  if (!lead) {
    const isPlain = box !== null && /^[ xX]$/.test(box[1]!) && !beginsWithId(page, wordStart)
    if (!isPlain) return undefined
    return { sort: 'no-id', span: [start, end], title: foldText(plainBetween(page, wordStart, end)) }
  }
  if (kindOfFamily(lead.token.parts.family) !== 'task') return undefined
  const idSpan: Span = [lead.token.start, lead.token.end]
  const id = text.slice(...idSpan)
  const title = foldText(plainBetween(page, lead.after, end))
  if (!box) return { sort: 'no-box', span: idSpan, id, idSpan, title }
  // Those with a space too many have a rule of their own.
  if (/^(?:\s*[xX]?\s*|[~-])$/.test(box[1]!)) return undefined
  return { sort: 'bad-box', span: [boxStart, boxStart + box[1]!.length + 2], id, idSpan, box: `[${box[1]!}]`, title }
}

/** An id of any family, a range, or a number of another make: `**FR-004**`, `T001-T004:`, `T013.1`, `2.1`. */
function beginsWithId({ text }: Page, offset: number): boolean {
  return /^[*_~`[(]{0,8}(?:[A-Za-z]{1,12}[-_ ]?)?\d/.test(text.slice(offset, offset + 24))
}

function lineEnd(text: string, start: number, end: number): number {
  const length = text.slice(start, end).search(/[ \t]*(?:\r|\n|$)/)
  return start + length
}

function push(strays: Map<number, StrayTaskFact[]>, list: number, stray: StrayTaskFact): void {
  const others = strays.get(list)
  if (others) others.push(stray)
  else strays.set(list, [stray])
}
