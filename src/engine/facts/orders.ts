import type { IdToken } from '../kinds/ids.ts'
import type { HeadingFact } from '../model/facts.ts'
import type { OrderFact, TableFact } from '../model/plans.ts'
import { Node } from '../parse/markdown.ts'
import { chainsIn } from './orders/chains.ts'
import { senseOf } from './orders/context.ts'
import { sightOf } from './orders/sight.ts'
import { leafAt, tokenFrom, type Page } from './page.ts'

/** Orders that the page's text states: "dev → {stage || demo} → prod". Whether its names are names of a plan, the linker knows. */
export function extractOrders(page: Page, headings: readonly HeadingFact[], tables: readonly TableFact[]): OrderFact[] {
  const orders: OrderFact[] = []
  const hasEntries = tables.some(({ sort }) => sort === 'cascade')
  if (!hasEntries && !page.tokens.some(isNode)) return orders
  let section = -1
  let done = 0
  for (const { index } of page.text.matchAll(ARROW_END)) {
    if (index < done || (page.text[index] === '>' && !/[-=]/.test(page.text[index - 1] ?? ''))) continue
    const block = blockAt(page, index)
    if (block === undefined) continue
    const start = page.tree.start[block]!
    done = page.tree.end[block]!
    while ((headings[section + 1]?.span[0] ?? Infinity) <= start) section++
    if (!hasEntries && !namesNode(page, start, done)) continue
    const heading = headings[section]?.text ?? ''
    const sight = sightOf(page, start, done)
    for (const chain of chainsIn(sight, start)) {
      const sense = senseOf(chain, sight, start, heading)
      if (sense) orders.push({ ...chain, sense, section })
    }
  }
  return orders
}

/** Found everywhere, and cheaply; what it is the end of is looked at where a reader sees it. */
const ARROW_END = /[→⇒⟶>]/g

/** Plain words are names of entries, which stand in a table of the same page. */
function namesNode(page: Page, start: number, end: number): boolean {
  for (let at = tokenFrom(page, start); at < page.tokens.length && page.tokens[at]!.start < end; at++)
    if (isNode(page.tokens[at]!)) return true
  return /\brun \d/i.test(page.text.slice(start, end))
}

/** Runs and slices have short numbers; tickets and decisions have not. */
function isNode({ parts }: IdToken): boolean {
  return parts.family === 'run-' || parts.number.length <= 2
}

/** The paragraph, cell or heading that an offset stands in; undefined where no reader sees a word there. */
function blockAt(page: Page, offset: number): number | undefined {
  const { tree } = page
  const leaf = leafAt(page, offset)
  if (leaf === -1) return undefined
  for (let node = tree.parent[leaf]!; node !== 0 && node < tree.count; node = tree.parent[node]!) {
    const type = tree.type[node]
    if (type === Node.paragraph || type === Node.tableCell || type === Node.heading) return node
  }
  return undefined
}
