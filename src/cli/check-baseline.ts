/** What a baseline does to a run of `check`. */
import process from 'node:process'
import type { Diagnostic } from '../engine/model/diagnostic.ts'
import { rules } from '../engine/rules/registry.ts'
import type { ReportedBaseline } from '../reporters/report.ts'
import {
  holdCorpus,
  readBaseline,
  shrinkBaseline,
  type BaselineFile,
  type HeldBaseline,
} from '../workspace/baseline.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { displayPath, isShown } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { sayNote } from './faults.ts'
import type { Terminal } from './terminal.ts'

/** Read before the corpus is: who mistyped its name does not wait. Undefined without `--baseline`. */
export async function baselineAsked(args: Arguments, { cwd }: Terminal): Promise<BaselineFile | undefined> {
  const path = args.value('baseline')
  if (path === undefined) return undefined
  return readBaseline(path, { cwd, ruleIds: rules.map(({ id }) => id), mayBeNew: false })
}

export interface CheckBaseline {
  covers(diagnostic: Diagnostic): boolean
  /** What a report says of it, with paths as `named` has them; `shown` gives a diagnostic as that report has it. */
  report(named: Corpus, shown: (diagnostic: Diagnostic) => Diagnostic): ReportedBaseline
}

/** Holds the corpus against the baseline, and takes out of the file what fits nothing any more, where the run can tell. */
export async function applyBaseline(
  file: BaselineFile,
  corpus: Corpus,
  args: Arguments,
  terminal: Terminal,
): Promise<CheckBaseline> {
  const held = holdCorpus(file, corpus)
  const covered = new Map(
    held.run.diagnostics.flatMap((diagnostic, index) => {
      const group = held.groups[index]
      return group && !held.expired.has(diagnostic) ? [[diagnostic, group.reason] as const] : []
    }),
  )
  const isWhole = tellsAll(corpus, args)
  const isRewritten =
    isWhole && held.left.length > 0 && !isContinuousIntegration() && (await shrunk(file, held, terminal))
  const inShown = ([{ file: path }]: readonly [Diagnostic, unknown]) => isShown(corpus.workspace, path)
  return {
    covers: (diagnostic) => covered.has(diagnostic),
    report: ({ workspace }, shown) => ({
      path: file.path,
      covered: [...covered].filter(inShown).map(([diagnostic, reason]) => ({ diagnostic: shown(diagnostic), reason })),
      expired: new Map([...held.expired].filter(inShown).map(([diagnostic, day]) => [shown(diagnostic), day])),
      left: (isWhole ? held.left : []).map(({ ruleId, file: path, message }) => ({
        ruleId,
        file: displayPath(workspace, path),
        message,
      })),
      isRewritten,
    }),
  }
}

/** Whether an entry that fits nothing is healed: all was asked about, all was read, and judged as the workspace says. */
function tellsAll({ workspace, refused, notes }: Corpus, args: Arguments): boolean {
  const isAsItSays = !args.has('rule') && !args.has('config')
  return workspace.shown.includes('') && isAsItSays && refused.length === 0 && notes.length === 0
}

/** A runner's copy is thrown away: nobody would see what left. */
function isContinuousIntegration(): boolean {
  return !['', '0', 'false'].includes(process.env['CI'] ?? '')
}

/** A file that cannot be written is no reason to hold back the verdict. */
async function shrunk(file: BaselineFile, held: HeldBaseline, terminal: Terminal): Promise<boolean> {
  try {
    await shrinkBaseline(file, held)
    return true
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    for (const { message } of error.faults) sayNote(message, terminal)
    return false
  }
}
