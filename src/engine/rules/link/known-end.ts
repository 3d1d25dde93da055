/** Paths of somebody's machine that end in a file of the repository. */
import type { Tree } from '../../model/tree.ts'

/** The longest end of a path, of two names or more, that stands in the tree. */
export function knownEnd(path: string, tree: Tree): string | undefined {
  const names = path
    .replace(/^file:\/\//, '')
    .replaceAll('\\', '/')
    .replace(/\/$/, '')
    .split('/')
  for (let from = 1; from <= names.length - 2; from++) {
    const end = names.slice(from).join('/')
    if (tree.kindOf(end) !== undefined) return end
  }
  return undefined
}
