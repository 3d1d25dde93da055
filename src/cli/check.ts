import type { ChangeVerdict } from '../engine/change/revision.ts'
import { judgeChange } from '../engine/change/verdict.ts'
import type { CheckResult } from '../engine/check.ts'
import type { Change, Diagnostic, Related, Severity } from '../engine/model/diagnostic.ts'
import { rules } from '../engine/rules/registry.ts'
import type { Report, ReportedChange, Reporter, Summary } from '../reporters/report.ts'
import { SEVERITIES } from '../workspace/config-keys/rules.ts'
import type { Corpus } from '../workspace/corpus.ts'
import { didYouMean } from '../workspace/nearest.ts'
import { readDocument } from '../workspace/read.ts'
import { displayPath, isShown, namedFrom } from '../workspace/root.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { applyBaseline, baselineAsked } from './check-baseline.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { sayFaults, sayNote } from './faults.ts'
import { fingerprintsIn } from './fingerprints.ts'
import { refuseEmpty } from './no-documents.ts'
import { outputsOf, writeOutputs } from './outputs.ts'
import type { Terminal } from './terminal.ts'
import { styleOf } from './style.ts'
import { unreadAsked } from './unread.ts'
import { version } from './version.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const started = performance.now()
  const mostWarnings = countOf(args.value('max-warnings'))
  const severities = severitiesOf(args.values('rule'))
  const outputs = outputsOf(args.values('format'), terminal.cwd)
  const baselineFile = await baselineAsked(args, terminal)
  const paths = pathsIn(args)
  const checked = await checkedCorpus(paths, args, terminal, { base: args.value('base'), severities })
  refuseEmpty(checked, paths)
  const { workspace } = checked
  const baseline = baselineFile && (await applyBaseline(baselineFile, checked, args, terminal))
  const verdictOnChange = checked.change && judgeChange(checked.change)
  const isAsked = (diagnostic: Diagnostic) => isShown(workspace, diagnostic.file) && !baseline?.covers(diagnostic)
  const brought = verdictOnChange?.brought.map(({ diagnostic }) => diagnostic)
  const found = (brought ?? checked.result.diagnostics).filter(isAsked)
  const summary = summaryOf(checked, found, Math.round(performance.now() - started))
  const nameOf = fingerprintsIn(
    checked.change
      ? [checked.change.before, checked.change.after]
      : [{ ...checked, diagnostics: checked.result.diagnostics }],
  )
  const causes = new Map(verdictOnChange?.brought.map((each) => [each.diagnostic, each.causes]))
  const reportFor = (reporter: Reporter): Report => {
    const corpus =
      reporter.isForService && terminal.checkout
        ? { ...checked, workspace: namedFrom(workspace, terminal.checkout) }
        : checked
    const originals = new Map<Diagnostic, Diagnostic>()
    const names = new Map<Diagnostic, Diagnostic>()
    // The same object each time: a report tells its diagnostics apart by identity.
    const shown = (diagnostic: Diagnostic) => {
      const named = names.get(diagnostic) ?? shownAs(withCauses(diagnostic, causes.get(diagnostic)), corpus)
      names.set(diagnostic, named)
      originals.set(named, diagnostic)
      return named
    }
    const isListed = ({ severity }: Diagnostic) => severity === 'error' || !args.has('quiet')
    const listed = (diagnostics: readonly Diagnostic[]) =>
      diagnostics.filter((diagnostic) => isAsked(diagnostic) && isListed(diagnostic)).map(shown)
    return {
      diagnostics: listed(found),
      ...(checked.change && verdictOnChange && { change: changeShown(checked.change.ref, verdictOnChange, listed) }),
      ...(baseline && { baseline: baseline.report(corpus, shown) }),
      summary,
      notRun: corpus.result.notRun,
      rules,
      fingerprintOf: (diagnostic) => nameOf(originals.get(diagnostic)!),
      readText: (file) => readAgain(file, corpus),
      style: styleOf(args.value('color'), terminal.output),
      version,
    }
  }
  await writeOutputs(outputs, reportFor, terminal)
  return verdict(checked, summary, mostWarnings, terminal)
}

function withCauses(diagnostic: Diagnostic, causes: readonly Related[] = []): Diagnostic {
  return causes.length === 0 ? diagnostic : { ...diagnostic, related: [...diagnostic.related, ...causes] }
}

