/**
 * The run model: what runs, slices and cascade entries a scope has, and in which order, by everything that tells: run
 * tables, gates, work breakdowns, frontmatter, Mermaid flowcharts, orders in prose. One graph a scope.
 */
import type { Progress } from '../kinds/progress.ts'
import type { DiagramEdge, DiagramFact, DiagramNode } from '../model/plans.ts'
import type { Place, Span } from '../model/range.ts'
import type { Document, Index, Item, Scope } from './index.ts'
import { graphOf } from './runs/graph.ts'
import { plansIn } from './runs/plans.ts'

export interface RunGraph {
  readonly scope: Scope
  /** In the order in which they are to be carried out, as far as hard edges tell; then by number. */
  readonly nodes: readonly RunNode[]
  /** By their ids as keys; `nodeNamed` in `runs/names.ts` finds one by what a text calls it. */
  readonly byKey: ReadonlyMap<string, RunNode>
  readonly edges: readonly RunEdge[]
  readonly gates: readonly RunGate[]
  readonly artefacts: readonly ArtefactFlow[]
  readonly failures: readonly FailureRow[]
  /** The flowcharts that draw it. */
  readonly drawings: readonly RunDrawing[]
  /** Numbers of runs that nobody has, with the sentence that says so. */
  readonly vacancies: readonly RunVacancy[]
  /** The documents that tell the plan. */
  readonly documents: readonly Document[]
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
  /** Of a slice the run that carries it out, as an id. */
  readonly run: string | undefined
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
  /** Of an edge between two runs: the slices of theirs of which one waits for the other. */
  readonly slices?: { readonly from: string; readonly to: string }
}

export interface RunGate {
  /** The cell that names the runs. */
  readonly at: Place
  readonly row: Span
  /** GATE-01, where the row has an id. */
  readonly item: Item | undefined
  readonly id: string | undefined
  readonly from: string
  /** Undefined where it leads to the end: "run-7 → completion". */
  readonly to: string | undefined
  /** The operator's action. */
  readonly action: string
  readonly artefact: string
  /** The ids that the artefact's cell names. */
  readonly required: readonly { readonly id: string; readonly at: Place }[]
  /** Whether the table has a column that tells how far its gates are. */
  readonly isTracked: boolean
  /** By that column; undefined where its cell is empty or not understood. */
  readonly progress: Progress | undefined
  readonly owner: string | undefined
}

/** Producers and consumers are nodes, or runs that no place of the plan declares. */
export interface ArtefactFlow {
  readonly at: Place
  /** ART-003, where the row has an id. */
  readonly id: string | undefined
  readonly name: string
  /** The cell; undefined where the table has no such column. */
  readonly producer: (Place & { readonly text: string }) | undefined
  readonly producers: readonly { readonly id: string; readonly at: Place }[]
  readonly consumers: readonly { readonly id: string; readonly at: Place }[]
}

/** A row of a table of failures and recoveries. */
export interface FailureRow {
  readonly at: Place
  /** Id of a node; the cell's text where it names none. */
  readonly run: string
}

export interface RunVacancy extends Place {
  readonly number: number
  readonly reason: string
}

export interface RunDrawing {
  readonly document: Document
  readonly fact: DiagramFact
  /** By the ids of the diagram's nodes. */
  readonly nodes: ReadonlyMap<string, RunNode>
  /** Nodes that name a run which no other source has. */
  readonly unknown: readonly { readonly node: DiagramNode; readonly id: string }[]
  /** From what comes first to what comes then, whichever way the arrow is drawn; without loops. */
  readonly edges: readonly DiagramEdge[]
}

/** In the order of their documents; a scope whose documents number different runs alike has a graph for each of them. */
export function runGraphsIn(index: Index): readonly RunGraph[] {
  return plansIn(index).map((plan) => graphOf(plan, index))
}
