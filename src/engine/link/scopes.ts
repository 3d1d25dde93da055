import type { FileFacts } from '../model/facts.ts'
import { compileGlobs } from '../model/glob.ts'
import type { Scope } from './index.ts'

/** Scopes under construction: the symbols are filled in once every document knows its scope. */
export interface MutableScope extends Scope {
  readonly parent: MutableScope | undefined
  readonly items: Map<string, Scope['items'] extends ReadonlyMap<string, infer Item> ? Item : never>
  readonly owned: Set<string>
}

export interface Scopes {
  readonly all: readonly MutableScope[]
  /** The nearest scope around a file. */
  of(path: string): MutableScope
}

const FEATURE_FOLDER = /(?:^|\/)specs\/\d{3,}-[^/]+$/
const DECISION_LOG = /(?:^|\/)(?:decision[-_]?(?:log|register)s?|decisions)\.mdx?$/i
/** What stands there is copied to where it becomes a scope. */
const IN_TEMPLATES = /(?:^|\/)[._]?templates?\//i
const PROJECT_PAGE = /(?:^|\/)index\.mdx?$/i

/** Scope roots as the configuration names them; with none, by convention. The root is always a scope. */
export function findScopes(files: ReadonlyMap<string, FileFacts>, globs: readonly string[]): Scopes {
  const directories = new Set<string>()
  const matches = globs.length > 0 ? compileGlobs(globs, { below: false }) : undefined
  for (const [path, facts] of files) {
    const isScopes = DECISION_LOG.test(path) || isProjectPage(path, facts)
    if (!matches && isScopes && !IN_TEMPLATES.test(path)) directories.add(directoryOf(path))
    for (let folder = directoryOf(path); folder !== ''; folder = directoryOf(folder)) {
      if (matches ? matches(folder) : FEATURE_FOLDER.test(folder)) directories.add(folder)
    }
  }
  directories.delete('')
  const root: MutableScope = { directory: '', parent: undefined, items: new Map(), owned: new Set() }
  const byDirectory = new Map<string, MutableScope>([['', root]])
  const nearest = (folder: string): MutableScope => {
    for (let at = folder; at !== ''; at = directoryOf(at)) {
      const scope = byDirectory.get(at)
      if (scope) return scope
    }
    return root
  }
  // Sorted, so that a folder's parents come before it.
  for (const directory of [...directories].sort()) {
    byDirectory.set(directory, {
      directory,
      parent: nearest(directoryOf(directory)),
      items: new Map(),
      owned: new Set(),
    })
  }
  const byFolder = new Map<string, MutableScope>()
  const of = (path: string): MutableScope => {
    const folder = directoryOf(path)
    let scope = byFolder.get(folder)
    if (!scope) byFolder.set(folder, (scope = nearest(folder)))
    return scope
  }
  return { all: [...byDirectory.values()], of }
}

function isProjectPage(path: string, facts: FileFacts): boolean {
  const type = facts.frontmatter?.data.type
  return (PROJECT_PAGE.test(path) && type === 'project') || type === 'decision-log'
}

/** The folder of a path; '' at the root. */
export function directoryOf(path: string): string {
  const slash = path.lastIndexOf('/')
  return slash === -1 ? '' : path.slice(0, slash)
}

/** The scope itself, then those around it, to the root. */
export function* enclosing(scope: Scope): Generator<Scope> {
  for (let at: Scope | undefined = scope; at; at = at.parent) yield at
}
