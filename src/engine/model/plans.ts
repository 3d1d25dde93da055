/** What plans say of tables, tasks, numbers, order and diagrams. Facts, like those of `facts.ts`. */
import type { Field, IdParts } from './facts.ts'
import type { Span } from './range.ts'
import type { WrittenText } from './records.ts'

/** A table whose head tells what its rows are, with the cells of the columns that are known. */
export interface TableFact {
  readonly sort: TableSort
  readonly span: Span
  /** Index of the heading that it stands under; -1 before the first. */
  readonly section: number
  readonly columns: readonly TableColumn[]
  /** Rows without a word are left out. */
  readonly rows: readonly TableRowFact[]
}

export interface TableColumn {
  readonly role: string
  /** As written, markup gone. */
  readonly name: string
}

export interface TableRowFact {
  readonly span: Span
  /** One for each of the table's `columns`. A cell that was never written has an empty span at the row's end. */
  readonly cells: readonly WrittenText[]
}

/** The columns of each sort of table, by role. A table is of the first sort whose `needs` its head has. */
export type TableSort =
  | 'gates'
  | 'cascade'
  | 'artefacts'
  | 'rollback'
  | 'runs'
  | 'verifications'
  | 'requirements'
  | 'criteria'
  | 'sign-off'
  | 'findings'
  | 'evidence-map'

export interface TaskFact {
  readonly id: string
  readonly parts: IdParts
  /** `box`: `- [ ] T001 …`; `heading`: `### T064: …` with fields below it. */
  readonly form: 'box' | 'heading'
  /** The id. */
  readonly span: Span
  /** Everything that belongs to the task, nested lists included. */
  readonly extent: Span
  /** Of a box its state and its three characters; a heading has none. */
  readonly box?: { readonly state: 'open' | 'done' | 'given-up'; readonly span: Span }
  readonly isStruck: boolean
  /** The first paragraph behind id and marks, on one line, markup gone. */
  readonly title: string
  /** `[P]`: may run beside its neighbours. */
  readonly parallel?: Span
  /** `[US1]`. */
  readonly story?: { readonly id: string; readonly span: Span }
  /** Index of the heading that it stands under; -1 before the first. */
  readonly section: number
  /** Sub-items that are fields: Status, File, Report, Owner. */
  readonly fields: readonly Field[]
  /** The other lines of text: the first paragraph, then each sub-item without what is nested in it. */
  readonly lines: readonly WrittenText[]
  /** Paths in code spans and links, anchors gone. */
  readonly paths: readonly TaskPathFact[]
}

export interface TaskPathFact {
  readonly path: string
  readonly span: Span
  /** Where it stands: in the first paragraph, or in a field of this name; undefined in another sub-item. */
  readonly place?: 'title' | { readonly field: string }
}

/** A number of things, as a text states it: "five runs", "Total Tasks: 104", "Phase 1 (Setup): 12 tasks", "64/64 tasks". */
export interface CountFact {
  readonly value: number
  /** The whole of a share: 64 in `12/64` and in "12 of 64". */
  readonly of?: number
  /** The number as written: the two of a share together. */
  readonly span: Span
  /** What is counted: singular, lower case, as the text has it (`run`, `task`, `verification`). */
  readonly noun: string
  /** What the number is of, as the text names it before or behind it: "Phase 3 (US1 - Reliable Deploys)", "User Story 1 (P1)"; '' where nothing does. */
  readonly subject: string
  /** `summary`: an item, a line or a cell that exists to state the number; `prose`: within a sentence. */
  readonly place: 'summary' | 'prose'
  /** "12 tasks done", "3 open tasks". */
  readonly state?: 'done' | 'open'
  /** An id range that the same statement names: `(T001-T031)`. */
  readonly members?: { readonly from: IdParts; readonly to: IdParts }
  /** "at least", "about", "up to", "more than": no number to compare. */
  readonly isApproximate: boolean
  /** The whole statement. */
  readonly sentence: Span
  readonly section: number
}

/** An entry of a work breakdown with what it waits for. */
export interface BreakdownFact {
  readonly id: string
  readonly span: Span
  readonly title: string
  /** The run that carries it out, where the entry says so. */
  readonly run?: WrittenText
  readonly owner?: string
  readonly status?: WrittenText
  readonly dependsOn: readonly {
    readonly id: string
    readonly span: Span
    /** `depends_on_if_triggered`: holds in one case only. */
    readonly isConditional: boolean
  }[]
}

/** "dev → {stage || demo} → prod", in a sentence, a cell or a code span: each step before the next, in a step any order. */
export interface OrderFact {
  readonly span: Span
  readonly steps: readonly (readonly WrittenText[])[]
  readonly section: number
}

/** A Mermaid diagram. */
export interface DiagramFact {
  /** The content of the fence: where its lines stand. */
  readonly span: Span
  readonly text: string
  /** The first word: `flowchart`, `sequenceDiagram`; '' where nothing says it. */
  readonly sort: string
  readonly section: number
  /** Of a flowchart that was read whole. */
  readonly nodes: readonly DiagramNode[]
  readonly edges: readonly DiagramEdge[]
  /** Read whole by our own reader, so that Mermaid reads it too. Else Mermaid has to be asked. */
  readonly isUnderstood: boolean
  /** What Mermaid says of it, at the place in the file. */
  readonly problem?: { readonly message: string; readonly span: Span }
}

export interface DiagramNode {
  readonly id: string
  /** What a reader sees: the label, or the id where it has none. */
  readonly label: string
  /** Of the first place that names it. */
  readonly span: Span
}

export interface DiagramEdge {
  readonly from: string
  readonly to: string
  /** Dashed: `-.->`. */
  readonly isSoft: boolean
  readonly span: Span
}

/** "The diagram below shows …" where no picture, diagram or drawing follows. */
export interface PromiseFact {
  readonly text: string
  readonly span: Span
}
