/**
 * A run graph as a Mermaid flowchart and as a list that says the same. A large graph is folded until it can be read:
 * slices into their runs, then neighbours in the order into one box.
 */
import type { Progress } from '../kinds/progress.ts'
import type { RunGraph } from '../link/runs.ts'
import type { DrawingSize } from './diagram-size.ts'
import { boxesOf } from './run-diagram/boxes.ts'
import { PROGRESS_FROM_WORST } from './run-diagram/states.ts'
import { stepsOf, type RunStep } from './run-diagram/steps.ts'
import { layoutOf } from './run-diagram/layout.ts'
import { writeFlowchart } from './run-diagram/flowchart.ts'
import { WAIT_SORTS, type WaitSort } from './run-diagram/waits.ts'

export interface RunDiagram {
  /** Mermaid, of which our own reader is sure. */
  readonly text: string
  readonly size: DrawingSize
  /** A box may stand for several steps, and arrows that others imply are left out. */
  readonly isGrouped: boolean
  /** Those that are drawn, the worst first. */
  readonly states: readonly Progress[]
  readonly waits: readonly WaitSort[]
  /** All nodes of the graph, in its order. */
  readonly steps: readonly RunStep[]
}

export function runDiagramOf(graph: RunGraph): RunDiagram {
  const { boxes, arrows, isGrouped } = boxesOf(graph)
  const { direction, size } = layoutOf(boxes, arrows)
  const progresses = new Set(boxes.flatMap(({ nodes }) => nodes.map(({ progress }) => progress)))
  const sorts = new Set(arrows.map(({ sort }) => sort))
  return {
    text: writeFlowchart(boxes, arrows, direction),
    size,
    isGrouped,
    states: PROGRESS_FROM_WORST.filter((progress) => progresses.has(progress)),
    waits: WAIT_SORTS.filter((sort) => sorts.has(sort)),
    steps: stepsOf(graph),
  }
}
