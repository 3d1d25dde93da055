/** Stretches of a page's text that are shown differently: as a link, as a named thing without a page, as a fault. */
import type { InlineCode, Node, Parent, PhrasingContent, Root, Text } from 'mdast'
import type { Point, Position } from 'unist'
import type { Edit } from './edits.ts'
import { placeIn, spanOf, type Passed } from './source-map.ts'
import type { Span } from '../src/engine/model/range.ts'

export interface Stretch {
  /** In the file as it stands on disk. */
  readonly span: Span
  wrap(children: PhrasingContent[]): PhrasingContent
}

/** Headings stay plain, because their text is the table of contents; so does whatever is a link already. */
const UNTOUCHED = new Set(['heading', 'link', 'linkReference'])

/** The edits that dress stretches; of two that overlap, the one that stands first in the list is shown. */
export function dress(tree: Root, source: string, shift: number, stretches: readonly Stretch[]): Edit[] {
  const edits: Edit[] = []
  if (stretches.length > 0) dressBelow(tree, { source, shift, stretches: withoutOverlaps(stretches), edits })
  return edits
}

/** In the order of the text. */
function withoutOverlaps(stretches: readonly Stretch[]): Stretch[] {
  const kept: [rank: number, stretch: Stretch][] = []
  for (const each of [...stretches.entries()].sort(([, a], [, b]) => a.span[0] - b.span[0])) {
    const last = kept.at(-1)
    if (!last || !overlaps(last[1].span, each[1].span)) kept.push(each)
    else if (each[0] < last[0]) kept[kept.length - 1] = each
  }
  return kept.map(([, stretch]) => stretch)
}

/** Those inside of a span. */
function within(stretches: readonly Stretch[], span: Span): Stretch[] {
  let low = 0
  for (let high = stretches.length; low < high;) {
    const middle = (low + high) >> 1
    if (stretches[middle]!.span[0] < span[0]) low = middle + 1
    else high = middle
  }
  const found: Stretch[] = []
  for (let at = low; at < stretches.length && stretches[at]!.span[1] <= span[1]; at++) found.push(stretches[at]!)
  return found
}

export function overlaps(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1]
}

interface Work {
  readonly source: string
  readonly shift: number
  /** In the order of the text, none over another. */
  readonly stretches: readonly Stretch[]
  readonly edits: Edit[]
}

function dressBelow(parent: Parent, work: Work): void {
  let insideAnchor = false
  for (const child of parent.children) {
    if (child.type === 'html') insideAnchor = opensAnchor(child.value, insideAnchor)
    if (insideAnchor || UNTOUCHED.has(child.type) || isJsxAnchor(child)) continue
    if (child.type === 'text' || child.type === 'inlineCode') {
      const span = spanOf(child, work.shift)
      const here = span ? within(work.stretches, span) : []
      const replacement =
        !span || here.length === 0
          ? undefined
          : child.type === 'text'
            ? dressText(child, work.source, span, here)
            : dressCode(child, work.source, here)
      if (replacement) work.edits.push({ node: child, replacement })
    } else if ('children' in child) dressBelow(child, work)
  }
}

function dressText(node: Text, source: string, span: Span, here: readonly Stretch[]): PhrasingContent[] | undefined {
  const parts: PhrasingContent[] = []
  // A paragraph may have thousands of stretches: each is looked for behind the last one.
  let done: Reached = { inValue: 0, inSource: span[0], point: node.position!.start }
  for (const { span: own, wrap } of here) {
    const place = placeIn(node.value, source, done, own)
    if (!place) continue
    const start = reached(done, source, place[0], own[0])
    if (start.inValue > done.inValue) parts.push(part(node, done, start))
    parts.push(wrap([{ type: 'text', value: node.value.slice(...place) }]))
    done = reached(start, source, place[1], own[1])
  }
  if (done.inValue === 0) return undefined
  const end = node.value.length
  if (done.inValue < end) parts.push(part(node, done, reached(done, source, end, span[1])))
  return parts
}

/** A place of a text node that has a point in the tree. */
interface Reached extends Passed {
  readonly point: Point
}

/** What stays plain keeps its place, so that the next plugin finds its own stretches in there. */
function part({ value }: Text, start: Reached, end: Reached): Text {
  const position: Position = { start: start.point, end: end.point }
  return { type: 'text', value: value.slice(start.inValue, end.inValue), position }
}

function reached({ inSource: from, point }: Reached, source: string, inValue: number, inSource: number): Reached {
  const passed = source.slice(from, inSource)
  const lastBreak = passed.lastIndexOf('\n')
  return {
    inValue,
    inSource,
    point: {
      line: point.line + (lastBreak === -1 ? 0 : passed.split('\n').length - 1),
      column: lastBreak === -1 ? point.column + passed.length : passed.length - lastBreak,
      offset: point.offset! + passed.length,
    },
  }
}

/** Code is dressed as a whole, where the stretch is all it says; a part of a command or a path stays code. */
function dressCode(node: InlineCode, source: string, here: readonly Stretch[]): PhrasingContent[] | undefined {
  const whole = here.find(({ span }) => source.slice(span[0], span[1]) === node.value.trim())
  return whole && [whole.wrap([node])]
}

function opensAnchor(html: string, wasOpen: boolean): boolean {
  const tag = html.slice(0, 3).toLowerCase()
  if (tag === '</a') return false
  return wasOpen || tag === '<a ' || tag === '<a>'
}

function isJsxAnchor(node: Node): boolean {
  return node.type.startsWith('mdxJsx') && (node as { name?: string }).name === 'a'
}
