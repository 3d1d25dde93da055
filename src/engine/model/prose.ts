/** What is said of the wording of a page, and what a house says of its own. */
import type { Span } from './range.ts'

export type ProseSort =
  | 'passive'
  | 'passive-step'
  | 'weasel'
  | 'heading-case'
  | 'fence'
  | 'link-text'
  | 'term'
  | 'long-sentence'
  | 'acronym'
  | 'misspelling'
  | 'repeated-word'
  | 'article'

/** A place where the wording could be better. Plain data. */
export interface ProseFact {
  readonly sort: ProseSort
  /** As written, on one line; of a long sentence its beginning. */
  readonly text: string
  readonly span: Span
  /** The sentence that it stands in; the span itself where there is none. */
  readonly sentence: Span
  readonly data?: Readonly<Record<string, string | number>>
  /** What to write in its place. */
  readonly replacement?: string
}

export const HEADING_CASES = ['consistent', 'sentence', 'title', 'any'] as const
export type HeadingCase = (typeof HEADING_CASES)[number]

/** `prose` of the configuration. Paths are relative to the workspace root. */
export interface ProseConfig {
  readonly headingCase: HeadingCase
  /** In words: more are too many. */
  readonly sentenceLength: number
  readonly vocabulary: readonly string[]
  readonly dictionary: readonly string[]
}

/** The same with the content of its files: all that a reader of prose needs. */
export interface ProseSettings {
  readonly headingCase: HeadingCase
  readonly sentenceLength: number
  readonly terms: readonly ProseTerm[]
  /** Words that are spelled right. */
  readonly words: readonly string[]
  /** Acronyms that everybody here knows. */
  readonly acronyms: readonly string[]
}

export interface ProseTerm {
  readonly preferred: readonly string[]
  readonly forbidden: readonly string[]
  /** Why, for the message; without a full stop. */
  readonly reason?: string
}

export const DEFAULT_PROSE: ProseConfig = {
  headingCase: 'consistent',
  sentenceLength: 45,
  vocabulary: [],
  dictionary: [],
}
