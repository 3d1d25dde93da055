/** Paths of a cleanup manifest → paths from the root. People write them from the root, and from the manifest's folder. */
import type { Tree } from '../model/tree.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

/** A place of one machine, an address, or the whole file system: no place of the repository. */
const ELSEWHERE = /^(?:~|[A-Za-z]:[\\/]|[A-Za-z][A-Za-z0-9+.-]+:|\\\\)/

/**
 * Undefined where the path leads out of the root, or is one of a machine. `mayStandAbove`: a bare name that is said to be
 * there may stand in a folder around the manifest, as a project's README does.
 */
export function rootedManifestPath(
  written: string,
  folder: string,
  tree: Tree,
  mayStandAbove: boolean,
): string | undefined {
  if (ELSEWHERE.test(written)) return undefined
  const name = written.replace(/\/+$/, '')
  if (written.startsWith('/')) {
    const inside = resolvePath('', name)
    return inside !== undefined && inside !== '' && tree.kindOf(firstOf(inside)) !== undefined ? inside : undefined
  }
  const local = resolvePath(folder, name)
  if (/^\.{1,2}(?:\/|$)/.test(written)) return local
  const rooted = resolvePath('', name)
  if (local === undefined || rooted === undefined) return local ?? rooted
  if (name.includes('/')) {
    if (tree.kindOf(rooted) !== undefined) return rooted
    if (tree.kindOf(local) !== undefined) return local
    return tree.kindOf(firstOf(rooted)) === 'directory' ? rooted : local
  }
  if (!mayStandAbove || tree.kindOf(local) !== undefined) return local
  for (let above = folder; above !== '';) {
    above = directoryOf(above)
    const path = above === '' ? name : `${above}/${name}`
    if (tree.kindOf(path) === 'file') return path
  }
  return local
}

function firstOf(path: string): string {
  return path.split('/', 1)[0]!
}
