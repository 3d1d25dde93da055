/**
 * The seven cleanup manifests of a real repository: every row is read, and none of what they say is contradicted. The
 * corpora are other people's work and stand outside of the repository: THROUGHLINE_CORPORA names their folder.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { checkCorpus } from '../../src/workspace/corpus.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-manifests-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const folder = corpusFolder(resolve(import.meta.dirname, '../..'), 'rawr', scratch)

test.skipIf(folder === undefined)('seven manifests of rawr (skipped where the corpora are absent)', async () => {
  const { result } = await checkCorpus({ paths: [folder!], cwd: folder! })
  const { manifests } = result.index
  const counts = manifests.map(({ document, entries }) => [document.path.split('/').at(-1), entries.length])
  expect(Object.fromEntries(counts)).toEqual({
    'A8_CLEANUP_MANIFEST.md': 2,
    'B5_CLEANUP_MANIFEST.md': 16,
    'C6_CLEANUP_MANIFEST.md': 21,
    'D6_CLEANUP_MANIFEST.md': 36,
    'E6_CLEANUP_MANIFEST.md': 13,
    'F6_CLEANUP_MANIFEST.md': 22,
    'PLANNING_CLEANUP_MANIFEST.md': 17,
  })
  const entries = manifests.flatMap((manifest) => manifest.entries)
  expect(entries.filter(({ action, paths }) => action === undefined || paths.some(({ path }) => !path))).toEqual([])
  // Two true ones: dispositions of phase D rest on files that its manifests deleted.
  const found = result.diagnostics.filter(({ ruleId }) => ruleId.startsWith('cleanup/'))
  expect(found.map(({ file, range, ruleId }) => `${file.split('/').at(-1)}:${range.start.line} ${ruleId}`)).toEqual([
    'PLANNING_CLEANUP_MANIFEST.md:15 cleanup/breaks-evidence',
    'D6_CLEANUP_MANIFEST.md:12 cleanup/breaks-evidence',
  ])
})
