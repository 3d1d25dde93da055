import type { RunEdge, RunNode } from '../runs.ts'
import { isHard } from './reach.ts'

/**
 * Nodes in the order in which they are to be carried out: none before what it waits for, and of those that are free the
 * first by kind and number. What waits in a circle comes last.
 */
export function inSequence(nodes: readonly RunNode[], edges: readonly RunEdge[]): RunNode[] {
  const ranked = [...nodes].sort(compareNodes)
  const rankOf = new Map(ranked.map(({ id }, rank) => [id, rank]))
  const waits = ranked.map(() => 0)
  const leaving: number[][] = ranked.map(() => [])
  for (const edge of edges) {
    if (!isHard(edge) || edge.from === edge.to) continue
    const to = rankOf.get(edge.to)!
    leaving[rankOf.get(edge.from)!]!.push(to)
    waits[to]!++
  }
  const free: number[] = []
  waits.forEach((count, rank) => count === 0 && free.push(rank))
  const sequence: RunNode[] = []
  const isPlaced = ranked.map(() => false)
  for (let rank = takeFirst(free); rank !== undefined; rank = takeFirst(free)) {
    sequence.push(ranked[rank]!)
    isPlaced[rank] = true
    for (const next of leaving[rank]!) if (--waits[next]! === 0) put(free, next)
  }
  return [...sequence, ...ranked.filter((_, rank) => !isPlaced[rank])]
}

const KINDS: readonly RunNode['kind'][] = ['run', 'slice', 'entry']

/** Runs, slices, entries; by family, number and what follows it. Entries have neither and stay as they are. */
function compareNodes(one: RunNode, other: RunNode): number {
  if (one.kind !== other.kind) return KINDS.indexOf(one.kind) - KINDS.indexOf(other.kind)
  if (one.kind === 'entry') return 0
  const [a, b] = [partsOf(one.id), partsOf(other.id)]
  if (a.family !== b.family) return a.family < b.family ? -1 : 1
  return a.number - b.number || (a.suffix < b.suffix ? -1 : a.suffix > b.suffix ? 1 : 0)
}

function partsOf(id: string) {
  const [, family = id, number = '0', suffix = ''] = /^(.*?)(\d+)(\D*)$/.exec(id) ?? []
  return { family, number: Number(number), suffix }
}

/** `heap` is a binary heap of numbers, the smallest first. */
function put(heap: number[], value: number): void {
  let at = heap.push(value) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (heap[parent]! <= heap[at]!) return
    swap(heap, at, parent)
    at = parent
  }
}

function takeFirst(heap: number[]): number | undefined {
  const first = heap[0]
  const last = heap.pop()
  if (first === undefined || heap.length === 0) return first
  heap[0] = last!
  for (let at = 0; ;) {
    const [left, right] = [2 * at + 1, 2 * at + 2]
    const least = [left, right].reduce((best, each) => ((heap[each] ?? Infinity) < heap[best]! ? each : best), at)
    if (least === at) return first
    swap(heap, at, least)
    at = least
  }
}

function swap(heap: number[], one: number, other: number): void {
  const value = heap[one]!
  heap[one] = heap[other]!
  heap[other] = value
}
