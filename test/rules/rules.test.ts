import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/engine/rules/registry.ts'
import { askMermaid, checkCorpus } from '../corpus.ts'
import { formatDiagnostic, parseCases } from './literate.ts'
import { applyFixes, corpusOf, cutEverywhere, fixFaults } from './verdict.ts'

const folder = new URL('./', import.meta.url)
const caseFiles = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.md'))
  .sort()
const casesOf = new Map(caseFiles.map((path) => [path.slice(0, -'.md'.length), read(path)]))

function read(path: string) {
  try {
    return parseCases(readFileSync(new URL(path, folder), 'utf8'))
  } catch (error) {
    throw new Error(`test/rules/${path} is no file of cases`, { cause: error })
  }
}

for (const [ruleId, cases] of casesOf) {
  describe(ruleId, () => {
    for (const one of cases) {
      test(one.name, async () => {
        const corpus = await askMermaid(corpusOf(one))
        const { diagnostics } = checkCorpus(corpus)
        const bytes = JSON.stringify(diagnostics)

        const actual = diagnostics.map(formatDiagnostic).join('\n')
        const place = `test/rules/${ruleId}.md:${one.line}`
        expect(actual, `${place}: the actual diagnostics, to paste:\n\n${actual}\n\n`).toBe(one.expected.join('\n'))
        expect(JSON.stringify(checkCorpus(corpus).diagnostics), 'a second run').toBe(bytes)
        const reversed = checkCorpus({ ...corpus, files: new Map([...corpus.files].reverse()) })
        expect(JSON.stringify(reversed.diagnostics), 'the files in another order').toBe(bytes)

        const fixed = applyFixes(corpus.files, diagnostics)
        expect(Object.fromEntries(fixed), `${place}: files after fixing`).toEqual(Object.fromEntries(one.fixed))
        expect(fixFaults(corpus, diagnostics, fixed)).toEqual([])

        cutEverywhere(corpus)
      })
    }
  })
}

describe('every rule', () => {
  test.each(rules.map(({ id }) => id))('%s has a case that reports and one that is silent', (id) => {
    const cases = casesOf.get(id) ?? []
    const reports = cases.map(({ expected }) => expected.some((line) => line.includes(` ${id}: `)))
    expect(reports, `test/rules/${id}.md`).toContain(true)
    expect(reports, `test/rules/${id}.md`).toContain(false)
  })

  test('case files belong to rules', () => {
    expect([...casesOf.keys()].filter((id) => !rules.some((rule) => rule.id === id))).toEqual([])
  })
})
