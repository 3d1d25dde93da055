/** The drawing in words: what each step waits for. */
import type { RunGraph, RunNode } from '../../link/runs.ts'
import { keyOf } from '../../link/runs/names.ts'
import { groupBy } from '../../model/group-by.ts'
import { waitSortOf, type WaitSort } from './waits.ts'

export interface RunStep {
  readonly node: RunNode
  /** Of a slice the run that carries it out. */
  readonly run: RunNode | undefined
  readonly waitsFor: readonly { readonly id: string; readonly sort: WaitSort }[]
}

export function stepsOf({ nodes, edges, byKey }: RunGraph): RunStep[] {
  const arriving = groupBy(
    edges.filter(({ from, to }) => from !== to),
    ({ to }) => to,
  )
  return nodes.map((node) => ({
    node,
    run: node.run === undefined ? undefined : byKey.get(keyOf(node.run)),
    waitsFor: (arriving.get(node.id) ?? []).map((edge) => ({ id: edge.from, sort: waitSortOf(edge) })),
  }))
}
