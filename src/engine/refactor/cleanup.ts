/** A cleanup manifest carried out on paper: an overlay of tree and facts in which its rows have been done. */
import type { FileFacts } from '../model/facts.ts'
import { treeOf, type Tree } from '../model/tree.ts'
import { filesOf, heldEntries, leaves, type HeldEntry } from '../link/manifest-entries.ts'
import type { Manifest } from '../link/manifests.ts'

/** What becomes of one path that a manifest names. */
export interface CleanupStep {
  readonly entry: HeldEntry['entry']
  readonly named: HeldEntry['named']
  /** `stays`: nothing is to be done. `already-gone`: somebody has done it. */
  readonly state: 'applied' | 'already-gone' | 'stays'
  /** Files that go, and where each of them stands afterwards; undefined for nowhere. */
  readonly files: ReadonlyMap<string, string | undefined>
}

export interface CleanupPlan {
  readonly steps: readonly CleanupStep[]
  /** Of all steps together. */
  readonly files: ReadonlyMap<string, string | undefined>
}

/** Every row counts, planned or carried out; rows that contradict each other, or name no path, are left out. */
export function planCleanup(manifest: Manifest, tree: Tree): CleanupPlan {
  const kept = new Set<string>()
  const held = heldEntries(manifest)
  for (const { entry, named } of held) if (!leaves(entry)) for (const file of filesOf(named, tree)) kept.add(file)
  const files = new Map<string, string | undefined>()
  const steps = held.map(({ entry, named }): CleanupStep => {
    if (!leaves(entry)) return { entry, named, state: 'stays', files: new Map() }
    // What another row keeps stays, in a folder or a pattern that goes.
    const going = filesOf(named, tree).filter((file) => !files.has(file) && (file === named.path || !kept.has(file)))
    const own = new Map(going.map((file) => [file, placeAfter(file, { entry, named }, tree)] as const))
    for (const [file, to] of own) files.set(file, to)
    return { entry, named, state: own.size > 0 ? 'applied' : 'already-gone', files: own }
  })
  return { steps, files }
}

/** Where a file stands once its row is carried out: at its destination, or inside of it, where that is a folder. */
function placeAfter(file: string, { entry, named }: HeldEntry, tree: Tree): string | undefined {
  const { destination, action } = entry
  if (action === 'delete' || destination?.path === undefined || destination.isGlob) return undefined
  const name = file.slice(file.lastIndexOf('/') + 1)
  const isFolder = /\/\s*$/.test(destination.written.text) || tree.kindOf(destination.path) === 'directory'
  if (file === named.path) return isFolder ? `${destination.path}/${name}` : destination.path
  return named.isGlob ? `${destination.path}/${name}` : destination.path + file.slice(named.path.length)
}

/** Tree and facts as they would be. What the host knows beside its listing it still knows. */
export function overlayOf(
  plan: CleanupPlan,
  files: ReadonlyMap<string, FileFacts>,
  tree: Tree,
): { readonly files: ReadonlyMap<string, FileFacts>; readonly tree: Tree } {
  const facts = new Map([...files].filter(([path]) => !plan.files.has(path)))
  const from = new Map<string, string>()
  for (const [path, to] of plan.files) {
    if (to === undefined) continue
    from.set(to, path)
    const own = files.get(path)
    if (own) facts.set(to, own)
  }
  const before = treeOf(tree.files)
  const after = treeOf([...tree.files.filter((path) => !plan.files.has(path)), ...from.keys()])
  return {
    files: facts,
    tree: {
      files: after.files,
      kindOf: (path) => after.kindOf(path) ?? (before.kindOf(path) === undefined ? tree.kindOf(path) : undefined),
      ignored: (paths) => tree.ignored(paths),
      everTracked: (paths) => tree.everTracked(paths),
      linesOf: (path) => (plan.files.has(path) && !from.has(path) ? undefined : tree.linesOf(from.get(path) ?? path)),
      textOf: (path) => (plan.files.has(path) && !from.has(path) ? undefined : tree.textOf(from.get(path) ?? path)),
    },
  }
}
