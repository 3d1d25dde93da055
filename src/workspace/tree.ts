import { lineStartsOf } from '../engine/model/range.ts'
import { treeOf, type Tree } from '../engine/model/tree.ts'
import type { Disk } from './disk.ts'
import { ignoredByGit, trackedByGit } from './git.ts'
import { readDocument } from './read.ts'

export interface TreeOptions {
  readonly disk: Disk
  /** Whether git listed the files, and so knows which it ignores. */
  readonly usesGit: boolean
  /** In bytes. */
  readonly sizeLimit: number
}

/**
 * The tree of the listed files, which also knows what is there and not listed: a link to a file that git ignores is
 * not a link to a missing file. Asks the disk only for what the listing lacks, and once.
 */
export function workspaceTree(files: Iterable<string>, { disk, usesGit, sizeLimit }: TreeOptions): Tree {
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
    ignored: (paths) => (usesGit ? ignoredByGit(disk.root, paths) : undefined),
    everTracked: (paths) => (usesGit ? trackedByGit(disk.root, paths) : undefined),
    linesOf(path) {
      const text = textOf(path)
      if (text === undefined || text === '') return undefined
      // What follows the last line break is a line only where something does.
      const starts = lineStartsOf(text)
      return starts.at(-1) === text.length ? starts.length - 1 : starts.length
    },
    textOf,
  }

  function textOf(path: string): string | undefined {
    const found = disk.find(path)
    const reading = found.state === 'file' ? readDocument(disk.root, found.path, sizeLimit) : undefined
    return reading && 'text' in reading ? reading.text : undefined
  }
}

function kindOnDisk(disk: Disk, path: string): 'file' | 'directory' | undefined {
  const { state } = disk.find(path)
  if (state === 'missing' || state === 'loop') return undefined
  // Something is there. What a link out of the root leads to is not ours to look at.
  return state === 'directory' ? 'directory' : 'file'
}
