/** What a runbook says, passage by passage: its symptoms and steps are shown apart from the page. */
import type { FrontmatterFact, PassageFact } from '../model/facts.ts'
import { Node } from '../parse/markdown.ts'
import { foldText } from './fields.ts'
import { spanOf, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

/** In the order of the text. Pages of another type have none: nobody asks for theirs. */
export function extractPassages(page: Page, frontmatter: FrontmatterFact | undefined): PassageFact[] {
  if (frontmatter?.data['type'] !== 'runbook') return []
  const { tree } = page
  const passages: PassageFact[] = []
  for (let node = 1; node < tree.count; node++) {
    if (tree.type[node] === Node.listItem) passages.push(itemAt(page, node))
    else if (tree.type[node] === Node.paragraph && isOutermost(page, node))
      passages.push({ form: 'paragraph', text: textOf(page, node), span: spanOf(page, node) })
  }
  return passages.sort((a, b) => a.span[0] - b.span[0])
}

const BOX = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]/

function itemAt(page: Page, item: number): PassageFact {
  const { tree, text } = page
  const first = item + 1
  const isParagraph = tree.parent[first] === item && tree.type[first] === Node.paragraph
  const start = text.slice(tree.start[item], tree.start[item]! + LONGEST_START)
  const isStep = /^\d/.test(start) && isOutermost(page, tree.parent[item]!)
  return {
    form: isStep ? 'step' : 'item',
    text: isParagraph ? textOf(page, first).replace(/^\[[ xX]\] /, '') : '',
    span: [tree.start[item]!, isParagraph ? tree.end[first]! : tree.start[item]!],
    ...(BOX.test(start) && { hasBox: true as const }),
  }
}

/** A component of MDX shows what is in it as the page itself would. */
function isOutermost({ tree }: Page, node: number): boolean {
  const parent = tree.parent[node]!
  return parent === 0 || tree.type[parent] === Node.mdxJsxFlowElement
}

function textOf(page: Page, node: number): string {
  return foldText(plainBetween(page, ...spanOf(page, node)))
}

const LONGEST_START = 40
