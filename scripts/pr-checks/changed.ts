/** Files of the tree, and those that differ from a commit: edited, new, gone, committed or not. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { git } from '../../src/workspace/git.ts'
import type { Sources } from './affected.ts'

export interface Tree extends Sources {
  readonly hashOf: (path: string) => string
}

/** The tree as it is on disk now; undefined where git cannot list it. Paths are relative to the root, with `/`. */
export function treeIn(root: string): Tree | undefined {
  const listed = list(root, 'ls-files', '-z', '--cached', '--others', '--exclude-standard')
  if (!listed) return undefined
  const contents = new Map<string, Buffer>()
  for (const path of listed) {
    const bytes = bytesOf(join(root, path))
    if (bytes) contents.set(path, bytes)
  }
  const hashes = new Map([...contents].map(([path, bytes]) => [path, createHash('sha256').update(bytes).digest('hex')]))
  return {
    files: [...contents.keys()].sort(),
    textOf: (path) => contents.get(path)!.toString(),
    hashOf: (path) => hashes.get(path)!,
  }
}

/** Undefined where git cannot tell: everything may have changed then. */
export function changedSince(root: string, commit: string): string[] | undefined {
  const tracked = list(root, 'diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', commit, '--')
  const fresh = list(root, 'ls-files', '-z', '--others', '--exclude-standard')
  return tracked && fresh && [...tracked, ...fresh]
}

function list(root: string, ...words: readonly string[]): string[] | undefined {
  const { isDone, output } = git(root, words)
  return isDone ? [...new Set(output.split('\0').filter((path) => path !== ''))] : undefined
}

/** Undefined for what is in the index and gone from the disk, and for what is no file. */
export function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch {
    return undefined
  }
}
