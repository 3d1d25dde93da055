import type { FixableDiagnostic } from '../engine/refactor/fix-edits.ts'
import { fixAll, type FixOutcome } from '../engine/refactor/fix.ts'
import { compareDiagnostics } from '../engine/model/diagnostic.ts'
import { rules } from '../engine/rules/registry.ts'
import { fixDiff } from '../reporters/fix-diff.ts'
import { fixPretty } from '../reporters/fix-pretty.ts'
import type { FixReport } from '../reporters/fix-report.ts'
import { counted, countedSeverities, countSeverities } from '../reporters/report.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { didYouMean } from '../workspace/nearest.ts'
import { confirmText, recheck } from '../workspace/recheck.ts'
import { displayPath, isShown, workspaceOf } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import { recoverWrites, writeFiles } from '../workspace/write.ts'
import type { Arguments } from './arguments.ts'
import { shownAs } from './check.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { sayNote } from './faults.ts'
import { refuseEmpty } from './no-documents.ts'
import { styleOf } from './style.ts'
import type { Terminal } from './terminal.ts'
import { refuseUnread } from './unread.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const isDry = args.has('dry-run')
  const ruleIds = fixableRules(args.values('rule'))
  const paths = pathsIn(args)
  if (!isDry) recoverWrites(workspaceOf(paths, terminal.cwd).root)
  const corpus = await checkedCorpus(paths, args, terminal)
  refuseEmpty(corpus, paths)
  // Where a file could not be read nobody knows what a fix elsewhere does to it.
  refuseUnread(corpus, 'nothing was changed')
  for (const note of corpus.notes) sayNote(note, terminal)
  const { outcome, textOf } = await fixCorpus(corpus, ruleIds)
  if (!isDry) write(outcome, textOf, corpus)
  const report = reportOf(outcome, textOf, corpus, styleOf(args.value('color'), terminal.output))
  const { unfinished } = outcome
  if (unfinished.length > 0) sayNote(`10 passes were not enough: run it again for ${unfinished.join(', ')}`, terminal)
  const isLeft = report.left.error > 0 || unfinished.length > 0
  if (!isDry) {
    await terminal.write(fixPretty(report))
    return isLeft ? 1 : 0
  }
  const isRaw = !terminal.output.isTerminal && terminal.checkout === undefined
  await terminal.write(fixDiff(report, isRaw))
  const count = `${counted(report.fixed.length, 'fault')} would be fixed in ${counted(report.files.length, 'file')}`
  const rest = countedSeverities(report.left)
  sayNote(`${count}; nothing was written${rest === '' ? '' : `. Left then: ${rest}`}`, terminal)
  return isLeft || report.files.length > 0 ? 1 : 0
}

/** Undefined for all. */
function fixableRules(ids: readonly string[]): ReadonlySet<string> | undefined {
  const fixable = rules.filter((rule) => rule.fixable).map((rule) => rule.id)
  for (const id of ids) {
    if (fixable.includes(id)) continue
    const isKnown = rules.some((rule) => rule.id === id)
    throw new UserError({
      message: `--rule: ${isKnown ? `${id} has no fixes` : `unknown rule ${JSON.stringify(id)}`}`,
      hint: (isKnown ? undefined : didYouMean(id, fixable)) ?? `one of ${fixable.join(', ')}`,
    })
  }
  return ids.length > 0 ? new Set(ids) : undefined
}

interface FixedCorpus {
  readonly outcome: FixOutcome
  /** The text that the edits of a file were computed from. */
  readonly textOf: (path: string) => string | undefined
}

async function fixCorpus(corpus: Corpus, ruleIds: ReadonlySet<string> | undefined): Promise<FixedCorpus> {
  const { files, result, tree, workspace } = corpus
  const texts = new Map<string, string | undefined>()
  const textOf = (path: string) => {
    if (!texts.has(path)) texts.set(path, tree.textOf(path))
    return texts.get(path)
  }
  const isWanted = ({ ruleId, file, fix }: FixableDiagnostic) =>
    (ruleIds?.has(ruleId) ?? true) &&
    [file, ...fix.edits.map((edit) => edit.file)].every((path) => isShown(workspace, path))
  const outcome = await fixAll({
    start: { files, diagnostics: result.diagnostics },
    isWanted,
    textOf,
    recheck: (changed) => recheck(corpus, changed),
  })
  for (const path of outcome.texts.keys()) await confirmText(path, textOf(path) ?? '', corpus)
  return { outcome, textOf }
}

function write({ texts: fresh }: FixOutcome, textOf: FixedCorpus['textOf'], { workspace }: Corpus): void {
  writeFiles(
    workspace.root,
    [...fresh].map(([path, text]) => ({ path, before: textOf(path), text })),
  )
}

function reportOf(
  { fixed, takenBack, left, texts: fresh }: FixOutcome,
  textOf: FixedCorpus['textOf'],
  corpus: Corpus,
  style: FixReport['style'],
): FixReport {
  const { workspace } = corpus
  return {
    fixed: [...fixed].sort(compareDiagnostics).map((diagnostic) => shownAs(diagnostic, corpus)),
    files: [...fresh.keys()].sort().map((path) => ({
      path: displayPath(workspace, path),
      before: textOf(path)!,
      after: fresh.get(path)!,
    })),
    takenBack: takenBack.map(({ diagnostic, brought }) => ({
      diagnostic: shownAs(diagnostic, corpus),
      brought: shownAs(brought, corpus),
    })),
    left: countSeverities(left.filter(({ file }) => isShown(workspace, file))),
    style,
  }
}
