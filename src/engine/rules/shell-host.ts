/** Runs ESLint rules over shell without ESLint: the same rule objects, over the shell text that the facts hold. */
import { followersOf } from '../../../eslint-rules/shell/followed.ts'
import { readShell, type ShellText } from '../../../eslint-rules/shell/text.ts'
import { shellRules } from '../../../eslint-rules/rules/registry.ts'
import type { ShellContext, ShellEdit, ShellFixer, ShellReport, ShellRule } from '../../../eslint-rules/rule.ts'
import type { Document, Index } from '../link/index.ts'
import type { EngineConfig } from '../model/config.ts'
import type { FileFacts } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { editInFile, spanInFile, type ShellFact } from '../model/shell.ts'
import { optionsOf, severityOf } from './options.ts'
import type { Finding, ProposedChange, Rule } from './rule.ts'

const made = new WeakMap<ShellRule, Rule>()

const fixer: ShellFixer = { replaceTextRange: (range, text) => ({ range, text }) }

/** The engine's rule of a shell rule, always the same one. */
export function shellRule(rule: ShellRule): Rule {
  const known = made.get(rule)
  if (known) return known
  const { docs, fixable, schema, messages } = rule.meta
  const own: Rule = {
    id: `shell/${rule.name}`,
    summary: docs.description,
    rationale: docs.rationale,
    severity: docs.severity,
    fixable: fixable !== undefined,
    ...(schema[0] && { options: schema[0].properties }),
    messages: Object.fromEntries(
      Object.entries(messages).map(([id, text]) => [id, text.replace(/\{\{(\w+)\}\}/g, '{$1}')]),
    ),
    *check({ index }) {
      yield* findingsIn(index).get(rule) ?? []
    },
  }
  made.set(rule, own)
  return own
}

/** One fault, one rule: what stops a gate from being read is `page/unreadable`, what it swallows `durable/fail-open-read`. */
function isSaid({ unreadable, program }: FileFacts, [start, end]: Span): boolean {
  const swallowed = (program?.routines ?? []).flatMap(({ uses }) =>
    uses.flatMap((use) => (use.does === 'read' && use.swallowed ? [use.swallowed] : [])),
  )
  return unreadable.some(({ span }) => span[0] === start) || swallowed.some((span) => span[0] < end && start < span[1])
}

const found = new WeakMap<Index, ReadonlyMap<ShellRule, readonly Finding[]>>()

/** All rules that are on, document by document, so that the trees of one can go when the next one comes. */
function findingsIn(index: Index): ReadonlyMap<ShellRule, readonly Finding[]> {
  const known = found.get(index)
  if (known) return known
  const { config } = index
  const on = shellRules.filter((rule) => severityOf(shellRule(rule), config) !== 'off')
  const options = new Map(on.map((rule) => [rule, [optionsOf(shellRule(rule), config)] as const]))
  const allow = index.permissions.flatMap(({ patterns }) => patterns.map(({ text }) => text))
  const findings = new Map<ShellRule, Finding[]>(on.map((rule) => [rule, []]))
  for (const document of index.documents)
    for (const { rule, finding } of knownFindingsOf(document, { config, options, allow }))
      findings.get(rule)!.push(finding)
  found.set(index, findings)
  return findings
}

interface HowToRead {
  readonly config: EngineConfig
  /** By the rules that are on. */
  readonly options: ReadonlyMap<ShellRule, ShellContext['options']>
  readonly allow: readonly string[]
}

interface RuleFinding {
  readonly rule: ShellRule
  readonly finding: Finding
}

interface KnownFindings {
  readonly path: string
  readonly config: EngineConfig
  readonly allow: string
  readonly findings: readonly RuleFinding[]
}

const knownFindings = new WeakMap<FileFacts, KnownFindings>()

/** What a change leaves alone is the same on both sides, and read once. */
function knownFindingsOf({ path, facts }: Document, how: HowToRead): readonly RuleFinding[] {
  if (!facts.shell || facts.shell.length === 0) return []
  const { config } = how
  const allow = how.allow.join('\0')
  const known = knownFindings.get(facts)
  if (known?.path === path && known.config === config && known.allow === allow) return known.findings
  const findings = findingsOf(path, facts, facts.shell, how)
  knownFindings.set(facts, { path, config, allow, findings })
  return findings
}

function findingsOf(
  path: string,
  facts: FileFacts,
  shellFacts: readonly ShellFact[],
  { options, allow }: HowToRead,
): RuleFinding[] {
  const findings: RuleFinding[] = []
  const texts = new Map<ShellFact, ShellText>()
  const read = (fact: ShellFact) => {
    const shell = texts.get(fact) ?? readShell(fact.text)
    texts.set(fact, shell)
    return shell
  }
  for (const [at, fact] of shellFacts.entries()) {
    for (const [rule, ruleOptions] of options) {
      if (rule.trigger && !rule.trigger.test(fact.text)) continue
      const reports = reportsOf(rule, {
        sourceCode: {
          text: fact.text,
          get shell() {
            return read(fact)
          },
        },
        languageOptions: {
          host: fact.host,
          get followers() {
            return followersOf(shellFacts, at, read)
          },
        },
        options: ruleOptions,
        physicalFilename: path,
        settings: { shell: { allow } },
      })
      for (const report of reports) {
        const finding = findingOf(rule, path, fact, report)
        if (!isSaid(facts, finding.at.span)) findings.push({ rule, finding })
      }
    }
  }
  return findings
}

function reportsOf(rule: ShellRule, surroundings: Omit<ShellContext, 'report'>): readonly ShellReport[] {
  const reports: ShellReport[] = []
  const context = { ...surroundings, report: (report: ShellReport) => void reports.push(report) }
  rule.create(context).Script?.()
  return reports
}

function findingOf(rule: ShellRule, file: string, fact: ShellFact, report: ShellReport): Finding {
  const { node, messageId: message, data = {}, fix, suggest = [] } = report
  const fixed = fix && editsOf(file, fact, fix(fixer))
  return {
    at: { file, span: spanInFile(fact, [node.pos, node.end]) },
    message,
    data,
    ...(fixed && { fix: { message: 'Rewrite the command', edits: fixed } }),
    suggestions: suggest.flatMap((each): ProposedChange[] => {
      const edits = editsOf(file, fact, each.fix(fixer))
      const text = rule.meta.messages[each.messageId] ?? ''
      return edits ? [{ message: fill(text, { ...data, ...each.data }), edits }] : []
    }),
  }
}

/** All of the edits or none: half a fix is a fault. */
function editsOf(file: string, fact: ShellFact, edits: readonly ShellEdit[]): ProposedChange['edits'] | undefined {
  const placed = edits.map(({ range, text }) => editInFile(fact, { span: range, text }))
  return placed.every((edit) => edit !== undefined) ? placed.map((edit) => ({ file, ...edit })) : undefined
}

function fill(text: string, data: Readonly<Record<string, string>>): string {
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => data[name] ?? whole)
}
