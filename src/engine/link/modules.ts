/** Where a module's specifier and a started program's path lead, as Node and the bundlers of TypeScript resolve them. */
import type { Tree } from '../model/tree.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

const ENDINGS = ['.ts', '.mts', '.cts', '.tsx', '.js', '.mjs', '.cjs', '.jsx', '.json', '.d.ts', '.d.mts', '.d.cts']

/** TypeScript has authors name the file that its compiler will write: `./gate.js` in a program that imports gate.ts. */
const WRITTEN_FOR = new Map([
  ['.js', ['.ts', '.tsx', '.jsx', '.d.ts']],
  ['.jsx', ['.tsx', '.d.ts']],
  ['.mjs', ['.mts', '.d.mts']],
  ['.cjs', ['.cts', '.d.cts']],
])

export interface ResolvedModule {
  /** Relative to the root: the file that is there, else the path as it is written. */
  readonly path: string
  readonly isThere: boolean
}

/** Undefined for a package, for a bundler's own addresses (`./icon.svg?raw`, `./$types`), and for a path out of the root. */
export function resolveModule(tree: Tree, from: string, specifier: string): ResolvedModule | undefined {
  if (!/^\.{1,2}(?:\/|$)/.test(specifier) || /[?#!*$+\\]/.test(specifier)) return undefined
  const path = resolvePath(directoryOf(from), specifier)
  if (path === undefined) return undefined
  const found = programAt(tree, path)
  return { path: found ?? path, isThere: found !== undefined }
}

/** The file that a program's path means: the path itself, with an ending, or the index of the folder. */
export function programAt(tree: Tree, path: string): string | undefined {
  const isFile = (candidate: string) => tree.kindOf(candidate) === 'file'
  if (isFile(path)) return path
  const dot = path.lastIndexOf('.')
  for (const ending of WRITTEN_FOR.get(path.slice(dot)) ?? [])
    if (isFile(path.slice(0, dot) + ending)) return path.slice(0, dot) + ending
  for (const ending of ENDINGS) if (isFile(path + ending)) return path + ending
  if (tree.kindOf(path) !== 'directory') return undefined
  const folder = path === '' ? '' : `${path}/`
  const index = ENDINGS.find((ending) => isFile(`${folder}index${ending}`))
  return index && `${folder}index${index}`
}
