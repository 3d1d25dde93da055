/**
 * The Mermaid diagrams of real repositories: what our own reader is sure of, Mermaid says too. The corpora are other
 * people's work and stand outside of the repository: THROUGHLINE_CORPORA names their folder.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { filesUnder } from '../../scripts/generate/output.ts'
import { extractFacts, languageOf } from '../../src/engine/facts/extract.ts'
import type { DiagramFact } from '../../src/engine/model/plans.ts'
import { problemsIn } from '../../src/workspace/diagrams.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-diagrams-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const NAMES = ['paws360', 'aidoc', 'keps', 'rawr', 'edforge']
const FOLDERS = new Map(NAMES.map((name) => [name, corpusFolder(resolve(import.meta.dirname, '../..'), name, scratch)]))

function diagramsOf(folder: string): DiagramFact[] {
  const pages = filesUnder(folder, '.').filter((path) => /\.mdx?$/.test(path))
  return pages.flatMap((path) => {
    const text = readFileSync(join(folder, path), 'utf8')
    return text.includes('mermaid') ? [...(extractFacts(text, languageOf(path)!).diagrams ?? [])] : []
  })
}

test.for(NAMES)('%s (skipped where the corpora are absent)', async (name, { skip }) => {
  const folder = FOLDERS.get(name)
  if (folder === undefined) return skip()
  const diagrams = diagramsOf(folder)
  expect(diagrams).not.toEqual([])
  const problems = (await problemsIn(diagrams.map(({ text }) => text)))!
  const disputed = diagrams.filter(
    ({ text, isUnderstood, problem }) => (isUnderstood && problems.has(text)) || (problem && !problems.has(text)),
  )
  expect(disputed.map(({ text }) => text)).toEqual([])
})

test('keps has none that only Mermaid can judge, for it would have to be loaded', ({ skip }) => {
  const folder = FOLDERS.get('keps')
  if (folder === undefined) return skip()
  expect(diagramsOf(folder).filter(({ isUnderstood, problem }) => !isUnderstood && !problem)).toEqual([])
})
