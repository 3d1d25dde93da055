/** The tree of the revision that a change starts from: no checkout, and nothing of the work tree moves. */
import { treeOf, type Tree } from '../engine/model/tree.ts'
import { readBlobs } from './base-blobs.ts'
import { baseCommit, type BaseRequest } from './base.ts'
import { baseFiles, type BaseFiles } from './base-files.ts'
import { ignoredAtBase, isIgnoreFile } from './base-ignored.ts'
import { diskAt, diskOf, type Disk, type EntryKind } from './disk.ts'
import { decode, isCutName, linkLeadingOut, readDocument, unreadableName, type Reading } from './read.ts'
import { linesIn } from './tree.ts'

export interface BaseTree extends BaseFiles {
  readonly ref: string
  readonly tree: Tree
  /** What stood at a path. */
  find: Disk['find']
  /** Asked from git where the change touches the file, from the disk where it does not. */
  read(path: string): Reading
  /** What the change touched and will be read, all at once. */
  fetch(paths: readonly string[]): void
}

export interface BaseTreeRequest extends BaseRequest {
  /** The work tree. */
  readonly tree: Tree
  /** In bytes. */
  readonly sizeLimit: number
}

/** Throws a UserError where the revision is not there, or not whole. */
export function openBase({ root, usesGit, ref, tree, sizeLimit }: BaseTreeRequest): BaseTree {
  const commit = baseCommit({ root, usesGit, ref })
  const files = baseFiles({ root, ref, commit, listed: tree.files })
  const { entries, changed } = files
  const objectsOf = (paths: readonly string[]) => paths.map((path) => entries.get(path)!.object)
  const blobs = new Map<string, Buffer | number>()
  const links = [...entries.keys()].filter((path) => entries.get(path)!.kind === 'link')
  fetch(links)

  const workDisk = diskAt(root)
  const listedNow = treeOf(tree.files)
  const baseDisk = diskOf({ root, list: listingOf(entries), readLink: targetOf })
  const resolved = new Map(links.map((path) => [path, baseDisk.find(path).state] as const))
  const listed = treeOf(
    [...entries]
      .filter(([path, { kind }]) => kind === 'file' || (kind === 'link' && !AWAY.has(resolved.get(path)!)))
      .map(([path]) => path),
  )

  /** What git ignores or does not look into is no part of the change: there now, there then. */
  function find(path: string): ReturnType<Disk['find']> {
    const found = baseDisk.find(path)
    return found.state === 'missing' && listedNow.kindOf(path) === undefined ? workDisk.find(path) : found
  }

  function kindOf(path: string): 'file' | 'directory' | undefined {
    const kind = listed.kindOf(path)
    if (kind !== undefined) return kind
    const { state } = find(path)
    if (state === 'missing' || state === 'loop') return undefined
    return state === 'directory' ? 'directory' : 'file'
  }

  function targetOf(path: string): string {
    const blob = blobs.get(entries.get(path)!.object)
    return typeof blob === 'object' ? blob.toString() : path
  }

  function fetch(paths: readonly string[]): void {
    const open = objectsOf(paths.filter((path) => entries.has(path))).filter((object) => !blobs.has(object))
    for (const [object, blob] of readBlobs(open, { root, ref, sizeLimit })) blobs.set(object, blob)
  }

  function read(path: string): Reading {
    const entry = entries.get(path)
    if (!entry) return listedNow.kindOf(path) === undefined ? readDocument(root, path, sizeLimit) : undefined
    if (isCutName(path)) return unreadableName()
    if (entry.kind === 'submodule') return undefined
    if (entry.kind === 'link') return linkLeadingOut(targetOf(path))
    if (!changed.before.has(path)) return readDocument(root, path, sizeLimit)
    fetch([path])
    return decode(blobs.get(entry.object)!, sizeLimit)
  }

  const hasOtherRules = [...changed.before, ...changed.after].some(isIgnoreFile)

  function ignoredThen(paths: readonly string[]): ReadonlySet<string> {
    const files = [...entries.keys()].filter((path) => isIgnoreFile(path) && entries.get(path)!.kind === 'file')
    fetch(files)
    const rules = new Map(
      files.flatMap((path) => {
        const blob = blobs.get(entries.get(path)!.object)
        return typeof blob === 'object' ? [[path, blob] as const] : []
      }),
    )
    return ignoredAtBase({ root, rules, paths, isFolder: (path) => kindOf(path) === 'directory' })
  }

  function textOf(path: string): string | undefined {
    const found = find(path)
    const reading = found.state === 'file' ? read(found.path) : undefined
    return reading && 'text' in reading ? reading.text : undefined
  }

  return {
    ...files,
    ref,
    find,
    read,
    fetch,
    tree: {
      files: listed.files,
      kindOf,
      ignored: (paths) => without(hasOtherRules ? ignoredThen(paths) : tree.ignored(paths), entries),
      everTracked: tree.everTracked,
      linesOf: (path) => linesIn(textOf(path) ?? ''),
      textOf,
    },
  }
}

/** Links to folders are other names of those; links to nothing are nothing. */
const AWAY: ReadonlySet<string> = new Set(['directory', 'missing'])

/** What git tracks it does not ignore. */
function without(ignored: ReadonlySet<string> | undefined, entries: BaseFiles['entries']) {
  return ignored && new Set([...ignored].filter((path) => !entries.has(path)))
}

function listingOf(entries: BaseFiles['entries']): Disk['list'] {
  const folders = new Map<string, Map<string, EntryKind>>([['', new Map()]])
  const folderAt = (path: string): Map<string, EntryKind> => {
    const known = folders.get(path)
    if (known) return known
    const made = new Map<string, EntryKind>()
    folders.set(path, made)
    const slash = path.lastIndexOf('/')
    folderAt(path.slice(0, Math.max(slash, 0))).set(path.slice(slash + 1), 'directory')
    return made
  }
  for (const [path, { kind }] of entries) {
    const slash = path.lastIndexOf('/')
    const folder = folderAt(path.slice(0, Math.max(slash, 0)))
    folder.set(path.slice(slash + 1), kind === 'submodule' ? 'directory' : kind)
  }
  return (directory) => folders.get(directory)
}
