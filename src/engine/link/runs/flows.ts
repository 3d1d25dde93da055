/** What runs hand on, and what is done when one fails. */
import type { Place } from '../../model/range.ts'
import type { Document } from '../index.ts'
import type { ArtefactFlow, FailureRow } from '../runs.ts'
import { cellOf } from './declarations.ts'
import type { Draft } from './draft.ts'
import { idsIn, namesOf, type Name } from './names.ts'

export function artefactsIn(document: Document, draft: Draft): ArtefactFlow[] {
  const names = namesOf(document)
  const place = (span: Place['span']): Place => ({ file: document.path, span })
  const ends = (found: readonly Name[]) =>
    found.flatMap((name) => {
      const id = draft.find(name.id)?.id ?? (/^run-/i.test(name.id) ? name.id : undefined)
      return id === undefined ? [] : [{ id, at: place(name.span) }]
    })
  return (document.facts.tables ?? []).flatMap((table) =>
    table.sort !== 'artefacts'
      ? []
      : table.rows.map((row) => {
          const artefact = cellOf(table, row, 'artefact')
          const producer = cellOf(table, row, 'producer')
          const consumer = cellOf(table, row, 'consumer')
          return {
            at: place(artefact?.span ?? row.span),
            id: artefact && idsIn(artefact.text)[0],
            name: artefact?.text ?? '',
            producer: producer && { text: producer.text, ...place(producer.span) },
            producers: producer ? ends(names(producer)) : [],
            consumers: consumer ? ends(names(consumer)) : [],
          }
        }),
  )
}

/** A row names a run, several, or all of them; what names none stands for itself. */
export function failuresIn(document: Document, draft: Draft): FailureRow[] {
  const names = namesOf(document)
  const runs = [...draft.nodes.values()].filter(({ kind }) => kind === 'run')
  let coversAll = false
  return (document.facts.tables ?? []).flatMap((table) =>
    table.sort !== 'rollback'
      ? []
      : table.rows.flatMap((row): FailureRow[] => {
          const cell = cellOf(table, row, 'run')
          if (!cell || cell.text === '') return []
          const at = { file: document.path, span: cell.span }
          if (/\b(?:all|any|every|each)\b/i.test(cell.text)) {
            // A second row for all of them adds nothing.
            if (coversAll) return []
            coversAll = true
            return runs.map(({ id }) => ({ at, run: id }))
          }
          const found = names(cell).flatMap(({ id }) => draft.find(id)?.id ?? [])
          return found.length > 0 ? found.map((run) => ({ at, run })) : [{ at, run: cell.text }]
        }),
  )
}
