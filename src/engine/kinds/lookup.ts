import type { ItemKind } from './kind.ts'
import { kinds } from './registry.ts'

/** The kind of a family that has none of its own (`TC-`, `WP`), once its ids are defined. */
export const GENERIC_KIND = 'item'

const byFamily = new Map<string, string>()
const byHeader = new Map(kinds.flatMap((kind) => kind.headers.map((header) => [header, kind] as const)))
const byCollection = new Map(kinds.flatMap((kind) => kind.collections.map((key) => [key, kind] as const)))
const byType = new Map(kinds.flatMap((kind) => kind.types.map((type) => [type, kind] as const)))

/** The kind's name, or `item`. */
export function kindOfFamily(family: string): string {
  let name = byFamily.get(family)
  if (name === undefined) {
    name = kinds.find((kind) => kind.families.test(family))?.name ?? GENERIC_KIND
    byFamily.set(family, name)
  }
  return name
}

/** No name of a kind comes near, and the expressions below take the square of a heading's length. */
const LONGEST_HEADER = 60

/** The kind that a column heading names: `Requirement`, `Requirement ID`, `Decision #`, `Verifications`. */
export function kindOfHeader(header: string): ItemKind | undefined {
  if (header.length > LONGEST_HEADER) return undefined
  const plain = header
    .toLowerCase()
    .replace(/[`*_]/g, '')
    .replace(/\s*(?:\(s\)|#|\bids?|\bno\.?|\bnumbers?)$/, '')
    .trim()
  return byHeader.get(plain) ?? byHeader.get(plain.replace(/s$/, '')) ?? byHeader.get(plain.replace(/ies$/, 'y'))
}

export function kindOfCollection(key: string): ItemKind | undefined {
  return byCollection.get(key)
}

export function kindOfType(type: string): ItemKind | undefined {
  return byType.get(type)
}
