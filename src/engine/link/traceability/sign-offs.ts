/** Who has signed what: rows of sign-off tables, and sign-off columns of the rows of verifications. */
import { isBlankCell, isPlaceholder } from '../../kinds/blank-cell.ts'
import { readProgress } from '../../kinds/progress.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Item } from '../index.ts'
import type { SignOff } from '../traceability.ts'
import { namedInRow, verificationsIn } from './links.ts'
import type { Mentions } from './mentions.ts'
import { isWritten, type TypedRow } from './rows.ts'

export function signOffsIn(rows: readonly TypedRow[], mentions: Mentions): SignOff[] {
  return rows.flatMap((row) => {
    const { document, table, span, cells } = row
    const written = ['signed', 'date'].flatMap((role) => cells.get(role) ?? []).filter((cell) => isWritten(row, cell))
    const [cell] = written
    if (!cell || (table.sort !== 'sign-off' && table.sort !== 'verifications')) return []
    return [
      {
        at: { file: document.path, span },
        document,
        scope: document.scope,
        table: table.span,
        subject: subjectOf(row),
        covers: coveredBy(row, mentions),
        owner: cells.get('owner')?.text || cells.get('name')?.text || undefined,
        // A signature may be a name, a date or both.
        isSigned: written.some(isSignature),
        cell,
      },
    ]
  })
}

function subjectOf({ table, cells }: TypedRow): string {
  const roles = table.sort === 'verifications' ? ['verification'] : ['subject', 'covers', 'owner', 'name']
  return roles.map((role) => cells.get(role)?.text ?? '').find((text) => text !== '') ?? ''
}

function coveredBy(row: TypedRow, mentions: Mentions): readonly Item[] {
  return row.table.sort === 'verifications'
    ? verificationsIn(row, mentions)
    : namedInRow(row, mentions, 'verification', 'requirement')
}

const UNSETTLED = new Set(['open', 'active', 'blocked', 'failed'])

/** A name, a date, a word that says so; what was waived is settled too. */
function isSignature({ text }: WrittenText): boolean {
  return !isBlankCell(text) && !isPlaceholder(text) && !UNSETTLED.has(readProgress(text)?.progress ?? 'done')
}
