/**
 * What a plugin wants of a page's tree, said so that each host can carry it out in its own way: in unified a plugin
 * changes the nodes, in satteri it gives orders.
 */
import type { Link, ListItem, Node, Parent, PhrasingContent, Root, RootContent } from 'mdast'

export type Edit = Replacement | Mark

export interface Replacement {
  readonly node: Node
  readonly replacement: readonly RootContent[]
}

/** Adds to what a node becomes in HTML. Classes are added to those that are there. */
export interface Mark {
  readonly node: Node
  readonly properties?: Properties
  readonly tagName?: string
  /** Where a link leads instead. */
  readonly url?: string
}

/** As hast names them: `className`, `dataState`. Null takes one away that the host would give. */
export type Properties = Readonly<Record<string, string | readonly string[] | null | undefined>>

/** A node's data, with a mark added. */
export function markedData({ properties, tagName }: Mark, data: object | undefined): object {
  const known = propertiesOf(data)
  const classes = [known['className'] ?? [], properties?.['className'] ?? []].flat()
  const hProperties = { ...known, ...properties, ...(classes.length > 0 && { className: [...new Set(classes)] }) }
  return { ...data, hProperties, ...(tagName !== undefined && { hName: tagName }) }
}

export function propertiesOf(data: object | undefined): Properties {
  return (data as { hProperties?: Properties } | undefined)?.hProperties ?? {}
}

/** Carries edits out on a tree that may be changed. */
export function applyToTree(tree: Root, edits: readonly Edit[]): void {
  const replacements = new Map<Node, readonly RootContent[]>()
  for (const edit of edits) {
    if ('replacement' in edit) replacements.set(edit.node, edit.replacement)
    else {
      if (edit.properties) edit.node.data = markedData(edit, dataOf(edit.node))
      if (edit.url !== undefined) (edit.node as Link).url = edit.url
    }
  }
  if (replacements.size > 0) replaceBelow(tree, replacements)
}

/** A task's class is given to its element late, and only where no other is. */
function dataOf(node: Node): object | undefined {
  const isTask = typeof (node as Partial<ListItem>).checked === 'boolean'
  return isTask ? markedData({ node, properties: { className: ['task-list-item'] } }, node.data) : node.data
}

function replaceBelow(parent: Parent, replacements: ReadonlyMap<Node, readonly RootContent[]>): void {
  parent.children = parent.children.flatMap((child): readonly RootContent[] => {
    const replacement = replacements.get(child)
    if (replacement) return replacement
    if ('children' in child) replaceBelow(child, replacements)
    return [child]
  })
}

/** An element that Markdown has no node for: an emphasis by type, and whatever `tagName` says once it is HTML. */
export function element(tagName: string, properties: Properties, children: PhrasingContent[]): PhrasingContent {
  const data: object = { hName: tagName, hProperties: properties }
  return { type: 'emphasis', children, data }
}

/** A node and everything below it, in document order. */
export function* nodesOf(node: Node): Generator<Node, void, undefined> {
  yield node
  if ('children' in node) for (const child of (node as Parent).children) yield* nodesOf(child)
}
