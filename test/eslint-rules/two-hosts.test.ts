/** Every literate case of a shell rule, file by file: ESLint with the recommended configuration says what the engine says. */
import { readdirSync, readFileSync } from 'node:fs'
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import shell from '../../eslint-rules/index.ts'
import type { EngineConfig } from '../../src/engine/model/config.ts'
import type { Change } from '../../src/engine/model/diagnostic.ts'
import { applyEdits } from '../../src/engine/model/edit.ts'
import { checkCorpus } from '../corpus.ts'
import { parseCases } from '../rules/literate.ts'
import { corpusOf } from '../rules/verdict.ts'

const folder = new URL('../rules/shell/', import.meta.url)

interface Report {
  readonly rule: string | null
  readonly severity: 'error' | 'warning'
  readonly message: string
  readonly range: string
  /** The file after this fix alone. */
  readonly fixed: string | undefined
  readonly suggestions: readonly { readonly message: string; readonly fixed: string }[]
}

for (const path of readdirSync(folder).sort())
  describe(path, () => {
    for (const one of parseCases(readFileSync(new URL(path, folder), 'utf8')))
      test(one.name, () => {
        const corpus = corpusOf(one)
        const { diagnostics, index } = checkCorpus(corpus)
        const allow = index.permissions.flatMap(({ patterns }) => patterns.map(({ text }) => text))
        for (const { path: file, facts } of index.documents) {
          if (!facts.shell) continue
          const text = corpus.files.get(file)!
          const own = diagnostics.filter((one) => one.file === file && one.ruleId.startsWith('shell/'))
          const applied = ({ edits }: Change) =>
            applyEdits(
              text,
              edits.map(({ range, text }) => ({ span: [range.start.offset, range.end.offset], text })),
            )
          const expected = own.map(
            ({ ruleId, severity, message, range: { start, end }, fix, suggestions }): Report => ({
              rule: ruleId,
              severity: severity === 'error' ? 'error' : 'warning',
              message,
              range: `${start.line}:${start.column}-${end.line}:${end.column}`,
              fixed: fix && applied(fix),
              suggestions: suggestions.map((change) => ({ message: change.message, fixed: applied(change) })),
            }),
          )
          const config = [
            ...shell.configs.recommended,
            ...settingsOf(corpus.config!),
            { settings: { shell: { allow } } },
          ]
          expect(lint(file, text, config).sort(inOrder), file).toEqual(expected.sort(inOrder))
        }
      })
  })

/** What the case sets for the shell rules, for every file. */
function settingsOf({ rules }: EngineConfig): Linter.Config[] {
  const levels = { error: 'error', warning: 'warn', info: 'warn', off: 'off' } as const
  const settings = Object.entries(rules).filter(([id]) => id.startsWith('shell/'))
  return settings.map(([id, { severity, options }]) => ({
    files: ['**/*.sh'],
    rules: { [id]: [levels[severity], ...(Object.keys(options).length > 0 ? [options] : [])] },
  }))
}

function lint(filename: string, text: string, config: Linter.Config[]): Report[] {
  const mark = text.startsWith('\uFEFF') ? 1 : 0
  const applied = ({ range: [start, end], text: replacement }: { range: [number, number]; text: string }) =>
    applyEdits(text, [{ span: [start + mark, end + mark], text: replacement }])
  return new Linter()
    .verify(text, config, { filename, filterCodeBlock: () => true })
    .map(({ ruleId, severity, message, line, column, endLine, endColumn, fix, suggestions = [] }) => ({
      rule: ruleId,
      severity: severity === 2 ? 'error' : 'warning',
      message,
      range: `${line}:${column}-${endLine}:${endColumn}`,
      fixed: fix && applied(fix),
      suggestions: suggestions.map(({ desc, fix }) => ({ message: desc, fixed: applied(fix) })),
    }))
}

function inOrder(a: Report, b: Report): number {
  return `${a.range} ${a.rule} ${a.message}` < `${b.range} ${b.rule} ${b.message}` ? -1 : 1
}
