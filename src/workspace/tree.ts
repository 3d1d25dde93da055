import { lazily } from '../engine/model/lazily.ts'
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
    linesOf: (path) => linesIn(textOf(path) ?? ''),
    textOf,
  }

  function textOf(path: string): string | undefined {
    const found = disk.find(path)
    const reading = found.state === 'file' ? readDocument(disk.root, found.path, sizeLimit) : undefined
    return reading && 'text' in reading ? reading.text : undefined
  }
}

/** How many lines a text has; undefined for an empty one. */
export function linesIn(text: string): number | undefined {
  if (text === '') return undefined
  // What follows the last line break is a line only where something does.
  const starts = lineStartsOf(text)
  return starts.at(-1) === text.length ? starts.length - 1 : starts.length
}

/** The same tree, which asks git for each path once: what it ignores and what it has known is the same on both sides. */
export function rememberingTree(tree: Tree): Tree {
  return { ...tree, ignored: remembering(tree.ignored), everTracked: remembering(tree.everTracked) }
}

type Ask = (paths: readonly string[]) => ReadonlySet<string> | undefined

function remembering(ask: Ask): Ask {
  const known = new Map<string, boolean>()
  // Asked for nothing, it still says whether it can tell.
  const canTell = lazily(() => ask([]) !== undefined)
  return (paths) => {
    if (!canTell()) return undefined
    const open = paths.filter((path) => !known.has(path))
    if (open.length > 0) {
      const answer = ask(open)
      if (!answer) return undefined
      for (const path of open) known.set(path, answer.has(path))
    }
    return new Set(paths.filter((path) => known.get(path)))
  }
}

function kindOnDisk(disk: Disk, path: string): 'file' | 'directory' | undefined {
  const { state } = disk.find(path)
  if (state === 'missing' || state === 'loop') return undefined
  // Something is there. What a link out of the root leads to is not ours to look at.
  return state === 'directory' ? 'directory' : 'file'
}
