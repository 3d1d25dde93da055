/**
 * The boxes of task lists get a name. GFM writes an `<input>` without any, which a screen reader calls "checkbox" and
 * leaves its listener to guess; what stands beside it is what it says, in whatever language the page is.
 */
import type { Element, ElementContent, Nodes, Root } from 'hast'
import type { HastPluginDefinition } from 'satteri'

const LISTS = new Set(['ul', 'ol'])

/** For unified. */
export function rehypeTaskBoxes(): (tree: Root) => void {
  return nameBelow
}

/** For satteri. */
export const satteriTaskBoxes: HastPluginDefinition = {
  name: 'throughline-task-boxes',
  element: {
    filter: ['li'],
    visit(item, context) {
      const box = boxIn(item)
      if (box) context.setProperty(box.element, 'ariaLabel', box.name)
    },
  },
}

function nameBelow(node: Nodes): void {
  if (!('children' in node)) return
  for (const child of node.children) {
    if (isElement(child) && child.tagName === 'li') {
      const box = boxIn(child)
      if (box) box.element.properties['ariaLabel'] = box.name
    }
    nameBelow(child)
  }
}

interface Box {
  readonly element: Element
  /** The text behind it, up to the end of its paragraph or the next list, on one line. */
  readonly name: string
}

/** What a list item begins with, in its first paragraph where the list is loose. A box that has a name keeps it. */
function boxIn(item: Readonly<Element>): Box | undefined {
  const element = item.children.find(isElement)
  if (element?.tagName === 'p') return boxIn(element)
  const isBox = element?.tagName === 'input' && element.properties['type'] === 'checkbox'
  const name = item.children.map(textOf).join('').replace(/\s+/g, ' ').trim()
  return isBox && element.properties['ariaLabel'] === undefined && name !== '' ? { element, name } : undefined
}

function textOf(node: ElementContent): string {
  if (node.type === 'text') return node.value
  return isElement(node) && !LISTS.has(node.tagName) ? node.children.map(textOf).join('') : ''
}

function isElement(node: { readonly type: string }): node is Element {
  return node.type === 'element'
}
