/** Modules of Node and of libraries by which programs touch files, and what each function does with its arguments. */
import type { KnownModule } from './values.ts'

const MODULES = new Map<string, KnownModule>([
  ['fs', 'fs'],
  ['fs/promises', 'fs'],
  ['fs-extra', 'fs'],
  ['graceful-fs', 'fs'],
  ['jsonfile', 'fs'],
  ['path', 'path'],
  ['path/posix', 'path'],
  ['pathe', 'path'],
  ['upath', 'path'],
  ['url', 'url'],
  ['process', 'process'],
  ['child_process', 'child'],
  ['execa', 'child'],
  ['cross-spawn', 'child'],
  ['zx', 'shell'],
  ['bun', 'bun'],
])

export function knownModule(specifier: string): KnownModule | undefined {
  return MODULES.get(specifier.replace(/^node:/, ''))
}

/** Another file of the repository, or an alias that may lead to one. */
export function isOwnModule(specifier: string): boolean {
  return /^(?:\.{1,2}(?:\/|$)|\/|#)/.test(specifier)
}

export type FileDoes = 'read' | 'probe' | 'stat' | 'write' | 'remove'

/** By the function's name without `Sync`: what it does with each argument that is a path. */
const FILE_FUNCTIONS = new Map<string, readonly (FileDoes | readonly FileDoes[])[]>()
const define = (does: readonly (FileDoes | readonly FileDoes[])[], names: string) => {
  for (const name of names.split(' ')) FILE_FUNCTIONS.set(name, does)
}
define([
  'read',
], 'readFile readJson readJSON createReadStream readdir opendir readlink readTextFile readDir readtextFile openAsBlob')
define(['stat'], 'stat lstat access realpath')
define(['probe'], 'exists pathExists')
define([
  'write',
], 'writeFile appendFile createWriteStream mkdir mkdirp ensureDir ensureFile outputFile outputJson writeJson writeJSON writeTextFile truncate mkdtemp utimes')
define(['remove'], 'unlink rm rmdir remove')
define(['read', 'write'], 'copyFile cp copy')
define([['read', 'remove'], 'write'], 'rename move')

export function fileFunction(name: string): readonly (FileDoes | readonly FileDoes[])[] | undefined {
  return FILE_FUNCTIONS.get(name.replace(/Sync$/, ''))
}
