/** Carries a cleanup manifest out on an overlay, checks that like any corpus, and tells what it would break. */
import { check, type CheckResult } from './check.ts'
import type { Diagnostic } from './model/diagnostic.ts'
import type { FileFacts } from './model/facts.ts'
import type { Tree } from './model/tree.ts'
import type { Index } from './link/index.ts'
import { needsIn } from './link/needs.ts'
import type { Manifest } from './link/manifests.ts'
import { overlayOf, planCleanup, type CleanupStep } from './refactor/cleanup.ts'

export interface CleanupBreak {
  /** The step that causes it; undefined where none can be named. */
  readonly step: CleanupStep | undefined
  /** In a moved document with its path as it would be. */
  readonly diagnostic: Diagnostic
}

export interface CleanupSimulation {
  readonly steps: readonly CleanupStep[]
  /** In the order of diagnostics. */
  readonly breaks: readonly CleanupBreak[]
  /** Of the overlay: what the diagnostics' places stand in. */
  readonly index: Index
}

export interface SimulationInput {
  readonly manifest: Manifest
  readonly files: ReadonlyMap<string, FileFacts>
  readonly tree: Tree
  /** Of the corpus as it is. */
  readonly before: CheckResult
}

/**
 * Breaks are the diagnostics that come with the cleanup, and those that are there already because a row has been carried
 * out. The manifest's own rules are left out: they speak of the manifest, and not of what needs the files.
 */
export function simulateCleanup({ manifest, files, tree, before }: SimulationInput): CleanupSimulation {
  const { steps, files: going } = planCleanup(manifest, tree)
  const overlay = overlayOf({ steps, files: going }, files, tree)
  const { index, diagnostics } = check({ ...overlay, config: before.index.config })
  const byPath = new Map<string, CleanupStep>()
  for (const step of steps) {
    for (const path of step.files.keys()) byPath.set(path, step)
    if (step.state === 'already-gone') byPath.set(step.named.path, step)
  }
  const moved = new Map([...going].flatMap(([from, to]) => (to === undefined ? [] : [[to, from] as const])))
  const place = ({ ruleId, file, range }: Diagnostic) => `${ruleId} ${range.start.offset} ${moved.get(file) ?? file}`
  const known = new Set(before.diagnostics.map(place))
  const needsBefore = needsIn(before.index)
  const needsAfter = needsIn(index)
  const breaks = diagnostics.flatMap((diagnostic): CleanupBreak[] => {
    if (/^(?:cleanup|suppression)\//.test(diagnostic.ruleId)) return []
    const at = { file: diagnostic.file, offset: diagnostic.range.start.offset }
    const missed = needsAfter(at).find((path) => byPath.has(path))
    const needed = needsBefore({ ...at, file: moved.get(at.file) ?? at.file }).find((path) => byPath.has(path))
    const step = byPath.get(missed ?? needed ?? '')
    const isNew = !known.has(place(diagnostic))
    // A page that moves away breaks its own links: its row is the cause.
    const own = moved.has(diagnostic.file) ? byPath.get(moved.get(diagnostic.file)!) : undefined
    return isNew || (missed !== undefined && step) ? [{ step: step ?? own, diagnostic }] : []
  })
  return { steps, breaks, index }
}
