/**
 * Everything one file says, as plain JSON: a pure function of the file's bytes and its language. Facts never name
 * another file's content and never hold a tree. All spans are UTF-16 offsets in the file as it stands on disk.
 */
import type {
  BoxFact,
  BreakdownFact,
  CountFact,
  DiagramFact,
  OrderFact,
  OutputFact,
  ParallelFact,
  PromiseFact,
  StrayTaskFact,
  TableFact,
  TaskFact,
  TieFact,
  VacancyFact,
  VerdictFact,
} from './plans.ts'
import type { ProgramFact } from './program.ts'
import type { ProseFact } from './prose.ts'
import type { Span } from './range.ts'
import type { EvidenceFact, ManifestFact, WrittenText } from './records.ts'
import type { ShellFact } from './shell.ts'

export type DocumentLanguage = 'markdown' | 'mdx' | 'yaml' | 'json'
/** What gates are made of. */
export type ProgramLanguage = 'shell' | 'javascript' | 'typescript' | 'makefile' | 'workflow' | 'package'
export type Language = DocumentLanguage | ProgramLanguage

/** Plain data as YAML and JSON share it. Objects have no prototype, so that no key of a document can reach one. */
export type Data = null | boolean | number | string | Data[] | { [key: string]: Data }

export interface FileFacts {
  readonly language: Language
  readonly lineStarts: readonly number[]
  /** Length of a Markdown page in UTF-16 units: where something can be added behind it. */
  readonly end?: number
  /** Why the file, or a part of it, could not be read: what was not read is never silently clean. */
  readonly unreadable: readonly UnreadableFact[]
  readonly frontmatter?: FrontmatterFact
  readonly headings: readonly HeadingFact[]
  readonly anchors: readonly AnchorFact[]
  /** The document renders headings that its source does not show (an imported component, a raw expression). */
  readonly hasOpenAnchors: boolean
  readonly links: readonly LinkFact[]
  readonly definitions: readonly DefinitionFact[]
  readonly references: readonly ReferenceFact[]
  readonly unparsed: readonly UnparsedFact[]
  readonly marks: readonly MarkFact[]
  readonly suppressions: readonly SuppressionFact[]
  /** The page is a decision itself, without an id in its text: its path may tell the number (`adr/0012-….md`). */
  readonly record?: RecordFact
  /** Absent where the document does not look like a cleanup manifest. */
  readonly manifest?: ManifestFact
  readonly evidence?: readonly EvidenceFact[]
  /** `state: triggered`, as a disposition declares it, outside of the frontmatter too. */
  readonly state?: { readonly value: string; readonly span: Span }
  readonly program?: ProgramFact
  /** Every shell text in the file, in its order: fences, or what a program hands to a shell. */
  readonly shell?: readonly ShellFact[]
  /** Of the settings of an agent: the commands that it may run unasked, `Bash(git -C * *)`. */
  readonly permissions?: readonly PermissionFact[]
  /** Tables whose head tells what their rows are. */
  readonly tables?: readonly TableFact[]
  readonly tasks?: readonly TaskFact[]
  readonly parallels?: readonly ParallelFact[]
  readonly strayTasks?: readonly StrayTaskFact[]
  readonly verdicts?: readonly VerdictFact[]
  readonly counts?: readonly CountFact[]
  /** On a page with tasks, the other boxes; those within a task only where an id tells that they are tasks, too. */
  readonly plainBoxes?: readonly BoxFact[]
  /** Entries of a work breakdown, in YAML or JSON. */
  readonly breakdown?: readonly BreakdownFact[]
  readonly orders?: readonly OrderFact[]
  readonly vacancies?: readonly VacancyFact[]
  readonly diagrams?: readonly DiagramFact[]
  /** Diagrams that the text promises and the page lacks. */
  readonly promises?: readonly PromiseFact[]
  /** Of a page that is carried out: what it has to leave behind. */
  readonly outputs?: readonly OutputFact[]
  readonly ties?: readonly TieFact[]
  /** What requirements and verifications say of themselves outside of tables, behind their id, where they name others. */
  readonly traces?: readonly WrittenText[]
  /** Of a runbook: what it says, in its order. */
  readonly passages?: readonly PassageFact[]
  /** Where the wording could be better; absent where prose is not read. */
  readonly prose?: readonly ProseFact[]
}

/** A paragraph that stands by itself, or an item of a list up to its first paragraph's end. */
export interface PassageFact {
  /** A step is an item of a numbered list that is part of no other. */
  readonly form: 'paragraph' | 'item' | 'step'
  /** Plain text on one line, without a box; empty for an item that begins with something else. */
  readonly text: string
  readonly span: Span
  readonly hasBox?: true
}

export interface PermissionFact {
  readonly text: string
  /** Without the quotes. */
  readonly span: Span
}

/** A page with a status of its own: MADR's frontmatter, or a `## Status` section under its first heading. */
export interface RecordFact {
  readonly title: string
  /** The first heading. */
  readonly span: Span
  readonly fields: readonly Field[]
  readonly body: string
}

