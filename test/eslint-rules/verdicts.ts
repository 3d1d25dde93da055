/** What the two hosts of the shell rules say of one text, in one form. */
import { Linter, type ESLint, type Rule as EslintRule } from 'eslint'
import { bash } from '../../eslint-rules/language.ts'
import { fixInFile } from '../../eslint-rules/processor-edits.ts'
import type { ShellLanguageOptions, ShellRule, ShellSettings } from '../../eslint-rules/rule.ts'
import { check } from '../../src/engine/check.ts'
import { emptyFacts } from '../../src/engine/facts/extract.ts'
import { DEFAULT_CONFIG, type RuleSetting } from '../../src/engine/model/config.ts'
import type { Change } from '../../src/engine/model/diagnostic.ts'
import { applyEdits } from '../../src/engine/model/edit.ts'
import type { FileFacts } from '../../src/engine/model/facts.ts'
import { lineStartsOf } from '../../src/engine/model/range.ts'
import type { ShellFact } from '../../src/engine/model/shell.ts'
import { treeOf } from '../../src/engine/model/tree.ts'
import { rules as engineRules } from '../../src/engine/rules/registry.ts'

export interface ShellCase {
  readonly code: string
  readonly name?: string
  /** Of the file that holds the text. */
  readonly filename?: string
  readonly options?: readonly [Readonly<Record<string, unknown>>]
  /** Without a host: `fence`. */
  readonly languageOptions?: Partial<ShellLanguageOptions>
  readonly settings?: { readonly shell: ShellSettings }
}

export interface Report {
  /** As the engine names it, `shell/…`. */
  readonly rule: string
  readonly message: string
  readonly range: string
  /** The text after this fix alone. */
  readonly fixed: string | undefined
  readonly suggestions: readonly { readonly message: string; readonly fixed: string }[]
}

export const base = {
  // A pattern that matches every name, and that ESLint does not take for a default.
  files: ['**/?*'],
  plugins: { shell: { languages: { bash } } },
  language: 'shell/bash',
  languageOptions: { host: 'fence' },
} as unknown as Linter.Config

/** In the order of the text. */
export function eslintReports(rules: readonly ShellRule[], one: ShellCase): Report[] {
  const { code, filename = 'notes.md', options = [], languageOptions = {}, settings = {} } = one
  const plugin = { languages: { bash }, rules: Object.fromEntries(rules.map((rule) => [rule.name, rule])) }
  const config = {
    ...base,
    plugins: { shell: plugin as unknown as ESLint.Plugin },
    languageOptions: { host: 'fence', ...languageOptions },
    settings,
    rules: Object.fromEntries(rules.map(({ name }) => [`shell/${name}`, ['error', ...options]])),
  } as Linter.Config
  const fact = factOf(one)
  // As the processors do it: what its host cannot take is no fix.
  const applied = ({ range, text }: EslintRule.Fix) => {
    const edit = fixInFile(fact, code, { span: range, text })
    return edit && applyEdits(code, [edit])
  }
  return new Linter()
    .verify(code, [config], filename)
    .map(({ ruleId, message, line, column, endLine, endColumn, fix, suggestions = [] }) => ({
      rule: String(ruleId),
      message,
      range: `${line}:${column}-${endLine}:${endColumn}`,
      fixed: fix && applied(fix),
      suggestions: suggestions.flatMap(({ desc, fix }) => {
        const fixed = applied(fix)
        return fixed === undefined ? [] : [{ message: desc, fixed }]
      }),
    }))
    .sort(inOrder)
}

/** A file that is the text and nothing else. */
function factOf({ code, languageOptions: { host = 'fence' } = {} }: ShellCase): ShellFact {
  return { host, text: code, stretches: [0, 0, code.length], guarded: '' }
}

/** In the order of the text. */
export function engineReports(rules: readonly ShellRule[], one: ShellCase): Report[] {
  const { code, filename = 'notes.md', options = [{}], languageOptions = {}, settings } = one
  const ids = new Set(rules.map(({ name }) => `shell/${name}`))
  for (const id of ids)
    if (!engineRules.some((known) => known.id === id))
      throw new Error(`${id} is not registered: run node scripts/generate.ts`)
  const fact = factOf(one)
  // Depends on the directory that the text leaves; what is said of it is no part of the answer.
  const later: ShellFact = { host: 'fence', text: './run', stretches: [0, code.length + 1, 5], guarded: '' }
  const between: ShellFact = { ...later, text: 'echo' }
  const blocks = { none: [fact], next: [fact, later], later: [fact, between, later] }
  const facts: FileFacts = {
    ...emptyFacts('markdown', lineStartsOf(code)),
    shell: blocks[languageOptions.followers ?? 'none'],
  }
  const allow = settings?.shell.allow ?? []
  const permissions: FileFacts = {
    ...emptyFacts('json', [0]),
    permissions: allow.map((text) => ({ text, span: [0, 0] })),
  }
  const files = new Map([[filename, facts]])
  if (allow.length > 0) files.set('.claude/settings.json', permissions)
  const on: RuleSetting = { severity: 'error', options: options[0] }
  const off: RuleSetting = { severity: 'off', options: {} }
  const { diagnostics } = check({
    files,
    tree: treeOf(files.keys()),
    config: { ...DEFAULT_CONFIG, rules: Object.fromEntries(engineRules.map(({ id }) => [id, ids.has(id) ? on : off])) },
  })
  const applied = ({ edits }: Change) =>
    applyEdits(
      code,
      edits.map(({ range, text }) => ({ span: [range.start.offset, range.end.offset], text })),
    )
  return diagnostics
    .filter(({ file, range }) => file === filename && range.start.offset <= code.length)
    .map(({ ruleId, message, range: { start, end }, fix, suggestions }) => ({
      rule: ruleId,
      message,
      range: `${start.line}:${start.column}-${end.line}:${end.column}`,
      fixed: fix && applied(fix),
      suggestions: suggestions.map((change) => ({ message: change.message, fixed: applied(change) })),
    }))
    .sort(inOrder)
}

function inOrder(a: Report, b: Report): number {
  return `${a.range} ${a.rule} ${a.message}` < `${b.range} ${b.rule} ${b.message}` ? -1 : 1
}
