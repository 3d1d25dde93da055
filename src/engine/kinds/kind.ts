/** What an item kind says of itself; one file a kind, the registry is generated. */
export interface ItemKind {
  /** Singular, as messages say it. */
  readonly name: string
  /** Matches the family (`DQ-R1-`, `T`) of ids that are of this kind wherever they stand. */
  readonly families: RegExp
  /** Column headings that name the kind, in lower case and singular. */
  readonly headers: readonly string[]
  /** Keys of a YAML work breakdown whose entries are of this kind. */
  readonly collections: readonly string[]
  /** Frontmatter types that make the page itself an item of this kind. */
  readonly types: readonly string[]
  /** A heading that names the item in words: its number is group 1, and `family` completes the id. */
  readonly heading?: { readonly pattern: RegExp; readonly family: string }
}

export function defineKind(kind: ItemKind): ItemKind {
  return kind
}
