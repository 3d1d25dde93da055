/** Families of which a cell names more than could be read: what nobody seems to name may well be named there. */
import { unreadNumbers, type ListedId } from '../../kinds/listed-ids.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import { inside } from '../../model/placed.ts'
import type { Document, Index, Item, Scope } from '../index.ts'
import { enclosing } from '../scopes.ts'
import { textsOf } from './links.ts'
import type { TypedRow } from './rows.ts'

/** Whether an item is of such a family. */
export type Doubts = (item: Item) => boolean

type NamedKind = 'requirement' | 'verification'

export function doubtsIn(index: Index, rows: readonly TypedRow[]): Doubts {
  const doubts = new Set<string>()
  const doubt = (kind: NamedKind, families: readonly string[], document: Document) => {
    const doubted = families.length > 0 ? families : [ALL]
    for (const scope of enclosing(document.scope)) for (const family of doubted) doubts.add(keyOf(kind, family, scope))
  }
  for (const { document, table, cells } of rows) {
    for (const [kind, role] of NAMING[table.sort] ?? []) {
      const cell = cells.get(role)
      // What declares an item may say of it whatever it likes.
      if (!cell || inside(document.facts.definitions, cell.span).length > 0) continue
      const families = unreadFamilies(cell.text, kind)
      if (families) doubt(kind, families, document)
    }
  }
  for (const { definition } of index.items) {
    const kind = kindOfFamily(definition.fact.parts.family)
    const document = index.document(definition.file)
    if (!document?.facts.traces || (kind !== 'requirement' && kind !== 'verification')) continue
    const named = kind === 'requirement' ? 'verification' : 'requirement'
    for (const { text } of textsOf(definition.fact, document)) {
      const families = unreadInSentence(text, named)
      if (families.length > 0) doubt(named, families, document)
    }
  }
  return ({ kind, definition, scope }) =>
    (kind === 'requirement' || kind === 'verification') &&
    (doubts.has(keyOf(kind, definition.fact.parts.family, scope)) || doubts.has(keyOf(kind, ALL, scope)))
}

/** Stands for every family, where a cell names none. */
const ALL = '*'

function keyOf(kind: NamedKind, family: string, { directory }: Scope): string {
  return `${kind} ${family} ${directory}`
}

/** The columns of a table that name what other tables declare. */
const NAMING: Partial<Record<TypedRow['table']['sort'], readonly (readonly [NamedKind, string])[]>> = {
  verifications: [
    ['requirement', 'requirement'],
    ['verification', 'verification'],
  ],
  requirements: [['verification', 'verification']],
  criteria: [['verification', 'validated']],
}

/** Words for ids that a cell does not name one by one; and for those beside the ones that it does. */
const MANY = /\b(?:all|every|each|any|several|various)\b/i
const MORE = /\b(?:except|but|others?|etc|ff|et seq)\b|(?:…|\.{3})$/i

/** Those that a cell names in part: `REQ-001, 2b`, "all but 7"; none known is none, undefined says that it was read whole. */
function unreadFamilies(text: string, kind: NamedKind): readonly string[] | undefined {
  const { ids, numbers } = unreadNumbers(text)
  return numbers.length > 0 || (ids.length === 0 ? MANY : MORE).test(text) ? familiesOf(ids, kind) : undefined
}

/** In a sentence most numbers are amounts; one that is padded like the ids beside it is none. */
function unreadInSentence(text: string, kind: NamedKind): readonly string[] {
  const { ids, numbers } = unreadNumbers(text)
  return familiesOf(
    ids.filter(({ parts }) =>
      numbers.some((digits) => digits.startsWith('0') && digits.length === parts.number.length),
    ),
    kind,
  )
}

function familiesOf(ids: readonly ListedId[], kind: NamedKind): readonly string[] {
  return [...new Set(ids.map(({ parts }) => parts.family).filter((family) => kindOfFamily(family) === kind))]
}
