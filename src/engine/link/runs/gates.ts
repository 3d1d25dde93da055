import type { WrittenText } from '../../model/records.ts'
import { readProgress } from '../../kinds/progress.ts'
import type { Document, Scope } from '../index.ts'
import type { RunGate } from '../runs.ts'
import { cellOf } from './declarations.ts'
import type { Draft } from './draft.ts'
import { idsIn, namesOf, type Name } from './names.ts'

/** The rows of gates tables. A gate names runs, and declares those that nothing else does. */
export function gatesIn(document: Document, draft: Draft, scope: Scope): RunGate[] {
  const names = namesOf(document)
  return (document.facts.tables ?? []).flatMap((table): RunGate[] =>
    table.sort !== 'gates'
      ? []
      : table.rows.flatMap((row) => {
          const between = cellOf(table, row, 'between')
          if (!between) return []
          const gate = cellOf(table, row, 'gate')
          const artefact = cellOf(table, row, 'artefact')
          const state = cellOf(table, row, 'state')
          const id = gate && gate.span[0] !== between.span[0] ? idsIn(gate.text)[0] : undefined
          const at = { file: document.path, span: between.span }
          return passagesIn(between, names(between)).flatMap(([from, to]): RunGate[] => {
            for (const name of [from, to])
              if (name && (/^run-/i.test(name.id) || draft.find(name.id)))
                draft.add(name.id, 'run', { file: document.path, span: name.span }, 'gate')
            const known = draft.find(from.id)
            if (!known || (to && !draft.find(to.id))) return []
            if (to) draft.say(from.id, to.id, { ...at, source: 'gate', isSoft: false, isConditional: false })
            return [
              {
                at,
                row: row.span,
                id,
                item: id === undefined ? undefined : scope.items.get(id),
                from: known.id,
                to: to && draft.find(to.id)!.id,
                action: cellOf(table, row, 'action')?.text ?? '',
                artefact: artefact?.text ?? '',
                required: artefact
                  ? names(artefact).map((name) => ({ id: name.id, at: { file: document.path, span: name.span } }))
                  : [],
                isTracked: state !== undefined,
                progress: readProgress(state?.text ?? '')?.progress,
                owner: cellOf(table, row, 'owner')?.text || undefined,
              },
            ]
          })
        }),
  )
}

const ARROW = /→|⇒|⟶|-{1,2}>|={1,2}>/

/** No gate stands between more. */
const MOST_PASSAGES = 100

/** "run-1 → run-2", "run-1, run-2 → run-3", "between run-1 and run-2", "run-7 → completion", "after run-7". */
function passagesIn({ text }: WrittenText, names: readonly Name[]): [from: Name, to: Name | undefined][] {
  const parts = text.split(ARROW)
  if (parts.length === 1) {
    const [from, to, ...others] = names
    if (!from || others.length > 0) return []
    return to || /^\W*after\b/i.test(text) ? [[from, to]] : []
  }
  let at = 0
  const groups = parts.map((part) => names.slice(at, (at += idsIn(part).length)))
  return groups.slice(1).flatMap((group, i): [from: Name, to: Name | undefined][] => {
    const before = groups[i]!
    if (before.length * group.length > MOST_PASSAGES) return []
    // The end of the whole has no name of a run.
    if (group.length === 0) return i === groups.length - 2 ? before.map((from) => [from, undefined]) : []
    return before.flatMap((from) => group.map((to): [Name, Name] => [from, to]))
  })
}
