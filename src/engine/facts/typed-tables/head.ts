/** What the head of a table makes of its rows. */
import type { TableSort } from '../../model/plans.ts'
import { TABLES, type TableVocabulary } from '../../kinds/table-vocabulary.ts'

/** Further words for columns, by sort of table and role, in lower case: what `tables:` in a configuration says. */
export type TableWords = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export interface HeadReader {
  /** A cheap look at the line of a head, before any cell of it is read. */
  mayBeTyped(line: string, heading: string): boolean
  /**
   * The sort, and the role of each column that has one, by the place of the column. Undefined where the head tells nothing.
   * `kindIn` is the kind of the id that the first row has in a column: where the head says `ID`, it tells of what.
   */
  read(names: readonly string[], heading: string, kindIn: (at: number) => string | undefined): TypedHead | undefined
}

export interface TypedHead {
  readonly sort: TableSort
  readonly columns: readonly { readonly role: string; readonly at: number }[]
}

/** A role that a word stands for; of two columns that could have it the one of the lower rank does. */
interface Meaning {
  readonly table: TableVocabulary
  readonly role: string
  readonly rank: number
}

/** The words that a head cannot do without, whatever its sort; only ever a first look. */
const TELLING =
  /between|transition|hand|edge|→|entry|cascade|produce|producing|consum|written by|used by|read by|\brun|verif|requirement|\breqs?\b|criteri|sign|severity|disposition|treatment|review|digest|hash|sha|claim|assertion|obligation|covers/i

const readerOfOwnWords = headReader({})

/** A reader of heads that knows the words of a configuration too. */
export function headReaderFor(words: TableWords): HeadReader {
  return Object.keys(words).length === 0 ? readerOfOwnWords : headReader(words)
}

function headReader(words: TableWords): HeadReader {
  const { exact, open } = meaningsOf(words)
  const hasOwnWords = Object.keys(words).length > 0
  const meaningsIn = (name: string): Meaning[] => {
    const forms = formsOf(name)
    const found = forms.flatMap((form) => exact.get(form) ?? [])
    return found.length > 0 ? found : open.flatMap(({ fits, meaning }) => (forms.some(fits) ? [meaning] : []))
  }
  return {
    mayBeTyped: (line, heading) =>
      hasOwnWords || TELLING.test(line) || TABLES.some(({ under }) => under?.heading.test(heading)),
    read(names, heading, kindIn) {
      const meanings = names.map(meaningsIn)
      const isId = names.map((name) => ID.test(name.trim()))
      const fitting = candidatesAmong(meanings, isId.includes(true)).flatMap((table) => {
        const known = columnsOf(table, meanings, isId)
        const columns = table.ids ? withIds(table.ids, known, names, isId, kindIn) : known
        return isEnough(table, columns, heading) ? [{ table, columns }] : []
      })
      const [first, ...others] = fitting
      if (!first) return undefined
      // What stands first in the head is what the rows are about.
      const { table, columns } = others.reduce((best, each) => (leadOf(each) < leadOf(best) ? each : best), first)
      return { sort: table.sort, columns }
    },
  }
}

