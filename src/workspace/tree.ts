import { treeOf, type Tree } from '../engine/model/tree.ts'
import type { Disk } from './disk.ts'

/**
 * The tree of the listed files, which also knows what is there and not listed: a link to a file that git ignores is
 * not a link to a missing file. Asks the disk only for what the listing lacks, and once.
 */
export function workspaceTree(files: Iterable<string>, disk: Disk): Tree {
  const listed = treeOf(files)
  const asked = new Map<string, 'file' | 'directory' | undefined>()
  return {
    files: listed.files,
    kindOf(path) {
      const kind = listed.kindOf(path)
      if (kind !== undefined) return kind
      if (!asked.has(path)) asked.set(path, kindOnDisk(disk, path))
      return asked.get(path)
    },
    ignored: () => undefined,
    linesOf: () => undefined,
  }
}

function kindOnDisk(disk: Disk, path: string): 'file' | 'directory' | undefined {
  const { state } = disk.find(path)
  if (state === 'missing' || state === 'loop') return undefined
  // Something is there. What a link out of the root leads to is not ours to look at.
  return state === 'directory' ? 'directory' : 'file'
}
