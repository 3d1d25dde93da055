/** From a syntax tree's positions to the engine's: where a host cuts the frontmatter off, its positions begin at the body. */
import type { Node, Parent } from 'mdast'
import type { Span } from '../src/engine/model/range.ts'

/**
 * What to add to an offset of `value` to get the offset in `source`, the file as it stands on disk. Astro hands a plugin
 * the trimmed body of an `.md` file, and an `.mdx` file with its frontmatter blanked out. Undefined where `value` is
 * another text: then nothing can be said of its places.
 */
export function shiftOf(source: string, value: string): number | undefined {
  // The Markdown parser of unified does not count a byte-order mark.
  const mark = value.charCodeAt(0) === 0xfeff ? 1 : 0
  if (value.length === source.length) return mark
  const body = value.trimEnd()
  const whole = source.trimEnd()
  return whole.endsWith(body) ? whole.length - body.length + mark : undefined
}

/** The span of a node in the file; undefined for a node that a plugin made. */
export function spanOf(node: Node, shift: number): Span | undefined {
  const { start, end } = node.position ?? {}
  if (start?.offset === undefined || end?.offset === undefined) return undefined
  return [start.offset + shift, end.offset + shift]
}

export function contains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

/**
 * The smallest node of the types around a span; of a paragraph that is all of an item, the item, which is the whole
 * declaration.
 */
export function blockAround(parent: Parent, span: Span, shift: number, types: readonly string[]): Node | undefined {
  for (const child of parent.children) {
    const own = spanOf(child, shift)
    if (own && !contains(own, span)) continue
    const deeper = 'children' in child ? blockAround(child, span, shift, types) : undefined
    if (deeper) return deeper
    if (own && types.includes(child.type))
      return child.type === 'paragraph' && parent.type === 'listItem' ? parent : child
  }
  return undefined
}

/** How far a text node is known: up to an offset of its value, which is one of the file. */
export interface Passed {
  readonly inValue: number
  readonly inSource: number
}

/**
 * Where in a text node's value the source's `written` at `span` has gone, behind what is passed. Escapes, entities and line
 * prefixes make the value shorter than the source, so the place is found by counting: the nth occurrence there is the nth
 * here.
 */
export function placeIn(value: string, source: string, { inValue, inSource }: Passed, span: Span): Span | undefined {
  const written = source.slice(span[0], span[1])
  if (written === '') return undefined
  let at = value.indexOf(written, inValue)
  for (let before = source.indexOf(written, inSource); before !== -1 && before < span[0] && at !== -1;) {
    at = value.indexOf(written, at + 1)
    before = source.indexOf(written, before + 1)
  }
  return at === -1 ? undefined : [at, at + written.length]
}
