/** Whether a file is durable, or may vanish: by its name, by the configuration, by what a cleanup manifest says of it. */
import { outcomeOf } from '../model/cleanup-action.ts'
import { compileGlobs, type PathMatcher } from '../model/glob.ts'
import type { Place } from '../model/range.ts'
import { cleanupRecord, type CleanupRecord } from './cleanup-record.ts'
import type { Index } from './index.ts'

export interface Ephemerality {
  /** Completes a sentence: "its name matches *SCRATCHPAD*". */
  readonly why: string
  /** The row that lets it go, where a manifest does. */
  readonly at?: Place
}

/** Why the file at a path may vanish; undefined where it is durable. */
export function ephemeralityIn(index: Index): (path: string) => Ephemerality | undefined {
  const { ephemeral, durable } = index.config.durability
  const isDurable = compileGlobs(durable, { below: true })
  const configured = ephemeral.map((glob) => [glob, compileGlobs([glob], { below: true })] as const)
  const record = cleanupRecord(index)
  return (path) => {
    if (isDurable(path)) return undefined
    const byConfiguration = ephemeralByConfiguration(path, configured)
    if (byConfiguration) return byConfiguration
    const said = ephemeralByManifest(path, record)
    if (said || FIXTURES.test(path)) return said || undefined
    return said === undefined ? ephemeralByName(path) : undefined
  }
}

/** Whether the latest manifest that names a path says that it is meant not to be there. */
export function isIntentionallyAbsent(index: Index, path: string): boolean {
  return cleanupRecord(index)
    .latestAbout(path)
    .some(({ entry }) => entry.action === 'absent')
}

/** What the latest manifest says became of a path that is gone: the row, and where the file went. */
export function departureOf(index: Index, path: string): { readonly at: Place; readonly to?: string } | undefined {
  for (const { entry, named } of cleanupRecord(index).latestAbout(path)) {
    if (!entry.action || outcomeOf(entry.action) === 'present') continue
    const at = { file: entry.manifest.document.path, span: named.written.span }
    const to = named.isGlob || named.path !== path ? undefined : entry.destination?.path
    return { at, ...(to !== undefined && index.tree.kindOf(to) === 'file' && { to }) }
  }
  return undefined
}

/** False where the latest manifest keeps the path, undefined where it says nothing of either. */
function ephemeralByManifest(path: string, record: CleanupRecord): Ephemerality | false | undefined {
  const statements = record.latestAbout(path)
  if (statements.some(({ entry: { action } }) => action && outcomeOf(action) === 'present')) return false
  const slated = statements.find(({ entry: { action } }) => action === 'delete')
  if (!slated) return undefined
  const file = slated.entry.manifest.document.path
  return { why: `${file} slates it for deletion`, at: { file, span: slated.named.written.span } }
}

function ephemeralByConfiguration(
  path: string,
  globs: readonly (readonly [glob: string, matches: PathMatcher])[],
): Ephemerality | undefined {
  const glob = globs.find(([, matches]) => matches(path))?.[0]
  return glob === undefined ? undefined : { why: `the configuration calls ${glob} ephemeral` }
}

/** What tests read is kept for them, whatever it is called. */
const FIXTURES = /(?:^|\/)(?:tests?|__tests__|fixtures?|__fixtures__|testdata|test-data)\//i

const NAMES: readonly (readonly [name: RegExp, glob: string])[] = [
  [/scratch[-_ ]?pad/i, '*SCRATCHPAD*'],
  [/_plan_verbatim/i, '*_PLAN_VERBATIM*'],
  [/_draft(?=[._-]|$)/i, '*_DRAFT*'],
  [/[-.]draft\./i, '*-draft.*'],
]

const FOLDERS = /(?:^|\/)(\.?scratch|scratchpads?|tmp|temp|drafts?)\//i

function ephemeralByName(path: string): Ephemerality | undefined {
  const folder = FOLDERS.exec(path)
  if (folder) return { why: `it stands in ${folder[1]}/` }
  const name = path.slice(path.lastIndexOf('/') + 1)
  const match = NAMES.find(([pattern]) => pattern.test(name))
  return match && { why: `its name matches ${match[1]}` }
}
