/** A fault, put into the sound example on purpose, and what has to be said of it. */
export interface Plant {
  /** What an author did, as a sentence without a subject. */
  readonly name: string
  /** The one rule that finds it. */
  readonly rule: string
  /** Path, text as it stands, text in its place: the first occurrence, in this order. */
  readonly replace?: readonly Edit[]
  readonly add?: Readonly<Record<string, string>>
  readonly remove?: readonly string[]
  /** The base revision: files that said something else there. */
  readonly before?: readonly Edit[]
  /** Files that stood at the base revision and are gone. */
  readonly deleted?: readonly string[]
  /** What git ignores. */
  readonly ignored?: readonly string[]
  /** Paths that some commit had, beside those that are there. */
  readonly tracked?: readonly string[]
  /** Keys of throughline.yaml. */
  readonly config?: string
  /** Where it is found, each place once: the file, and the exact text under the carets. */
  readonly at: readonly (readonly [file: string, text: string])[]
}

export type Edit = readonly [file: string, found: string, text: string]
