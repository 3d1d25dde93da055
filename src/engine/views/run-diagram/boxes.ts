/** What is drawn of a graph: boxes, few enough to be read, and the arrows between them. */
import type { RunGraph, RunNode } from '../../link/runs.ts'
import { keyOf } from '../../link/runs/names.ts'
import { groupBy } from '../../model/group-by.ts'
import { ranksOf } from './ranks.ts'
import { withoutImplied } from './reduction.ts'
import { strictestOf, waitSortOf, type WaitSort } from './waits.ts'

export interface Box {
  /** More than one where steps are folded together; in the order of the graph. */
  readonly nodes: readonly RunNode[]
  /** The run that its slices are folded into; undefined of neighbours in the order. */
  readonly lead: RunNode | undefined
  /** Id of the run whose frame it stands in. */
  readonly frame: string | undefined
}

/** Places in the list of boxes: `to` waits for `from`. */
export interface Arrow {
  readonly from: number
  readonly to: number
  readonly sort: WaitSort
}

export interface Boxes {
  readonly boxes: readonly Box[]
  readonly arrows: readonly Arrow[]
  readonly isGrouped: boolean
}

/** More boxes nobody reads on one screen. */
const MOST_BOXES = 40
/** More arrows are a thicket: those go that others imply. */
const MOST_ARROWS = 120
/** Mermaid draws none with more than 500, and what is left here is a plan that goes round in circles. */
const MOST_DRAWN = 400

export function boxesOf(graph: RunGraph): Boxes {
  const runOf = runsOf(graph)
  let boxes = graph.nodes.map((node): Box => ({ nodes: [node], lead: undefined, frame: undefined }))
  if (boxes.length <= MOST_BOXES) boxes = framed(boxes, runOf)
  else {
    boxes = inRuns(graph, runOf)
    if (boxes.length > MOST_BOXES) boxes = inStretches(boxes, arrowsBetween(boxes, graph))
  }
  const all = arrowsBetween(boxes, graph)
  const arrows = (all.length > MOST_ARROWS ? withoutImplied(all, boxes.length) : all).slice(0, MOST_DRAWN)
  return { boxes, arrows, isGrouped: boxes.length < graph.nodes.length || arrows.length < all.length }
}

/** The run of each slice, where it is a node of the graph. */
function runsOf({ nodes }: RunGraph): Map<RunNode, RunNode> {
  const byKey = new Map(nodes.map((node) => [keyOf(node.id), node]))
  return new Map(
    nodes.flatMap((node) => {
      const run = node.run === undefined ? undefined : byKey.get(keyOf(node.run))
      return run && run !== node && run.kind === 'run' && node.kind !== 'run' ? [[node, run] as const] : []
    }),
  )
}

/** A run with slices stands in one frame with them. */
function framed(boxes: readonly Box[], runOf: ReadonlyMap<RunNode, RunNode>): Box[] {
  const runs = new Set(runOf.values())
  return boxes.map((box) => {
    const [node] = box.nodes as readonly [RunNode]
    return { ...box, frame: runOf.get(node)?.id ?? (runs.has(node) ? node.id : undefined) }
  })
}

function inRuns({ nodes }: RunGraph, runOf: ReadonlyMap<RunNode, RunNode>): Box[] {
  const groups = groupBy(nodes, (node) => runOf.get(node) ?? node)
  return [...groups].map(([lead, own]) => ({
    nodes: own,
    lead: own.length > 1 ? lead : undefined,
    frame: undefined,
  }))
}

/** Neighbours in the order of ranks are folded together, so that no two of the new boxes wait for each other. */
function inStretches(boxes: readonly Box[], arrows: readonly Arrow[]): Box[] {
  const ranks = ranksOf(boxes.length, arrows)
  const order = boxes.map((_, at) => at).sort((one, other) => ranks[one]! - ranks[other]! || one - other)
  const length = Math.ceil(boxes.length / MOST_BOXES)
  const stretches: Box[] = []
  for (let at = 0; at < order.length; at += length) {
    const nodes = order.slice(at, at + length).flatMap((box) => boxes[box]!.nodes)
    stretches.push({ nodes, lead: undefined, frame: undefined })
  }
  return stretches
}

function arrowsBetween(boxes: readonly Box[], { edges }: RunGraph): Arrow[] {
  const boxOf = new Map(boxes.flatMap(({ nodes }, at) => nodes.map(({ id }) => [id, at] as const)))
  const arrows = new Map<string, Arrow>()
  for (const edge of edges) {
    const [from, to] = [boxOf.get(edge.from), boxOf.get(edge.to)]
    if (from === undefined || to === undefined || from === to) continue
    const key = `${from} ${to}`
    const sort = waitSortOf(edge)
    arrows.set(key, { from, to, sort: strictestOf(sort, arrows.get(key)?.sort ?? sort) })
  }
  return [...arrows.values()]
}
