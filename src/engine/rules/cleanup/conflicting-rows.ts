import type { ManifestEntry } from '../../link/manifests.ts'
import { defineRule } from '../rule.ts'
import { isConflict } from '../../link/manifest-entries.ts'
import { placeOfPath } from './entries.ts'

export default defineRule({
  id: 'cleanup/conflicting-rows',
  summary: 'One path with two actions in one cleanup manifest.',
  rationale: `Who carries the manifest out does whichever row comes last, and who checks it looks at whichever comes first.

Keep one of the two. A list that repeats what the table says is accepted as long as the file would end in the same place: kept
and updated, deleted and intentionally absent.`,
  severity: 'error',
  fixable: false,
  messages: { conflict: '{path} is to be {second} here, and {first} above. Keep one of the two.' },
  *check({ index }) {
    for (const { entries } of index.manifests) {
      const first = new Map<string, { readonly entry: ManifestEntry; readonly at: ReturnType<typeof placeOfPath> }>()
      for (const entry of entries) {
        for (const named of entry.paths) {
          if (named.path === undefined) continue
          const at = placeOfPath(entry, named)
          const known = first.get(named.path)
          if (!known) first.set(named.path, { entry, at })
          else if (isConflict(known.entry, entry))
            yield {
              at,
              message: 'conflict',
              data: { path: named.path, first: PAST[known.entry.action!], second: PAST[entry.action!] },
              related: [{ at: known.at, message: `The first row of ${named.path}.` }],
            }
        }
      }
    }
  },
})

const PAST = {
  retain: 'retained',
  update: 'updated',
  finalize: 'finalized',
  archive: 'archived',
  move: 'moved',
  delete: 'deleted',
  absent: 'absent',
} as const
