/** Where a path that a task names could stand, and whether something in the tree could be what became of it. */
import type { Document } from '../../link/index.ts'
import { isBuilt } from '../../link/generated.ts'
import { resolvePath } from '../../link/paths.ts'
import { directoryOf } from '../../link/scopes.ts'
import type { Tree } from '../../model/tree.ts'

export interface PathFinder {
  /**
   * Paths from the root that it can mean: from the document's folders up to the root, else from wherever its first folder
   * stands. Undefined where no folder is there that it could begin with: a bare name, or somebody else's path.
   */
  candidatesOf(path: string, document: Document): readonly string[] | undefined
  /** A file of that name anywhere, whatever its letter case, word marks and ending; or a folder of that name. */
  hasLikeness(path: string): boolean
}

/** Of folders with one name; more say nothing. */
const MOST_FOLDERS = 20

export function pathFinder(tree: Tree): PathFinder {
  const parents = new Map<string, string[]>()
  const likenesses = new Set<string>()
  const seen = new Set<string>()
  for (const file of tree.files) {
    likenesses.add(likenessOf(file))
    if (isBuilt(file)) continue
    for (let folder = directoryOf(file); folder !== '' && !seen.has(folder); folder = directoryOf(folder)) {
      seen.add(folder)
      likenesses.add(likenessOf(folder))
      const name = folder.slice(folder.lastIndexOf('/') + 1)
      const others = parents.get(name)
      if (others) others.push(directoryOf(folder))
      else parents.set(name, [directoryOf(folder)])
    }
  }
  return {
    candidatesOf(path, document) {
      const plain = path.replace(/^(?:\.\/)+/, '')
      const slash = plain.indexOf('/')
      const bases = slash === -1 ? undefined : parents.get(plain.slice(0, slash))
      if (!bases || bases.length > MOST_FOLDERS) return undefined
      const own = [...foldersAbove(document.path)].filter((folder) => bases.includes(folder))
      return (own.length > 0 ? own : bases).flatMap((folder) => resolvePath(folder, plain) ?? [])
    },
    hasLikeness: (path) => likenesses.has(likenessOf(path)),
  }
}

function* foldersAbove(path: string): Generator<string> {
  for (let folder = directoryOf(path); folder !== ''; folder = directoryOf(folder)) yield folder
  yield ''
}

/** `src/user.service.ts` and `lib/UserService.js` are alike, and so are `001_users.sql` and `users-20260412.sql`. */
function likenessOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  const plain = (dot > 0 ? name.slice(0, dot) : name).toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
  return plain.replace(/\d{3,}/g, '') || plain
}
