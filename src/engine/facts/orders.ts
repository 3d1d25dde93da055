import type { HeadingFact } from '../model/facts.ts'
import type { OrderFact } from '../model/plans.ts'
import { Node } from '../parse/markdown.ts'
import { chainsIn } from './orders/chains.ts'
import { isOrder } from './orders/context.ts'
import { sightOf } from './orders/sight.ts'
import { leafAt, tokenFrom, type Page } from './page.ts'

/** Orders that the page's text states: "dev → {stage || demo} → prod". Whether its names are names of a plan, the linker knows. */
export function extractOrders(page: Page, headings: readonly HeadingFact[]): OrderFact[] {
  const orders: OrderFact[] = []
  let section = -1
  let done = 0
  for (const { index } of page.text.matchAll(ARROW_END)) {
    if (index < done || (page.text[index] === '>' && !/[-=]/.test(page.text[index - 1] ?? ''))) continue
    const block = blockAt(page, index)
    if (block === undefined) continue
    const start = page.tree.start[block]!
    done = page.tree.end[block]!
    while ((headings[section + 1]?.span[0] ?? Infinity) <= start) section++
    if (!mayOrder(page, start, done)) continue
    const heading = headings[section]?.text ?? ''
    const sight = sightOf(page, start, done)
    for (const chain of chainsIn(sight, start))
      if (isOrder(chain, sight, start, heading)) orders.push({ span: chain.span, steps: chain.steps, section })
  }
  return orders
}

/** Found everywhere, and cheaply; what it is the end of is looked at where a reader sees it. */
const ARROW_END = /[→⇒⟶>]/g

/** A cheap look: most blocks with an arrow have no second one, and name no run. */
function mayOrder(page: Page, start: number, end: number): boolean {
  const token = page.tokens[tokenFrom(page, start)]
  if (token && token.start < end) return true
  const source = page.text.slice(start, end)
  return /(?:[→⇒⟶]|[-=]>)[^→⇒⟶>]+(?:[→⇒⟶]|[-=]>)/.test(source) || /\brun \d/i.test(source)
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
