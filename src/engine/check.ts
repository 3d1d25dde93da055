/** The only composer: facts of files → index → diagnostics. No input, no output; a fault in the corpus never throws. */
import { compareDiagnostics, type Change, type Diagnostic, type Severity } from './model/diagnostic.ts'
import type { EngineConfig } from './model/config.ts'
import type { FileFacts } from './model/facts.ts'
import { rangeOf, type Place, type Range } from './model/range.ts'
import type { Tree } from './model/tree.ts'
import type { Base, Index } from './link/index.ts'
import { link } from './link/link.ts'
import { optionsOf, severityOf } from './rules/options.ts'
import { rules } from './rules/registry.ts'
import type { Finding, ProposedChange, Rule } from './rules/rule.ts'
import { applySuppressions } from './suppress.ts'

export interface CheckInput {
  /** Facts by path, in any order. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly tree: Tree
  readonly config: EngineConfig
  /** What the rules that judge a change compare with; without it they do not run. */
  readonly base?: Base | undefined
  /** Milliseconds since any fixed moment; for the benchmark. The engine itself reads no clock. */
  readonly clock?: () => number
}

export interface CheckResult {
  readonly index: Index
  /** In the order of `compareDiagnostics`, suppressed ones gone. */
  readonly diagnostics: readonly Diagnostic[]
  /** Rules that are on and lacked what they need. */
  readonly notRun: readonly { readonly ruleId: string; readonly needs: NonNullable<Rule['needs']> }[]
  /** Milliseconds by phase; zeros where no clock was given. */
  readonly durations: { readonly link: number; readonly rules: number }
}

const ruleIds = rules.map((rule) => rule.id)

export function check({ files, tree, config, base, clock = () => 0 }: CheckInput): CheckResult {
  const started = clock()
  const index = link(files, tree, config, base)
  const linked = clock()
  const isLast = (rule: Rule) => rule.id.startsWith('suppression/')
  const on = rules.filter((rule) => severityOf(rule, config) !== 'off')
  const notRun = on.flatMap(({ id, needs }) => (needs && lacks(index, needs) ? [{ ruleId: id, needs }] : []))
  const idle = new Set(notRun.map(({ ruleId }) => ruleId))
  const found = on.filter((rule) => !isLast(rule) && !idle.has(rule.id)).flatMap((rule) => run(rule, index, []))
  const ran = new Set(on.map(({ id }) => id).filter((id) => !idle.has(id)))
  const { kept, applied } = applySuppressions(index, found, { known: new Set(ruleIds), ran })
  const last = rules.filter(isLast).flatMap((rule) => run(rule, index, applied))
  const diagnostics = [...kept, ...last].sort(compareDiagnostics)
  return { index, diagnostics, notRun, durations: { link: linked - started, rules: clock() - linked } }
}

function lacks(index: Index, needs: NonNullable<Rule['needs']>): boolean {
  if (needs === 'base') return index.base === undefined
  if (needs === 'day') return index.config.today === undefined
  return (needs === 'git' ? index.tree.ignored([]) : index.tree.everTracked([])) === undefined
}

function run(rule: Rule, index: Index, suppressions: Parameters<Rule['check']>[0]['suppressions']): Diagnostic[] {
  const severity = severityOf(rule, index.config)
  if (severity === 'off') return []
  const options = optionsOf(rule, index.config)
  return Array.from(rule.check({ index, options, ruleIds, suppressions }), (finding) =>
    diagnosticOf(rule, index.config.rules[rule.id] ? severity : (finding.severity ?? severity), finding, index),
  )
}

function diagnosticOf(rule: Rule, severity: Severity, finding: Finding, index: Index): Diagnostic {
  const change = (proposed: ProposedChange): Change => ({
    message: proposed.message,
    edits: proposed.edits.map(({ file, span, text }) => ({ file, range: rangeIn(index, { file, span }), text })),
  })
  return {
    ruleId: rule.id,
    messageId: finding.message,
    severity,
    message: fillMessage(rule.messages[finding.message]!, finding.data ?? {}),
    file: finding.at.file,
    range: rangeIn(index, finding.at),
    related: (finding.related ?? []).map(({ at, message }) => ({ file: at.file, range: rangeIn(index, at), message })),
    ...(finding.fix ? { fix: change(finding.fix) } : {}),
    suggestions: (finding.suggestions ?? []).map(change),
  }
}

function rangeIn(index: Index, { file, span }: Place): Range {
  return rangeOf(index.document(file)?.facts.lineStarts ?? [0], span)
}

function fillMessage(template: string, data: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(data, name) ? String(data[name]) : whole,
  )
}