function changeShown(
  ref: string,
  { brought, existing, healed }: ChangeVerdict,
  listed: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[],
): ReportedChange {
  const elsewhere = brought.filter(({ isElsewhere }) => isElsewhere).map(({ diagnostic }) => diagnostic)
  return { ref, existing: listed(existing), healed: listed(healed), elsewhere: new Set(listed(elsewhere)) }
}

function verdict(
  { refused, notes, workspace, result }: Corpus,
  { errors, warnings }: Summary,
  mostWarnings: number,
  terminal: Terminal,
): number {
  for (const note of [...notes, ...notesOnGit(result)]) sayNote(note, terminal)
  const faults = unreadAsked({ refused, workspace })
  if (faults.length > 0) {
    sayFaults(new UserError(...faults), terminal)
    return 2
  }
  if (warnings > mostWarnings)
    sayNote(`${warnings} warnings are more than the ${mostWarnings} of --max-warnings`, terminal)
  return errors > 0 || warnings > mostWarnings ? 1 : 0
}

/** Without git some rules cannot run. Said where the documents have what those rules are about, and once. */
function notesOnGit({ notRun, index }: CheckResult): string[] {
  const { decisions, manifests, evidence, gates } = index
  const hasRecords = decisions.length + manifests.length + evidence.length + gates.length > 0
  // A base alone may be left out by choice, and a history by a shallow clone.
  if (!hasRecords || !notRun.some(({ needs }) => needs === 'git')) return []
  const names = notRun.map(({ ruleId }) => ruleId)
  return [`no git tells what it tracks here, so these rules did not run: ${names.join(', ')}`]
}

function summaryOf(
  { workspace, result: { index } }: Corpus,
  found: readonly Diagnostic[],
  durationMs: number,
): Summary {
  const count = (severity: Severity) => found.filter((diagnostic) => diagnostic.severity === severity).length
  const inShown = ({ file }: { readonly file: string }) => isShown(workspace, file)
  return {
    files: index.documents.filter(({ path, facts }) => !facts.program && !facts.permissions && isShown(workspace, path))
      .length,
    items: index.items.filter(({ definition }) => inShown(definition)).length,
    references: index.references.filter(inShown).length,
    links: index.links.filter(inShown).length,
    errors: count('error'),
    warnings: count('warning'),
    durationMs,
  }
}

/** The diagnostic with its paths as the output names them. */
export function shownAs(diagnostic: Diagnostic, { workspace }: Corpus): Diagnostic {
  if (workspace.root === workspace.base) return diagnostic
  const located = <Placed extends { readonly file: string }>(placed: Placed): Placed => ({
    ...placed,
    file: displayPath(workspace, placed.file),
  })
  const changed = (change: Change): Change => ({ ...change, edits: change.edits.map(located) })
  const { related, fix, suggestions } = diagnostic
  return {
    ...located(diagnostic),
    related: related.map(located),
    ...(fix && { fix: changed(fix) }),
    suggestions: suggestions.map(changed),
  }
}

/** A document of the output once more, for its lines. */
export function readAgain(file: string, { workspace, sizeLimit }: Corpus): string | undefined {
  const reading = readDocument(workspace.base, file, sizeLimit)
  return reading && 'text' in reading ? reading.text : undefined
}

function countOf(written: string | undefined): number {
  if (written === undefined) return Infinity
  if (/^\d{1,9}$/.test(written)) return Number(written)
  throw new UserError({
    message: `--max-warnings cannot be ${JSON.stringify(written)}`,
    hint: 'a whole number, such as 0',
  })
}

function severitiesOf(settings: readonly string[]): Map<string, Severity | 'off'> {
  return new Map(
    settings.map((setting) => {
      const [id = '', written, ...more] = setting.split('=')
      const rule = rules.find((candidate) => candidate.id === id)
      if (!rule) {
        const hint =
          didYouMean(
            id,
            rules.map((candidate) => candidate.id),
          ) ?? 'throughline explain lists all rules'
        throw new UserError({ message: `--rule: unknown rule ${JSON.stringify(id)}`, hint })
      }
      const severity = more.length === 0 ? SEVERITIES.find((candidate) => candidate === written) : undefined
      if (severity) return [rule.id, severity]
      const hint = didYouMean(written ?? '', SEVERITIES) ?? `--rule ${id}=warning: one of ${SEVERITIES.join(', ')}`
      throw new UserError({ message: `--rule ${setting}: not a severity`, hint })
    }),
  )
}
