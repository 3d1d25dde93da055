/**
 * The run model: what runs, slices and cascade entries a scope has, and in which order, by everything that tells: run
 * tables, gates, work breakdowns, frontmatter, Mermaid flowcharts, orders in prose. One graph a scope.
 */
import type { Progress } from '../kinds/progress.ts'
import type { Place } from '../model/range.ts'
import type { Document, Index, Item, Scope } from './index.ts'

export interface RunGraph {
  readonly scope: Scope
  /** In the order in which they are to be carried out, as far as hard edges tell; then by number. */
  readonly nodes: readonly RunNode[]
  readonly edges: readonly RunEdge[]
  readonly gates: readonly RunGate[]
  readonly artefacts: readonly ArtefactFlow[]
  readonly failures: readonly FailureRow[]
}

export interface RunNode {
  /** `run-3`, `E1`; of a cascade entry its name. */
  readonly id: string
  readonly kind: 'run' | 'slice' | 'entry'
  readonly title: string
  readonly item: Item | undefined
  /** The page that describes it, where one declares the id in its frontmatter. */
  readonly page: Document | undefined
  /** Every place that declares it as a part of the plan, the first one first: row, entry, frontmatter. */
  readonly places: readonly (Place & { readonly source: RunSource })[]
  readonly progress: Progress | undefined
  readonly owner: string | undefined
}

export type RunSource = 'run table' | 'gate' | 'work breakdown' | 'frontmatter' | 'diagram' | 'prose' | 'cascade table'

export interface RunEdge {
  /** Ids of nodes: `to` waits for `from`. */
  readonly from: string
  readonly to: string
  readonly statements: readonly RunStatement[]
}

export interface RunStatement extends Place {
  readonly source: RunSource
  /** Allows work at the same time: a dashed edge, "soft". */
  readonly isSoft: boolean
  /** Holds in one case only. */
  readonly isConditional: boolean
}

export interface RunGate {
  readonly at: Place
  /** GATE-01, where the row has an id. */
  readonly item: Item | undefined
  readonly id: string | undefined
  readonly from: string
  /** Undefined where it leads to the end: "run-7 → completion". */
  readonly to: string | undefined
  /** The operator's action. */
  readonly action: string
  readonly artefact: string
  /** By a column that tells; undefined without one. */
  readonly progress: Progress | undefined
  readonly owner: string | undefined
}

export interface ArtefactFlow {
  readonly at: Place
  readonly name: string
  readonly producers: readonly { readonly id: string; readonly at: Place }[]
  readonly consumers: readonly { readonly id: string; readonly at: Place }[]
}

/** A row of a table of failures and recoveries. */
export interface FailureRow {
  readonly at: Place
  readonly run: string
}

export function runGraphsIn(_index: Index): readonly RunGraph[] {
  return []
}
