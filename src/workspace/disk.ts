import { lstatSync, readdirSync, readlinkSync, type Dirent } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'

export type EntryKind = 'file' | 'directory' | 'link' | 'special'

/** What stands at a path once symbolic links are followed. `path` is where it really is, relative to the root. */
export type Found =
  | { readonly state: 'file' | 'directory' | 'special'; readonly path: string }
  | { readonly state: 'missing' }
  /** A symbolic link on the way leads out of the root, where nothing is looked at, or round in circles. */
  | { readonly state: 'outside' | 'loop' }

/**
 * The part of the disk below `root`, which must be a real path. Everything is found by listing directories, for three
 * reasons: names are compared in their exact letter case on every disk, a link that leads out of the root is seen before
 * anything outside is touched, and each directory is asked once a run.
 */
export interface Disk {
  readonly root: string
  /** Kinds by name, links not followed; undefined where there is no such directory. Throws what the system refuses. */
  list(directory: string): ReadonlyMap<string, EntryKind> | undefined
  /** Never throws: a directory that the system refuses to list holds nothing that can be known. */
  find(path: string): Found
  isLink(path: string): boolean
  /** What a symbolic link says, as written; the path itself where it can no longer be read. */
  readLink(path: string): string
}

/** As many links as Linux follows before it gives up. */
const MOST_LINKS = 40

export function diskAt(root: string): Disk {
  const listings = new Map<string, ReadonlyMap<string, EntryKind> | undefined>()

  function list(directory: string): ReadonlyMap<string, EntryKind> | undefined {
    if (listings.has(directory)) return listings.get(directory)
    const listing = readDirectory(join(root, directory))
    listings.set(directory, listing)
    return listing
  }

  return diskOf({
    root,
    list,
    readLink(path) {
      try {
        return readlinkSync(join(root, path))
      } catch {
        return path
      }
    },
  })
}

/** The same over any listing of directories, such as that of a revision. */
export function diskOf({ root, list, readLink }: Pick<Disk, 'root' | 'list' | 'readLink'>): Disk {
  function find(path: string): Found {
    // Reversed, so that the next name is at the end and a link's target can be pushed in front of what follows.
    const names = path.split('/').reverse()
    let here = ''
    let kind: Exclude<EntryKind, 'link'> = 'directory'
    let links = 0
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      if (name === '' || name === '.') continue
      if (kind !== 'directory') return { state: 'missing' }
      if (name === '..') {
        if (here === '') return { state: 'outside' }
        here = parentOf(here)
        continue
      }
      const next = here === '' ? name : `${here}/${name}`
      const found = listQuietly(here)?.get(name)
      if (found === undefined) return { state: 'missing' }
      if (found !== 'link') {
        here = next
        kind = found
        continue
      }
      if (++links > MOST_LINKS) return { state: 'loop' }
      const target = targetInside(root, here, readLink(next))
      if (target === undefined) return { state: 'outside' }
      names.push(...target.split('/').reverse())
      here = ''
    }
    return { state: kind, path: here }
  }

  function listQuietly(directory: string): ReadonlyMap<string, EntryKind> | undefined {
    try {
      return list(directory)
    } catch {
      return undefined
    }
  }

  return {
    root,
    list,
    find,
    readLink,
    isLink: (path) => listQuietly(parentOf(path))?.get(path.slice(path.lastIndexOf('/') + 1)) === 'link',
  }
}

/** A link's target relative to the root; undefined where it climbs out, even if only on the way. */
function targetInside(root: string, directory: string, target: string): string | undefined {
  const written = sep === '\\' ? target.replaceAll('\\', '/') : target
  if (!isAbsolute(target)) return `${directory}/${written}`
  const inside = relative(root, target)
  if (inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return undefined
  return sep === '\\' ? inside.replaceAll('\\', '/') : inside
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

function readDirectory(path: string): ReadonlyMap<string, EntryKind> | undefined {
  try {
    return new Map(readdirSync(path, { withFileTypes: true }).map((entry) => [entry.name, kindOfEntry(path, entry)]))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function kindOfEntry(directory: string, entry: Dirent): EntryKind {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'directory'
  if (entry.isSymbolicLink()) return 'link'
  if (entry.isFIFO() || entry.isSocket() || entry.isBlockDevice() || entry.isCharacterDevice()) return 'special'
  // Some file systems tell no types.
  const stats = lstatSync(join(directory, entry.name), { throwIfNoEntry: false })
  return stats?.isFile() ? 'file' : stats?.isDirectory() ? 'directory' : stats?.isSymbolicLink() ? 'link' : 'special'
}
