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
  | 'reviews'
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
  readonly box?: { readonly state: 'open' | 'done' | 'given-up'; readonly text: string; readonly span: Span }
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
  /** The first paragraph, then the others and each sub-item without what is nested in it. */
  readonly lines: readonly WrittenText[]
  /** Anchors gone; those of deeper sub-items too. */
  readonly paths: readonly TaskPathFact[]
}

export interface TaskPathFact {
  readonly path: string
  /** How it is written: `text` is a word that looks like a path. */
  readonly form: 'code' | 'link' | 'text'
  readonly span: Span
  /** Where it stands: in the first paragraph, or in a field of this name; undefined in another sub-item. */
  readonly place?: 'title' | { readonly field: string }
}

/** A section that says right under its heading that it failed, or is blocked. */
export interface VerdictFact {
  /** Index of its heading. */
  readonly section: number
  /** In lower case: `blocked`. */
  readonly words: string
  readonly span: Span
}

/** A statement that tasks may run beside each other. */
export interface ParallelFact {
  /** Its line. */
  readonly span: Span
  /** From the first to the last id that it lists. */
  readonly members: Span
}

/** An item among tasks that is none, and looks as if it was meant to be. */
export interface StrayTaskFact {
  readonly sort: 'no-id' | 'no-box' | 'bad-box'
  /** The item's first line; of one without a box its id; of one with a bad box that box. */
  readonly span: Span
  readonly id?: string
  readonly idSpan?: Span
  /** Of a bad box: `[✓]`. */
  readonly box?: string
  readonly title: string
  /** Index of the heading that it stands under; -1 before the first. */
  readonly section: number
}

/** A box on a page with tasks that is none of them by its id: a check, or a task with an id of another make. */
export interface BoxFact {
  /** Where its item begins. */
  readonly offset: number
  readonly isDone: boolean
  /** `T042-TEST`, `T142.1`: a task's id with a suffix that ids do not have. */
  readonly parts?: IdParts
  /** `2.1 Dig`, `Task 4: Dig`: numbered as tasks are. */
  readonly isNumbered?: true
  /** Stands within a task. */
  readonly isNested?: true
}

/** A number of things, as a text states it: "five runs", "Total Tasks: 104", "Phase 1 (Setup): 12 tasks", "64/64 tasks". */
export interface CountFact {
  readonly value: number
  /** The whole of a share: 64 in `12/64` and in "12 of 64". */
  readonly of?: number
  /** As written: `Eighteen`, `1,204`; of a share the first. */
  readonly written: string
  /** The number; of a share the first, with `ofSpan` for the second. */
  readonly span: Span
  readonly ofSpan?: Span
  /** What is counted: singular, lower case, qualified as the text has it (`run`, `task`, `functional requirement`). */
  readonly noun: string
  /** What the number is of, as the text names it: "Phase 3 (US1 - Reliable Deploys)", "User Story 1 (P1)"; '' where nothing does. */
  readonly subject: string
  /** `summary`: an item, a line or a cell that exists to state the number; `prose`: within a sentence. */
  readonly place: 'summary' | 'prose'
  /**
   * How the text says that there are no others: `total` in so many words ("Total", "split into", "5-run graph"), `all` ("all
   * five runs"), `definite` ("the five runs", which may be those that were spoken of).
   */
  readonly whole?: 'total' | 'all' | 'definite'
  /** "12 tasks done", "3 open tasks". */
  readonly state?: 'done' | 'open'
  /** Every id that the same statement names, where it names what it counts: `(T001-T031)`, `T001 to T017 and T011a`. */
  readonly members?: readonly { readonly from: IdParts; readonly to: IdParts }[]
  /** What it adds up: "Setup + Foundation + US1", "196 implementation + 45 compliance", "Phase 1: 4, US1: 9". */
  readonly parts?: readonly { readonly text: string; readonly value?: number }[]
  /** The whole statement: its line, or its sentence. */
  readonly sentence: Span
  /** Index of the heading that it stands under, or in; -1 before the first. */
  readonly section: number
}

/** An entry of a work breakdown with what it waits for. */
export interface BreakdownFact {
  readonly id: string
  readonly kind: 'run' | 'slice'
  readonly span: Span
  readonly title: string
  /** The run that carries it out, where the entry says so. */
  readonly run?: WrittenText
  readonly owner?: string
  readonly status?: WrittenText
  readonly dependsOn: readonly {
    /** As written where it is no id in the letter case of ids. */
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
  /** What the text around speaks of: an order; what waits for what, so that arrows may lead to what comes first; neither. */
  readonly sense: 'order' | 'dependency' | 'chain'
  readonly section: number
}

/** Numbers of runs that a text says are nobody's: "Numbers 4 and 5 are intentionally vacant". */
export interface VacancyFact {
  readonly numbers: readonly number[]
  /** The sentence, on one line. */
  readonly reason: string
  /** The numbers with the noun before them. */
  readonly span: Span
}

/** A Mermaid diagram. */
export interface DiagramFact {
  /** The content of the fence: where its lines stand. */
  readonly span: Span
  readonly text: string
  /** Where each line of the text starts in the file; the lines of the text end in `\n`. */
  readonly lines: readonly number[]
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

/** A file that a page says it leaves behind: its `outputs`, or its section of that name. */
export interface OutputFact {
  /** As written. */
  readonly path: string
  readonly span: Span
}

/** Requirements and verifications that one sentence names side by side: "REQ-IDX-001..004, shown by V-IDX-001..004". */
export interface TieFact {
  /** From the first id to the last. */
  readonly requirements: Span
  readonly verifications: Span
}
