/**
 * The corpus that a file belongs to, for hosts that name none: remark's command, an editor, a pipeline in code. The state
 * here is the price of a host that hands over one file at a time: 500 files of a workspace compile it once.
 */
import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { VFile } from 'vfile'
import { openCorpus, type Corpus } from './corpus.ts'
import { CONFIG_NAME, workspaceOf } from '../src/workspace/root.ts'

const corpora = new Map<string, Corpus>()
const roots = new Map<string, string>()
/** How each file was when it was last handed over. */
const stamps = new Map<string, string>()

/** Throws a UserError where no workspace can be made out. */
export async function corpusAround(path: string, cwd: string): Promise<Corpus> {
  const directory = dirname(path)
  let root = roots.get(directory)
  if (root === undefined) roots.set(directory, (root = rootAround(directory, cwd)))
  let corpus = corpora.get(root)
  if (corpus === undefined) corpora.set(root, (corpus = openCorpus({ root, routes: () => undefined })))
  // An editor, and `remark --watch`, come back with a file that has changed.
  const stamp = stampOf(path)
  const known = stamps.get(path)
  stamps.set(path, stamp)
  if (known !== undefined && known !== stamp) corpus.invalidate()
  return corpus
}

/** Undefined for a text that is no file: it has no neighbours to be checked with. */
export function absolutePath({ path, cwd }: VFile): string | undefined {
  if (!path) return undefined
  try {
    return realpathSync.native(resolve(cwd, path))
  } catch {
    return undefined
  }
}

function rootAround(directory: string, cwd: string): string {
  const { root, usesGit } = workspaceOf([directory], directory)
  const start = existsSync(cwd) ? realpathSync.native(cwd) : cwd
  if (usesGit || existsSync(join(root, CONFIG_NAME)) || relative(start, directory).startsWith('..')) return root
  // Neither a repository nor a configuration says where the workspace begins: it is the folder that the host was started
  // in, unless that belongs to a repository, which then ignores the directory.
  const around = workspaceOf([start], start)
  return around.usesGit ? root : around.root
}

function stampOf(path: string): string {
  const { mtimeMs, size } = statSync(path)
  return `${mtimeMs} ${size}`
}
