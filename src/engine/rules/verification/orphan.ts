import { isBlankCell } from '../../kinds/blank-cell.ts'
import { isWritten, typedRows, type TypedRow } from '../../link/traceability/rows.ts'
import { groupBy } from '../../model/group-by.ts'
import type { Document } from '../../link/index.ts'
import type { TracedVerification } from '../../link/traceability.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'verification/orphan',
  summary: 'A verification that names no requirement.',
  rationale: `Somebody will carry it out, and nobody can say what has been shown when it passes, or what breaks when it fails.
Most often the requirement was withdrawn or renumbered, and the verification stayed.

Name the requirement, or drop the verification. Reported are empty cells in the column for requirements; a cell that names a
story, a decision or a criterion is accepted. In a list, or where verifications have sections of their own, one is
reported where at least two thirds of the others on the page name a requirement.`,
  severity: 'warning',
  fixable: false,
  messages: {
    orphan: '{id} names no requirement. Say what it verifies, or drop it.',
  },
  *check({ index }) {
    const { verifications } = index.traceability
    const rows = new Map(
      typedRows(index, 'verifications').map((row) => [`${row.document.path} ${row.span[0]}`, row] as const),
    )
    const namesAsRule = documentsThatName(verifications)
    for (const { item, document, requirements, mayBeNamed } of verifications) {
      const { fact } = item.definition
      if (requirements.length > 0 || mayBeNamed || fact.isTombstone || fact.parts.suffix !== '') continue
      if (document.role !== 'record') continue
      const row = rows.get(`${document.path} ${fact.extent[0]}`)
      const isOrphan = row ? hasEmptyCell(row) : fact.form !== 'table-row' && namesAsRule.has(document)
      if (isOrphan) yield { at: item.definition, message: 'orphan', data: { id: item.id } }
    }
  },
})

function hasEmptyCell(row: TypedRow): boolean {
  const cell = row.cells.get('requirement')
  return cell !== undefined && isWritten(row, cell) && isBlankCell(cell.text)
}

/** Among fewer nobody knows whether verifications are meant to name what they verify. */
const FEWEST = 3

/** Those whose lists and sections name, as a rule, what each verification verifies. */
function documentsThatName(verifications: readonly TracedVerification[]): ReadonlySet<Document> {
  const outsideTables = verifications.filter(({ item }) => item.definition.fact.form !== 'table-row')
  const naming = [...groupBy(outsideTables, ({ document }) => document)].filter(([, own]) => {
    const named = own.filter(({ requirements }) => requirements.length > 0).length
    return named >= FEWEST && named * 3 >= own.length * 2
  })
  return new Set(naming.map(([document]) => document))
}
