/**
 * About how large Mermaid draws a diagram, in pixels at its natural size: what a page keeps free for it, so that nothing
 * moves when it is there. Of a flowchart by its ranks, of others by their lines.
 */
import type { DiagramFact } from '../model/plans.ts'
import { ranksOf, type Way } from './run-diagram/ranks.ts'

export interface DrawingSize {
  readonly width: number
  readonly height: number
}

export type Direction = 'LR' | 'TB'

export function diagramSizeOf({ text, sort, nodes, edges, isUnderstood }: DiagramFact): DrawingSize {
  if (!isUnderstood || nodes.length === 0) return sizeByLines(text, sort)
  const placeOf = new Map(nodes.map(({ id }, at) => [id, at]))
  const ways = edges.map(({ from, to }) => ({ from: placeOf.get(from)!, to: placeOf.get(to)! }))
  const isAcross = /^\s*(?:flowchart|graph)[ \t]+(?:LR|RL)\b/m.test(text)
  const size = chartSize(
    nodes.map(({ label }) => label.split('\n')),
    ways,
    isAcross ? 'LR' : 'TB',
  )
  const frames = text.match(/^\s*subgraph\b/gm)?.length ?? 0
  return { width: size.width, height: size.height + Math.min(frames, MOST_NESTED) * FRAME }
}

/** `boxes` are lines of text each. */
export function chartSize(
  boxes: readonly (readonly string[])[],
  ways: readonly Way[],
  direction: Direction,
): DrawingSize {
  const ranks = ranksOf(boxes.length, ways)
  const along: number[] = []
  const beside: number[] = []
  for (const [at, lines] of boxes.entries()) {
    const { width, height } = boxSize(lines)
    const rank = ranks[at]!
    along[rank] = Math.max(along[rank] ?? 0, direction === 'LR' ? width : height)
    beside[rank] = (beside[rank] ?? -GAP) + GAP + (direction === 'LR' ? height : width)
  }
  const length = sum(along) + GAP * Math.max(0, along.length - 1) + MARGIN
  const breadth = beside.reduce((most, each) => Math.max(most, each), 0) + MARGIN
  return direction === 'LR' ? { width: length, height: breadth } : { width: breadth, height: length }
}

const GAP = 50
const MARGIN = 16
const FRAME = 40
const MOST_NESTED = 3
const LINE = 20
const LETTER = 8
/** Mermaid wraps a label that is wider. */
const WIDEST_LABEL = 200
const PADDING = 30

function boxSize(lines: readonly string[]): DrawingSize {
  const widths = lines.map((line) => line.length * LETTER)
  const rows = sum(widths.map((width) => Math.max(1, Math.ceil(width / WIDEST_LABEL))))
  const width = Math.min(
    WIDEST_LABEL,
    widths.reduce((most, each) => Math.max(most, each), 0),
  )
  return { width: width + 2 * PADDING, height: rows * LINE + PADDING }
}

/** Pixels that a line of each sort adds. */
const LINE_OF_SORT = new Map([
  ['sequenceDiagram', 48],
  ['gantt', 28],
  ['stateDiagram', 50],
  ['stateDiagram-v2', 50],
])
const OTHER_LINE = 40
/** Of those that are always as high. */
const HEIGHT_OF_SORT = new Map([
  ['pie', 450],
  ['quadrantChart', 500],
  ['xychart', 500],
  ['xychart-beta', 500],
  ['journey', 540],
  ['timeline', 500],
  ['sankey', 400],
  ['sankey-beta', 400],
])
const BASE = 120

function sizeByLines(text: string, sort: string): DrawingSize {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const height = HEIGHT_OF_SORT.get(sort)
  if (height !== undefined) return { width: WIDEST_LABEL * 3, height }
  return { width: WIDEST_LABEL * 3, height: BASE + lines * (LINE_OF_SORT.get(sort) ?? OTHER_LINE) }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}
