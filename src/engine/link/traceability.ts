/** Requirement ↔ verification ↔ evidence ↔ sign-off, as the typed tables and the references tell. */
import { readProgress, type Progress } from '../kinds/progress.ts'
import { isNameOf } from '../kinds/table-vocabulary.ts'
import { groupBy } from '../model/group-by.ts'
import type { WrittenText } from '../model/records.ts'
import type { Place, Span } from '../model/range.ts'
import type { Document, Index, Item, Scope } from './index.ts'
import { doubtsIn } from './traceability/doubts.ts'
import { expectedRequirements } from './traceability/expected.ts'
import { traceLinks, verificationsIn } from './traceability/links.ts'
import { mentionsIn } from './traceability/mentions.ts'
import { isWritten, typedRows, type TypedRow } from './traceability/rows.ts'
import { signOffsIn } from './traceability/sign-offs.ts'

export interface Traceability {
  readonly requirements: readonly TracedRequirement[]
  readonly verifications: readonly TracedVerification[]
  readonly signOffs: readonly SignOff[]
}

export interface TracedRequirement {
  readonly item: Item
  readonly document: Document
  /** In document order. */
  readonly verifications: readonly TracedVerification[]
  /** The verifications of its scope name most of its family, and were read whole: one which they do not name is a gap. */
  readonly isExpected: boolean
}

export interface TracedVerification {
  readonly item: Item
  readonly document: Document
  readonly requirements: readonly Item[]
  /** The cell or field that tells the result; undefined without one. */
  readonly result: (WrittenText & { readonly progress: Progress | undefined }) | undefined
  /** The cell or field for evidence; undefined without one, empty text where it says nothing. */
  readonly evidence: (WrittenText & { readonly file: string }) | undefined
  /** The rows of sign-off tables that cover it, and a sign-off column of its own row. */
  readonly signOffs: readonly SignOff[]
  /** Some cell names verifications of its family in a way that could not be read: it may be among them. */
  readonly mayBeNamed: boolean
}

export interface SignOff {
  /** The row. */
  readonly at: Place
  readonly document: Document
  readonly scope: Scope
  /** Where its table stands. */
  readonly table: Span
  /** What the row is about, as written: "Index", "V-IDX-001..004", a role. */
  readonly subject: string
  readonly covers: readonly Item[]
  readonly owner: string | undefined
  readonly isSigned: boolean
  /** The cell that should hold the signature or the date. */
  readonly cell: WrittenText
}

export function traceabilityOf(index: Index): Traceability {
  const rows = typedRows(index, 'verifications', 'requirements', 'criteria', 'sign-off')
  const items = index.items.filter(({ kind }) => kind === 'requirement' || kind === 'verification')
  if (rows.length === 0 && items.length === 0) return { requirements: [], verifications: [], signOffs: [] }
  const mentions = mentionsIn(index)
  const naming = rows.filter(({ table }) => table.sort !== 'sign-off')
  const links = traceLinks(index, naming, mentions)
  const isInDoubt = doubtsIn(index, naming)
  const signOffs = signOffsIn(rows, mentions)
  const rowsOf = groupPairs(rows.flatMap((row) => verificationsIn(row, mentions).map((item) => [item, row] as const)))
  const signedOff = groupPairs(signOffs.flatMap((signOff) => signOff.covers.map((item) => [item, signOff] as const)))

  const traced = items.flatMap((item) => {
    const document = index.document(item.definition.file)
    return document ? [{ item, document }] : []
  })
  const verifications = traced
    .filter(({ item }) => item.kind === 'verification')
    .map(({ item, document }): TracedVerification => {
      const own = homeFirst(item, rowsOf.get(item) ?? [])
      const result = statementOf(item, own, 'result')
      return {
        item,
        document,
        requirements: links.requirementsOf(item),
        result: result && { ...result, progress: readProgress(result.text)?.progress },
        evidence: statementOf(item, own, 'evidence'),
        signOffs: signedOff.get(item) ?? [],
        mayBeNamed: isInDoubt(item),
      }
    })
  const byItem = new Map(verifications.map((verification) => [verification.item, verification]))
  const requirements = traced
    .filter(({ item }) => item.kind === 'requirement')
    .map(({ item, document }) => ({
      item,
      document,
      verifications: links.verificationsOf(item).flatMap((verification) => byItem.get(verification) ?? []),
    }))
  const expected = expectedRequirements(requirements)
  return {
    requirements: requirements.map((requirement) => ({
      ...requirement,
      isExpected: expected.has(requirement.item) && !isInDoubt(requirement.item),
    })),
    verifications,
    signOffs,
  }
}

function groupPairs<Value>(pairs: readonly (readonly [Item, Value])[]): Map<Item, Value[]> {
  return new Map([...groupBy(pairs, ([item]) => item)].map(([item, own]) => [item, own.map(([, value]) => value)]))
}

/** The row that defines an item speaks for it before those that mention it. */
function homeFirst({ definition }: Item, rows: readonly TypedRow[]): readonly TypedRow[] {
  const isHome = ({ document, span }: TypedRow) =>
    document.path === definition.file && span[0] <= definition.span[0] && definition.span[1] <= span[1]
  return [...rows.filter(isHome), ...rows.filter((row) => !isHome(row))]
}

/** What a cell of a role says, or else a field of such a name. */
function statementOf(
  { definition: { fact, file } }: Item,
  rows: readonly TypedRow[],
  role: 'result' | 'evidence',
): (WrittenText & { readonly file: string }) | undefined {
  for (const row of rows) {
    const cell = row.cells.get(role)
    if (cell && isWritten(row, cell)) return { ...cell, file: row.document.path }
  }
  const field = fact.fields.find(({ name }) => isNameOf(role, 'verifications', name))
  return field && { text: field.value, span: field.valueSpan, file }
}
