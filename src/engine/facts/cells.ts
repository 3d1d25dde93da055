import type { Span } from '../model/range.ts'
import { nextOutside, type Page } from './page.ts'

export interface Row {
  readonly node: number
  readonly cells: readonly number[]
}

/** The rows of a table, its head first. */
export function cellsOf(page: Page, table: number): Row[] {
  return childrenOf(page, table).map((node) => ({ node, cells: childrenOf(page, node) }))
}

export function childrenOf(page: Page, node: number): number[] {
  const children: number[] = []
  const last = nextOutside(page.tree, node)
  for (let child = node + 1; child < last; child++) if (page.tree.parent[child] === node) children.push(child)
  return children
}

/** A cell without its pipes and the space around what it says; empty behind the first pipe where it says nothing. */
export function contentOf({ text, tree }: Page, cell: number): Span {
  let start = tree.start[cell]!
  let end = tree.end[cell]!
  if (start < end && text[start] === '|') start++
  if (end > start && text[end - 1] === '|' && text[end - 2] !== '\\') end--
  while (start < end && /\s/.test(text[start]!)) start++
  while (end > start && /\s/.test(text[end - 1]!)) end--
  return [start, end]
}
