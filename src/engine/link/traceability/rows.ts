/** Rows of typed tables, with their cells by role. */
import type { TableFact, TableSort } from '../../model/plans.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Span } from '../../model/range.ts'
import type { Document, Index } from '../index.ts'

export interface TypedRow {
  readonly document: Document
  readonly table: TableFact
  readonly span: Span
  /** By role; a role that the table has no column for has no cell. */
  readonly cells: ReadonlyMap<string, WrittenText>
}

/** Of the documents that are kept true, in their order. */
export function typedRows(index: Index, ...sorts: readonly TableSort[]): TypedRow[] {
  return index.documents.flatMap((document) =>
    document.role !== 'record'
      ? []
      : (document.facts.tables ?? [])
          .filter(({ sort }) => sorts.includes(sort))
          .flatMap((table) =>
            table.rows.map(({ span, cells }) => ({
              document,
              table,
              span,
              cells: new Map(table.columns.map(({ role }, i) => [role, cells[i]!])),
            })),
          ),
  )
}

/** A cell that its author never wrote: the row ends before it. Another rule reports that. */
export function isWritten({ span }: TypedRow, cell: WrittenText): boolean {
  return cell.text !== '' || cell.span[0] < span[1]
}
