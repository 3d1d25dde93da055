import { groupBy } from '../../model/group-by.ts'
import type { Document } from '../../link/index.ts'
import type { SignOff, TracedVerification } from '../../link/traceability.ts'
import type { Span } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { completionFinder } from './completion.ts'

export default defineRule({
  id: 'verification/unsigned',
  summary: 'A sign-off that is empty although the project is complete, or although everything in it has passed.',
  rationale: `A signature is the one place where a person says "I have looked". A project that is marked complete over an empty
row was completed by nobody in particular.

Where a page says that the project is complete (\`status: complete\` in the frontmatter of the project, its plan or the
page itself), every row that is not signed is an error. Before that, a row is left alone as long as one of the verifications
it covers is open; once all of them have passed, it is only waiting for somebody, which is a warning. Empty
cells, dashes, "open", "not yet" and "nobody" are no signatures; a name, a date and "waived" are.`,
  severity: 'error',
  fixable: false,
  messages: {
    unsigned: '{subject} is not signed, and the {type} is {status}. Have it signed, or open the {type} again.',
    ready: 'Everything that {subject} covers has passed, and nobody has signed. Have it signed.',
    'rows-unsigned':
      '{count} verifications are not signed, and the {type} is {status}: {ids}. Have them signed, or open the {type} again.',
    'rows-ready': '{count} verifications have passed and are not signed: {ids}. Have them signed.',
  },
  *check({ index }) {
    const { signOffs, verifications } = index.traceability
    const unsigned = signOffs.filter(({ isSigned }) => !isSigned)
    if (unsigned.length === 0) return
    const completionOf = completionFinder(index)
    const byItem = new Map(verifications.map((verification) => [verification.item, verification]))
    const isReady = ({ covers }: SignOff) => {
      const covered = covers.filter(({ kind }) => kind === 'verification').map((item) => byItem.get(item))
      return covered.length > 0 && covered.every((verification) => hasPassed(verification))
    }
    const ofRows = tablesOfVerifications(unsigned)
    for (const [, rows] of groupBy(unsigned, ({ document, table }) => keyOf(document, table))) {
      const completion = completionOf(rows[0]!.document)
      const due = completion ? rows : rows.filter(isReady)
      const related = completion ? [{ at: completion.at, message: `The ${completion.type} is marked here.` }] : []
      const status = completion ? { type: completion.type, status: completion.status } : {}
      const severity = completion ? 'error' : 'warning'
      for (const group of ofRows.has(keyOf(rows[0]!.document, rows[0]!.table)) && due.length > 1
        ? [due]
        : due.map((row) => [row])) {
        const [first] = group
        const isOne = group.length === 1
        const [one, several] = completion
          ? (['unsigned', 'rows-unsigned'] as const)
          : (['ready', 'rows-ready'] as const)
        const data = isOne ? { subject: first!.subject || 'A row' } : { count: group.length, ids: listed(group) }
        yield { at: placeOf(first!), message: isOne ? one : several, severity, data: { ...status, ...data }, related }
      }
    }
  },
})

function hasPassed(verification: TracedVerification | undefined): boolean {
  const progress = verification?.result?.progress
  return progress === 'done' || progress === 'dropped'
}

/** Those with a column of signatures for the verifications themselves: its empty cells are one finding. */
function tablesOfVerifications(signOffs: readonly SignOff[]): ReadonlySet<string> {
  const documents = new Set(signOffs.map(({ document }) => document))
  return new Set(
    [...documents].flatMap((document) =>
      (document.facts.tables ?? []).flatMap(({ sort, span }) =>
        sort === 'verifications' ? [keyOf(document, span)] : [],
      ),
    ),
  )
}

function keyOf({ path }: Document, table: Span): string {
  return `${table[0]} ${path}`
}

function placeOf({ at, cell }: SignOff) {
  return cell.text === '' ? at : { file: at.file, span: cell.span }
}

const MOST = 3

function listed(rows: readonly SignOff[]): string {
  const shown = rows.slice(0, MOST).map(({ subject }) => subject)
  return rows.length > MOST ? `${shown.join(', ')} and ${rows.length - MOST} more` : shown.join(', ')
}
