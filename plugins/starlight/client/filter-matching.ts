/** Whether a row passes a filter: the part of filters.ts that knows no page. */

export interface FilterRow {
  /** As `folded` returns it. */
  readonly text: string
  /** By name of the filter: the values that the row has. */
  readonly values: Readonly<Record<string, readonly string[]>>
}

export interface FilterQuery {
  /** All of them have to be in the text. As `folded` returns them. */
  readonly words: readonly string[]
  /** What the row must have, by name of the filter. */
  readonly values: Readonly<Record<string, string>>
}

/** The name of the filter that looks into the text. */
export const TEXT_FILTER = 'q'

/** Of the entries of a form; an empty value asks for nothing. */
export function queryOf(entries: Iterable<readonly [name: string, value: string]>): FilterQuery {
  const asked = [...entries].filter(([, value]) => value.trim() !== '')
  return {
    words: asked.flatMap(([name, value]) => (name === TEXT_FILTER ? folded(value).split(' ') : [])),
    values: Object.fromEntries(asked.filter(([name]) => name !== TEXT_FILTER)),
  }
}

export function isMatch({ text, values }: FilterRow, query: FilterQuery): boolean {
  for (const [name, value] of Object.entries(query.values)) if (!values[name]?.includes(value)) return false
  return query.words.every((word) => text.includes(word))
}

/** Lower case without accents, one space between the words: `Prüfung` is found by `prufung`. */
export function folded(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
}
