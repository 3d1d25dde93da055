import { cleanupRecord, type CleanupRecord } from '../../link/cleanup-record.ts'
import type { Index } from '../../link/index.ts'
import { outcomeOf } from '../../model/cleanup-action.ts'
import type { Tree } from '../../model/tree.ts'
import { defineRule, type Finding } from '../rule.ts'
import { filesOf, heldEntries, type HeldEntry } from '../../link/manifest-entries.ts'
import { leftoversAmong, placeOfPath } from './entries.ts'

export default defineRule({
  id: 'cleanup/contradicts-tree',
  summary:
    'A cleanup manifest that says what is not so: deleted and present, retained and absent, moved and not there.',
  rationale: `A manifest is the record that a reviewer, a gate and the next phase rely on instead of looking themselves. One
row that is not true, and all of them are opened again.

Carry the row out, or write what was done. The latest manifest that names a path speaks for it, by the date of the page or of
its folder. A row of a file that is gone is no fault where the file was deleted, nor is a file that is said to be intentionally
absent. Where the status is \`planned\`, nothing has been carried out, and nothing is held to the tree.`,
  severity: 'error',
  fixable: false,
  messages: {
    present: '{path} is there, and this manifest says that it was {past}.',
    someLeft: '{path} still stands for {count}, such as {example}, and this manifest says that it was {past}.',
    absent: '{path} is not there, and this manifest says that it was {past}.',
    nothing: '{path} matches no file, and this manifest says that it was {past}.',
    destination: '{destination} is not there, and this manifest says that {path} was {past} to it.',
    said: '{path} is there, and this manifest says that it is intentionally absent.',
  },
  *check({ index }) {
    const record = cleanupRecord(index)
    const held = index.manifests.flatMap(heldEntries).filter(({ entry }) => !entry.isPlanned)
    const present = held.filter((each) => outcomeOf(each.entry.action) !== 'present' && isThere(each, index.tree))
    const leftovers = leftoversAmong(index, [...new Set(present.flatMap(({ named }) => filesOf(named, index.tree)))])
    for (const each of held) {
      const finding = findingOf(each, { index, record, leftovers })
      if (finding) yield finding
    }
  },
})

interface Circumstances {
  readonly index: Index
  readonly record: CleanupRecord
  readonly leftovers: ReadonlySet<string>
}

type Message = 'present' | 'someLeft' | 'absent' | 'nothing' | 'destination' | 'said'

const PAST = {
  retain: 'retained',
  update: 'updated',
  finalize: 'finalized',
  archive: 'archived',
  move: 'moved',
  delete: 'deleted',
  absent: 'left out',
} as const

function findingOf(
  { entry, named }: HeldEntry,
  { index: { tree }, record, leftovers }: Circumstances,
): Finding<Message> | undefined {
  const { action, destination } = entry
  const { path, isGlob } = named
  const at = placeOfPath(entry, named)
  const data = { path, past: PAST[action] }
  if (outcomeOf(action) === 'present') {
    const isMissing = isGlob ? filesOf(named, tree).length === 0 : tree.kindOf(path) === undefined
    if (!isMissing || !speaksFor(path, entry, record, false)) return undefined
    return { at, message: isGlob ? 'nothing' : 'absent', data }
  }
  const left = filesOf(named, tree).filter((file) => !leftovers.has(file) && speaksFor(file, entry, record, true))
  if (left.length > 0) {
    if (action === 'absent') return { at, message: 'said', data }
    if (left.length === 1 && left[0] === path) return { at, message: 'present', data }
    const count = left.length === 1 ? '1 file' : `${left.length} files`
    return { at, message: 'someLeft', data: { ...data, count, example: left[0]! } }
  }
  const target = destination?.path
  if (target === undefined || destination?.isGlob || tree.kindOf(target) !== undefined) return undefined
  if (record.about(target).some((later) => isLaterThan(later.entry, entry))) return undefined
  return {
    at: { ...at, span: destination!.written.span },
    message: 'destination',
    data: { ...data, destination: target },
  }
}

/** Whether what is said of a path last is said here, and nobody of the same date says that it is as it is. */
function speaksFor(path: string, entry: HeldEntry['entry'], record: CleanupRecord, isThere: boolean): boolean {
  const latest = record.latestAbout(path)
  if (!latest.some((statement) => statement.entry.manifest === entry.manifest)) return false
  return !latest.some(({ entry: { action } }) => action !== undefined && (outcomeOf(action) === 'present') === isThere)
}

function isLaterThan({ manifest }: { manifest: { date: string } }, entry: HeldEntry['entry']): boolean {
  return manifest.date > entry.manifest.date
}

function isThere({ named }: HeldEntry, tree: Tree): boolean {
  return named.isGlob || tree.kindOf(named.path) !== undefined
}
