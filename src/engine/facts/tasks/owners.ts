/** Which paragraphs of a page belong to which task: each to the innermost one around it. */
import { Node } from '../../parse/markdown.ts'
import { nextOutside, type Page } from '../page.ts'

/** A task's stretch of the page. Stretches nest, and hardly ever overlap otherwise. */
export interface Stretch {
  readonly start: number
  readonly end: number
  /** The node that its paragraphs and lists are children of: the item, or what a heading stands in. */
  readonly container: number
}

export interface Paragraph {
  readonly start: number
  readonly end: number
  /** The end of the list item that it begins, so with what is nested in it; else its own. */
  readonly blockEnd: number
  /** The task's own, or one of its sub-items; not nested any deeper. */
  readonly isDirect: boolean
}

/** `stretches` in the order of their starts. One pass, however deeply they nest. */
export function paragraphsOf<Task extends Stretch>(page: Page, stretches: readonly Task[]): Map<Task, Paragraph[]> {
  const { tree } = page
  const owned = new Map<Task, Paragraph[]>(stretches.map((task) => [task, []]))
  const open: Task[] = []
  let next = 0
  let node = 1
  while (node < tree.count) {
    const start = tree.start[node]!
    const type = tree.type[node]!
    while (open.length > 0 && open.at(-1)!.end <= start) open.pop()
    while (next < stretches.length && stretches[next]!.start <= start) open.push(stretches[next++]!)
    // What a task quotes is somebody else's word.
    if (type === Node.table || (type === Node.blockquote && open.length > 0)) {
      node = nextOutside(tree, node)
      continue
    }
    const owner = type === Node.paragraph ? open.at(-1) : undefined
    if (owner && tree.end[node]! <= owner.end) owned.get(owner)!.push(paragraphAt(page, node, owner.container))
    node++
  }
  return owned
}

/** More of an item is no field, but a section. */
const LONGEST_ITEM = 4000

const BOX = /\[[ xX]\][ \t]+$/

function paragraphAt({ text, tree }: Page, node: number, container: number): Paragraph {
  const written = tree.start[node]!
  // A box is a part of what an item says: `[ ] Done` is not done.
  const start = written - (BOX.exec(text.slice(Math.max(0, written - 8), written))?.[0].length ?? 0)
  const end = tree.end[node]!
  const parent = tree.parent[node]!
  const isFirst = parent === node - 1 && tree.type[parent] === Node.listItem
  const itemEnd = isFirst ? tree.end[parent]! : end
  const list = tree.type[parent] === Node.listItem ? tree.parent[parent]! : -1
  return {
    start,
    end,
    blockEnd: itemEnd - start > LONGEST_ITEM ? end : itemEnd,
    isDirect: parent === container || (isFirst && tree.parent[list] === container),
  }
}
