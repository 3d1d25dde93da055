/** The record: what all manifests together say of a path. The latest that names it speaks. */
import { compileGlobs, type PathMatcher } from '../model/glob.ts'
import type { Index } from './index.ts'
import type { ManifestEntry, ManifestPath } from './manifests.ts'
import { directoryOf } from './scopes.ts'

/** One entry, as far as it is about one path. */
export interface Statement {
  readonly entry: ManifestEntry
  readonly named: ManifestPath
}

export interface CleanupRecord {
  /** What is said of a path by its own name, of a folder around it, or by a pattern; oldest first. */
  about(path: string): readonly Statement[]
  /** Of these, what the latest manifests say; several where they are of one date. */
  latestAbout(path: string): readonly Statement[]
}

const records = new WeakMap<Index, CleanupRecord>()

export function cleanupRecord(index: Index): CleanupRecord {
  let record = records.get(index)
  if (!record) records.set(index, (record = makeRecord(index)))
  return record
}

function makeRecord({ manifests }: Index): CleanupRecord {
  const byPath = new Map<string, Statement[]>()
  const patterns: { readonly statement: Statement; readonly matches: PathMatcher }[] = []
  const order = new Map<Statement, number>()
  for (const entry of manifests.flatMap(({ entries }) => entries)) {
    for (const named of entry.paths) {
      if (named.path === undefined) continue
      const statement = { entry, named }
      order.set(statement, order.size)
      const matches = named.isGlob ? matcherOf(named.path) : undefined
      if (matches) patterns.push({ statement, matches })
      else if (!named.isGlob) {
        const others = byPath.get(named.path)
        if (others) others.push(statement)
        else byPath.set(named.path, [statement])
      }
    }
  }
  const about = (path: string): Statement[] => {
    const found: Statement[] = []
    for (let at = path; at !== ''; at = directoryOf(at)) found.push(...(byPath.get(at) ?? []))
    for (const { statement, matches } of patterns) if (matches(path)) found.push(statement)
    return found.sort((a, b) => order.get(a)! - order.get(b)!)
  }
  return {
    about,
    latestAbout(path) {
      const all = about(path)
      const last = all.at(-1)?.entry.manifest.date
      return all.filter(({ entry }) => entry.manifest.date === last)
    },
  }
}

/** Undefined for a pattern that multiplies beyond measure: it then covers nothing. */
export function matcherOf(glob: string): PathMatcher | undefined {
  try {
    return compileGlobs([glob], { below: true })
  } catch {
    return undefined
  }
}
