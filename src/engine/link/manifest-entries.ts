/** Entries that can be held to the tree, and the files that their paths stand for. */
import { outcomeOf, type CleanupAction } from '../model/cleanup-action.ts'
import type { Tree } from '../model/tree.ts'
import { matcherOf } from './cleanup-record.ts'
import type { Manifest, ManifestEntry, ManifestPath } from './manifests.ts'

/** An entry with a word that is known and one path that can be looked for. */
export interface HeldEntry {
  readonly entry: ManifestEntry & { readonly action: CleanupAction }
  readonly named: ManifestPath & { readonly path: string }
}

/** The first of its path in each manifest: a list that repeats the table says nothing new. */
export function heldEntries({ entries }: Manifest): HeldEntry[] {
  const conflicting = conflictingPaths(entries)
  const seen = new Set<string>()
  const held: HeldEntry[] = []
  for (const entry of entries) {
    const { action } = entry
    if (action === undefined) continue
    for (const named of entry.paths) {
      const { path } = named
      if (path === undefined || path === '' || isPlaceholder(named) || seen.has(path) || conflicting.has(path)) continue
      seen.add(path)
      held.push({ entry: { ...entry, action }, named: { ...named, path } })
    }
  }
  return held
}

/** What two rows want differently: `cleanup/conflicting-rows` says so, and nothing can be held to it. */
function conflictingPaths(entries: readonly ManifestEntry[]): ReadonlySet<string> {
  const first = new Map<string, ManifestEntry>()
  const conflicting = new Set<string>()
  for (const entry of entries) {
    for (const { path } of entry.paths) {
      if (path === undefined) continue
      const known = first.get(path)
      if (!known) first.set(path, entry)
      else if (isConflict(known, entry)) conflicting.add(path)
    }
  }
  return conflicting
}

/** Two rows of a table say two things where their actions differ; a list beside it where the file would end elsewhere. */
export function isConflict(one: ManifestEntry, other: ManifestEntry): boolean {
  if (one === other || one.action === undefined || other.action === undefined) return false
  return one.fact.form === 'row' && other.fact.form === 'row'
    ? one.action !== other.action
    : outcomeOf(one.action) !== outcomeOf(other.action)
}

/** `{phase}/log.md`, `<run>/log.md`: a name to be filled in. `{a,b}` is a pattern. */
export function isPlaceholder({ written }: ManifestPath): boolean {
  return /<[^<>]*>|\{[^{},]*\}/.test(written.text)
}

/** The files of the tree that a path stands for: itself, all of a folder, all that a pattern matches. */
export function filesOf({ path, isGlob }: HeldEntry['named'], tree: Tree): readonly string[] {
  if (isGlob) {
    const matches = matcherOf(path)
    return matches ? tree.files.filter(matches) : []
  }
  const kind = tree.kindOf(path)
  if (kind !== 'directory') return kind === undefined ? [] : [path]
  const { files } = tree
  const start = firstFrom(files, `${path}/`)
  let end = start
  while (end < files.length && files[end]!.startsWith(`${path}/`)) end++
  return files.slice(start, end)
}

function firstFrom(files: readonly string[], prefix: string): number {
  let low = 0
  let high = files.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (files[middle]! < prefix) low = middle + 1
    else high = middle
  }
  return low
}

/** Whether an entry takes its file away. `absent` is a statement, and takes nothing. */
export function leaves({ action }: HeldEntry['entry']): boolean {
  return action !== 'absent' && outcomeOf(action) !== 'present'
}
