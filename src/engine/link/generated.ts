/** Paths that nobody has to keep: what a build makes, what a gate's program writes, what git ignores. */
import { isWrittenByGates, pathsNamedByGates } from './gates.ts'
import type { Index } from './index.ts'
import { directoryOf } from './scopes.ts'

/** Folders that tools make, and that git ignores nearly everywhere. */
const BUILT =
  /(?:^|\/)(?:node_modules|dist|build|target|out|coverage|__coverage__|_site|playwright-report|test-results|gen|_?generated|__generated__|venv|__pycache__|\.git|\.next|\.nuxt|\.output|\.turbo|\.cache|\.astro|\.venv|\.svelte-kit|\.vercel|\.wrangler|\.react-router)\/|\.(?:gen|generated)\.[a-z]+$/

export function isBuilt(path: string): boolean {
  return BUILT.test(path)
}

/** Whether a file comes of itself: nobody is missing it before the build, or before the gate has run. */
export function isGenerated(index: Index, path: string): boolean {
  return isBuilt(path) || isWrittenByGates(index, path) || isIgnored(index, path)
}

/**
 * Whether the folder that a path would be looked for in stands there without any file of ours: a submodule that is not
 * checked out, a folder that is mounted or filled later.
 */
export function isBelowEmptyFolder({ tree }: Index, path: string): boolean {
  let folder = directoryOf(path)
  while (folder !== '' && tree.kindOf(folder) === undefined) folder = directoryOf(folder)
  return folder !== '' && !hasFileBelow(tree.files, `${folder}/`)
}

function hasFileBelow(sorted: readonly string[], prefix: string): boolean {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < prefix) low = middle + 1
    else high = middle
  }
  return sorted[low]?.startsWith(prefix) ?? false
}

/** Of the paths that gates and evidence name; false where no git can tell. */
export function isIgnored(index: Index, path: string): boolean {
  let ignored = asked.get(index)
  if (!ignored) asked.set(index, (ignored = askForIgnored(index)))
  return ignored.has(path)
}

const asked = new WeakMap<Index, ReadonlySet<string>>()

/** All at once: the host starts git for each question. */
function askForIgnored(index: Index): ReadonlySet<string> {
  const named = pathsNamedByGates(index).map(({ path }) => path)
  const evidence = index.evidence.flatMap(({ path }) => path ?? [])
  const paths = [...new Set([...named, ...evidence])].sort()
  return (paths.length === 0 ? undefined : index.tree.ignored(paths)) ?? new Set()
}
