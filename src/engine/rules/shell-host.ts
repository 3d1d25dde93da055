/** Runs ESLint rules over shell without ESLint: the same rule objects, over the shell text that the facts hold. */
import { followersOf } from '../../../eslint-rules/shell/followed.ts'
import { shellOf } from '../../../eslint-rules/shell/fact.ts'
import type { ShellEdit, ShellFixer, ShellReport, ShellRule } from '../../../eslint-rules/rule.ts'
import type { Index } from '../link/index.ts'
import type { FileFacts } from '../model/facts.ts'
import type { Span } from '../model/range.ts'
import { editInFile, spanInFile, type ShellFact } from '../model/shell.ts'
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
    *check({ index, options }) {
      for (const { path, facts } of index.documents)
        for (const fact of facts.shell ?? [])
          for (const finding of run(rule, { path, fact, all: facts.shell!, index, options }))
            if (!isSaid(facts, finding.at.span)) yield finding
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

interface Subject {
  readonly path: string
  readonly fact: ShellFact
  readonly all: readonly ShellFact[]
  readonly index: Index
  readonly options: Readonly<Record<string, unknown>>
}

function run(rule: ShellRule, { path: file, fact, all, index, options }: Subject): readonly Finding[] {
  const findings: Finding[] = []
  const { host } = fact
  rule
    .create({
      sourceCode: {
        text: fact.text,
        get shell() {
          return shellOf(fact)
        },
      },
      languageOptions: {
        host,
        get followers() {
          return followersOf(all, all.indexOf(fact))
        },
      },
      options: [options],
      physicalFilename: file,
      get settings() {
        return { shell: { allow: index.permissions.flatMap(({ patterns }) => patterns.map(({ text }) => text)) } }
      },
      report: (report) => findings.push(findingOf(rule, file, fact, report)),
    })
    .Script?.()
  return findings
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