const ID = /^(?:\w{1,12} )?(?:ids?|#|no\.?|nr\.?|ref\.?|key)$/i

/** The sorts that two columns may be of: of most heads none is. */
function candidatesAmong(meanings: readonly (readonly Meaning[])[], hasId: boolean): TableVocabulary[] {
  const columns = new Map<TableVocabulary, number>()
  for (const own of meanings)
    for (const table of new Set(own.map((meaning) => meaning.table))) columns.set(table, (columns.get(table) ?? 0) + 1)
  return TABLES.filter((table) => {
    const count = columns.get(table) ?? 0
    return count > 1 || (count === 1 && hasId && table.text !== undefined)
  })
}

/** The known columns in their order; each has one role, and each role one column. */
function columnsOf(
  table: TableVocabulary,
  meanings: readonly (readonly Meaning[])[],
  isId: readonly boolean[],
): TypedHead['columns'] {
  const roleAt = new Map<number, string>()
  const taken = new Set<string>()
  const take = (role: string, at: number) => {
    roleAt.set(at, role)
    taken.add(role)
  }
  for (const role of Object.keys(table.roles)) {
    const at = taken.has(role) ? undefined : columnFor(table, role, meanings, roleAt)
    if (at === undefined) continue
    const isNamed = table.text !== undefined && role === table.subject[0] && isId[at - 1] && !isId[at]
    take(role, isNamed && !roleAt.has(at - 1) ? at - 1 : at)
    if (!roleAt.has(at)) take(table.text!, at)
  }
  return [...roleAt].sort(([a], [b]) => a - b).map(([at, role]) => ({ role, at }))
}

/** `| ID | Verifies | Result |`: there the column ID is the subject. `| ID | Requirement |` says whose ids they are in its rows. */
function withIds(
  { role, beside, and, verb }: NonNullable<TableVocabulary['ids']>,
  columns: TypedHead['columns'],
  names: readonly string[],
  isId: readonly boolean[],
  kindIn: (at: number) => string | undefined,
): TypedHead['columns'] {
  const at = isId.indexOf(true)
  const atOf = new Map(columns.map((column) => [column.role, column.at]))
  const other = atOf.get(beside)
  if (at === -1 || other === undefined || other === at || atOf.has(role) || !and.some((each) => atOf.has(each)))
    return columns
  const kind = kindIn(at)
  if (kind !== role && (kind === beside || !verb.test(names[other]!))) return columns
  const others = columns.filter((column) => column.at !== at)
  return [...others, { role, at }].sort((a, b) => a.at - b.at)
}

function columnFor(
  table: TableVocabulary,
  role: string,
  meanings: readonly (readonly Meaning[])[],
  roleAt: ReadonlyMap<number, string>,
): number | undefined {
  let best: { at: number; rank: number } | undefined
  for (const [at, column] of meanings.entries()) {
    if (roleAt.has(at)) continue
    for (const meaning of column)
      if (meaning.table === table && meaning.role === role && meaning.rank < (best?.rank ?? Infinity))
        best = { at, rank: meaning.rank }
  }
  return best?.at
}

function isEnough({ needs, under }: TableVocabulary, columns: TypedHead['columns'], heading: string): boolean {
  const roles = new Set(columns.map(({ role }) => role))
  const has = (lists: readonly (readonly string[])[]) => lists.some((list) => list.every((role) => roles.has(role)))
  return has(needs) || (under !== undefined && under.heading.test(heading) && has(under.needs))
}

function leadOf({ table, columns }: { table: TableVocabulary; columns: TypedHead['columns'] }): number {
  return columns.find(({ role }) => table.subject.includes(role))?.at ?? Infinity
}

interface OpenWord {
  readonly fits: (form: string) => boolean
  readonly meaning: Meaning
}

interface Meanings {
  readonly exact: ReadonlyMap<string, readonly Meaning[]>
  readonly open: readonly OpenWord[]
}

function meaningsOf(words: TableWords): Meanings {
  const exact = new Map<string, Meaning[]>()
  const open: OpenWord[] = []
  const add = (word: string, meaning: Meaning) => exact.set(word, [...(exact.get(word) ?? []), meaning])
  for (const table of TABLES) {
    for (const [role, own] of Object.entries(table.roles)) {
      for (const [rank, word] of own.entries()) {
        const meaning = { table, role, rank }
        if (word.endsWith('…')) open.push({ fits: (form) => form.startsWith(word.slice(0, -1)), meaning })
        else if (word.startsWith('…')) open.push({ fits: (form) => form.endsWith(word.slice(1)), meaning })
        else add(word, meaning)
      }
      for (const word of words[table.sort]?.[role] ?? []) add(simplify(word), { table, role, rank: own.length })
    }
  }
  return { exact, open }
}

/** Nobody calls a column so. */
const LONGEST_NAME = 60

/** The words that a name may stand for: itself, without what it is an id of, in the singular; of `Branch / PR` each part. */
function formsOf(name: string): string[] {
  if (name.length > LONGEST_NAME) return []
  const whole = simplify(name)
  const parts = whole.split(/ ?[/&,] ?| and /)
  return [...new Set([whole, ...parts].flatMap((part) => [part, ...shorter(part)]))].filter((form) => form !== '')
}

function shorter(part: string): string[] {
  const bare = part.replace(/ ?(?:#|\bids?|\bno|\bnumbers?)$/, '')
  return [bare, bare.replace(/s$/, ''), bare.replace(/ies$/, 'y'), bare.replace(/ia$/, 'ion')]
}

function simplify(name: string): string {
  return name
    .toLowerCase()
    .replace(/\((?:s|es)\)/g, '')
    .replace(/\([^()]{0,40}\)|[`*:?.!]/g, ' ')
    .replace(/artifact/g, 'artefact')
    .replace(/[\s_-]+/g, ' ')
    .trim()
}
