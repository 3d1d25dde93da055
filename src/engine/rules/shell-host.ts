/** Runs ESLint rules over shell without ESLint: the same rule objects, over the shell text that the facts hold. */
import { followersOf } from '../../../eslint-rules/shell/followed.ts'
import { readShell, type ShellText } from '../../../eslint-rules/shell/text.ts'
import { shellRules } from '../../../eslint-rules/rules/registry.ts'
import type { ShellContext, ShellEdit, ShellFixer, ShellReport, ShellRule } from '../../../eslint-rules/rule.ts'
import type { Index } from '../link/index.ts'
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
  for (const { path, facts } of index.documents) {
    const texts = new Map<ShellFact, ShellText>()
    const read = (fact: ShellFact) => {
      const shell = texts.get(fact) ?? readShell(fact.text)
      texts.set(fact, shell)
      return shell
    }
    for (const [at, fact] of (facts.shell ?? []).entries()) {
      for (const rule of on) {
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
              return followersOf(facts.shell!, at, read)
            },
          },
          options: options.get(rule)!,
          physicalFilename: path,
          settings: { shell: { allow } },
        })
        for (const report of reports) {
          const finding = findingOf(rule, path, fact, report)
          if (!isSaid(facts, finding.at.span)) findings.get(rule)!.push(finding)
        }
      }
    }
  }
  found.set(index, findings)
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
