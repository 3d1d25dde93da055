import { expect, test } from 'vitest'
import { compile } from '../../src/workspace/compile.ts'
import { directoryWith } from './temporary.ts'

test('any number of threads gives the same facts in the same order', async () => {
  const documents = Array.from({ length: 150 }, (_, i) => `plans/plan-${String(i).padStart(3, '0')}.md`)
  const texts = Object.fromEntries(
    documents.map((path, i) => [
      path,
      `---\nid: D-${100 + i}\ntype: decision\n__proto__: x\n---\n\n# Plan ${i}\n\nSee D-${101 + i}.\n`,
    ]),
  )
  const root = directoryWith(texts)
  const [alone, ...helped] = await Promise.all(
    [0, 1, 3].map((workers) => compile({ root, documents, sizeLimit: 10_000, workers })),
  )
  expect([...alone!.files.keys()]).toEqual(documents)
  for (const compilation of helped)
    expect(JSON.stringify([...compilation.files])).toBe(JSON.stringify([...alone!.files]))
})

test('a document that vanished is left out, and one over the limit is said, whichever thread takes it', async () => {
  const documents = Array.from({ length: 70 }, (_, i) => `${i}.md`)
  const root = directoryWith({ '1.md': '# A', '69.md': 'x'.repeat(200) })
  const { files } = await compile({ root, documents, sizeLimit: 100, workers: 2 })
  expect([...files].map(([path, { unreadable }]) => [path, unreadable.map(({ reason }) => reason)])).toEqual([
    ['1.md', []],
    ['69.md', ['size']],
  ])
})

test('columns that a configuration names are known to every thread', async () => {
  const documents = Array.from({ length: 70 }, (_, i) => `${i}.md`)
  const text = '| Verification | Ausgang |\n|---|---|\n| V-001 | passed |\n'
  const root = directoryWith(Object.fromEntries(documents.map((path) => [path, text])))
  const tables = { verifications: { result: ['ausgang'] } }
  const { files } = await compile({ root, documents, sizeLimit: 100, tables, workers: 1 })
  const sorts = [...files.values()].map((facts) => facts.tables?.map(({ sort }) => sort).join())
  expect(new Set(sorts)).toEqual(new Set(['verifications']))
  const without = await compile({ root, documents, sizeLimit: 100, workers: 0 })
  expect([...without.files.values()].filter((facts) => facts.tables)).toEqual([])
})