export interface UnreadableFact {
  readonly reason: 'encoding' | 'binary' | 'size' | 'access' | 'syntax'
  /** A plain statement for the message, without a full stop. */
  readonly detail: string
  readonly span: Span
}

export interface FrontmatterFact {
  readonly span: Span
  readonly data: { [key: string]: Data }
  /** Where each key and value stands, by JSON pointer (`/tags/0`). */
  readonly places: readonly KeyPlace[]
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

export interface KeyPlace {
  readonly pointer: string
  readonly key: Span
  readonly value: Span
}

export interface HeadingFact {
  readonly depth: number
  /** Rendered text, markup gone. */
  readonly text: string
  /** As GitHub and Starlight generate it, with `-1` for the second of a name. */
  readonly slug: string
  readonly span: Span
}

/** A place that a fragment can point at beside a heading: an HTML id or name, a footnote. */
export interface AnchorFact {
  readonly name: string
  readonly span: Span
}

export interface LinkFact {
  readonly form: 'inline' | 'image' | 'definition' | 'html'
  /** The destination as written, entities and backslash escapes resolved, percent escapes kept. */
  readonly url: string
  /** The destination in the source, without the angle brackets. */
  readonly urlSpan: Span
  readonly span: Span
  /** In a document that is a template, or written with placeholders around. */
  readonly isTemplate: boolean
}

/**
 * How a definition is written, weakest first: in a scope the strongest form of an id defines it, the others restate it.
 * A topic heading has no separator behind its id (`## D-005 Context notes`); a field heading has a status below it.
 */
export const DEFINITION_FORMS = [
  'topic-heading',
  'table-row',
  'yaml',
  'frontmatter',
  'list-item',
  'bold-item',
  'heading',
  'field-heading',
  'task',
] as const
export type DefinitionForm = (typeof DEFINITION_FORMS)[number]

/** `family` + `number` + `suffix`, as in `DQ-R1-` `026`, `T` `041` `a`, `V-OPS-` `005` `-dev`. */
export interface IdParts {
  readonly family: string
  readonly number: string
  readonly suffix: string
}

export interface Field {
  /** In lower case with `_` between the words. */
  readonly name: string
  /** Plain text on one line: markup gone, white space folded; what is nested below the field included. */
  readonly value: string
  /** The whole field as it stands: its line or item, a table's cell, a section with its heading. */
  readonly span: Span
  /** The value in the source; empty and behind the name where there is none. */
  readonly valueSpan: Span
}

export interface DefinitionFact {
  readonly id: string
  readonly parts: IdParts
  /** Other spellings of the same item: `run-3-operator-cascade` for `run-3`. */
  readonly aliases: readonly string[]
  /** As the place itself tells it (a table's header, a YAML key, a frontmatter type); else the id's family tells. */
  readonly kind?: string
  readonly form: DefinitionForm
  readonly title: string
  /** The id as written. */
  readonly span: Span
  /** The whole declaration: heading line, list item, row. */
  readonly extent: Span
  readonly fields: readonly Field[]
  /**
   * Of a decision with a status: what its section says beside the fields, on one line, as far as it is read; see `foldText`
   * for its length.
   */
  readonly body?: string
  /** Of a decision with a status: heading and everything below it, up to the next heading of its depth or above. */
  readonly section?: Span
  /** Struck through: the id is reserved, not in use. */
  readonly isTombstone: boolean
  /** Ticked, for a task item. */
  readonly isDone?: boolean
}

/**
 * An id that a text mentions. A range keeps both ends; the members of a list that drops the prefix are references of
 * their own, whose `span` is the short form as written.
 */
export interface ReferenceFact {
  readonly id: string
  readonly parts: IdParts
  readonly form: 'single' | 'range' | 'wildcard'
  /** The last id of a range. */
  readonly to?: { readonly id: string; readonly parts: IdParts }
  readonly span: Span
  readonly place: 'prose' | 'code' | 'cell' | 'heading' | 'frontmatter' | 'yaml'
  /** The kind that the column or key asks for. */
  readonly expects?: string
  readonly isStruck: boolean
  /** The sentence or the section tells what was once: "replaced", "formerly", a change log. Decisions only. */
  readonly inHistory?: true
}

/** Looks like a definition and is not parsed as one. */
export interface UnparsedFact {
  readonly reason: 'unclosed-fence' | 'unclosed-comment' | 'malformed-box' | 'short-row'
  readonly ids: readonly string[]
  readonly span: Span
  /** What the author most likely meant, where one text fits. */
  readonly replacement?: string
  readonly related?: Span
  readonly cells?: { readonly expected: number; readonly found: number }
}

/** Something in the text itself, whatever the markup around it. */
export interface MarkFact {
  readonly sort: 'mojibake' | 'hidden-character' | 'machine-path'
  readonly text: string
  readonly span: Span
  readonly replacement?: string
}

export interface SuppressionFact {
  readonly scope: 'next-line' | 'file'
  readonly ruleIds: readonly { readonly id: string; readonly span: Span }[]
  readonly reason: string
  readonly span: Span
  /** The 1-based line that it silences; 0 for the whole file. */
  readonly line: number
  /** The last line of the block of code that begins on that line: one comment silences all of it. */
  readonly lastLine?: number
}
