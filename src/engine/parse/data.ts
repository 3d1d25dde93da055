/** YAML and JSON as one tree of plain data with spans: what the extractors of both read. */
import type { Data } from '../model/facts.ts'
import type { Span } from '../model/range.ts'

export type DataNode =
  | { readonly sort: 'map'; readonly span: Span; readonly entries: readonly DataEntry[] }
  | { readonly sort: 'list'; readonly span: Span; readonly items: readonly DataNode[] }
  | { readonly sort: 'scalar'; readonly span: Span; readonly value: null | boolean | number | string }

export interface DataEntry {
  readonly key: string
  readonly keySpan: Span
  readonly value: DataNode
}

export interface DataParse {
  /** One root a document; a YAML file can hold several. */
  readonly roots: readonly DataNode[]
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

/** Nesting beyond this is refused: no record is nested so, and recursion must end. */
export const DEPTH_LIMIT = 100

/** Plain values; objects without a prototype, so that a key `__proto__` is a key. */
export function plainData(node: DataNode): Data {
  if (node.sort === 'scalar') return node.value
  if (node.sort === 'list') return node.items.map(plainData)
  const data = Object.create(null) as { [key: string]: Data }
  for (const { key, value } of node.entries) data[key] = plainData(value)
  return data
}

export function entryOf(node: DataNode | undefined, key: string): DataEntry | undefined {
  return node?.sort === 'map' ? node.entries.find((entry) => entry.key === key) : undefined
}
