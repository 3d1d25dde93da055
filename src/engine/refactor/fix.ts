/** Applies the fixes of diagnostics until there is nothing to fix. A fix that brings a new diagnostic is taken back. */
import { fingerprintsOf, type Fingerprint } from '../change/fingerprint.ts'
import { matchFingerprints } from '../change/match.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { FileFacts } from '../model/facts.ts'
import { applyFixes, compatibleFixes, isFixable, type FixableDiagnostic } from './fix-edits.ts'

/** A corpus and what is said of it. */
export interface CheckedCorpus {
  readonly files: ReadonlyMap<string, FileFacts>
  /** In the order of `compareDiagnostics`. */
  readonly diagnostics: readonly Diagnostic[]
}

export interface FixRequest {
  readonly start: CheckedCorpus
  /** Whose fix may be applied. */
  readonly isWanted: (diagnostic: FixableDiagnostic) => boolean
  /** The text that `start` is about; undefined where it cannot be read. */
  readonly textOf: (path: string) => string | undefined
  /** The corpus as it would be with these texts in place of its own. */
  readonly recheck: (texts: ReadonlyMap<string, string>) => Promise<CheckedCorpus>
}

export interface FixOutcome {
  /** New texts by path, of those files that change. */
  readonly texts: ReadonlyMap<string, string>
  /** Each as it stood when its fix was applied, in the order of the passes. */
  readonly fixed: readonly FixableDiagnostic[]
  readonly takenBack: readonly { readonly diagnostic: FixableDiagnostic; readonly brought: Diagnostic }[]
  /** Of the fixed corpus. */
  readonly left: readonly Diagnostic[]
  /** Rules whose fixes still had something to do when the passes were used up: those of many fixes of one place. */
  readonly unfinished: readonly string[]
}

const MOST_PASSES = 10

/** In a pass, to find the fixes that bring something: a corpus made to be slow does not get more. */
const MOST_RECHECKS = 60

export async function fixAll(request: FixRequest): Promise<FixOutcome> {
  const fixed: FixableDiagnostic[] = []
  const takenBack: { readonly diagnostic: FixableDiagnostic; readonly brought: Diagnostic }[] = []
  const refused = new Set<string>()
  let state: State = { ...request.start, texts: new Map() }
  for (let passes = 0; ;) {
    const candidates = candidatesIn(state, request).filter((diagnostic) => !refused.has(keyOf(diagnostic)))
    const isOver = candidates.length === 0
    if (isOver || passes === MOST_PASSES) {
      const unfinished = [...new Set(candidates.map(({ ruleId }) => ruleId))].sort()
      return { texts: state.texts, fixed, takenBack, left: state.diagnostics, unfinished }
    }
    const pass = await runPass(candidates, state, request)
    for (const back of pass.takenBack) refused.add(keyOf(back.diagnostic))
    takenBack.push(...pass.takenBack)
    fixed.push(...pass.applied)
    // Without any, those that stood behind a refused one have their turn.
    if (pass.applied.length > 0) passes++
    state = pass.state
  }
}

interface State extends CheckedCorpus {
  /** All texts that differ from the start's. */
  readonly texts: ReadonlyMap<string, string>
}

interface Pass {
  readonly state: State
  readonly applied: readonly FixableDiagnostic[]
  readonly takenBack: FixOutcome['takenBack']
}

function candidatesIn({ diagnostics, texts }: State, { isWanted, textOf }: FixRequest): FixableDiagnostic[] {
  const wanted = diagnostics.filter(isFixable).filter(isWanted)
  return wanted.filter(({ fix }) =>
    fix.edits.some(({ file, range, text }) => {
      const before = texts.get(file) ?? textOf(file)
      return before !== undefined && before.slice(range.start.offset, range.end.offset) !== text
    }),
  )
}

/** All candidates that fit together, at once; where they bring something, by halves, to find those that do. */
async function runPass(candidates: readonly FixableDiagnostic[], state: State, request: FixRequest): Promise<Pass> {
  const takenBack: { readonly diagnostic: FixableDiagnostic; readonly brought: Diagnostic }[] = []
  const broughtBy = comparedWith(state, request)
  let best: State = state
  let applied: readonly FixableDiagnostic[] = []
  const open: (readonly FixableDiagnostic[])[] = [compatibleFixes(candidates)]
  for (let rechecks = 1, batch = open.pop(); batch; rechecks++, batch = open.pop()) {
    const all = [...applied, ...batch]
    const tried = await withFixes(all, state, request)
    const brought = broughtBy(all, tried)
    if (!brought) {
      best = tried
      applied = all
    } else if (batch.length === 1 || rechecks >= MOST_RECHECKS) {
      takenBack.push(...batch.map((diagnostic) => ({ diagnostic, brought })))
    } else {
      const middle = batch.length >>> 1
      open.push(batch.slice(middle), batch.slice(0, middle))
    }
  }
  return { state: best, applied, takenBack }
}

async function withFixes(
  fixes: readonly FixableDiagnostic[],
  { texts }: State,
  { textOf, recheck }: FixRequest,
): Promise<State> {
  const changed = new Map([...texts, ...applyFixes((path) => texts.get(path) ?? textOf(path)!, fixes)])
  for (const [path, text] of changed) if (text === textOf(path)) changed.delete(path)
  return { ...(await recheck(changed)), texts: changed }
}

/**
 * Finds the first diagnostic that is not in `before`. One whose fix was applied, and that is still there, counts as well, so that
 * every pass leaves fewer diagnostics: fixing comes to an end.
 */
function comparedWith(
  before: State,
  request: FixRequest,
): (applied: readonly FixableDiagnostic[], after: State) => Diagnostic | undefined {
  const fingerprints = fingerprintsIn(before, request)
  return (applied, after) => {
    const mended = new Set<Diagnostic>(applied)
    const known = [...before.diagnostics.keys()].filter((index) => !mended.has(before.diagnostics[index]!))
    const { earlier, gone } = matchFingerprints(
      known.map((index) => fingerprints[index]!),
      fingerprintsIn(after, request),
    )
    // A fix inside of what another diagnostic quotes changes it: still the one that it was.
    const quoted = new Map<string, number>()
    for (const index of gone) {
      const name = nameOf(before.diagnostics[known[index]!]!)
      quoted.set(name, (quoted.get(name) ?? 0) + 1)
    }
    return after.diagnostics.find((diagnostic, index) => {
      if (earlier[index] !== undefined) return false
      const name = nameOf(diagnostic)
      const left = quoted.get(name) ?? 0
      quoted.set(name, left - 1)
      return left <= 0
    })
  }
}

function fingerprintsIn({ diagnostics, files, texts }: State, { textOf }: FixRequest): Fingerprint[] {
  return fingerprintsOf(diagnostics, { files, readText: (path) => texts.get(path) ?? textOf(path) })
}

function nameOf({ file, ruleId, messageId }: Diagnostic): string {
  return JSON.stringify([file, ruleId, messageId])
}

/** Offsets move from pass to pass; what a fix says and writes does not. */
function keyOf({ file, ruleId, messageId, message, fix }: FixableDiagnostic): string {
  return JSON.stringify([file, ruleId, messageId, message, fix.edits.map((edit) => [edit.file, edit.text])])
}
