import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeCorpus } from '../../scripts/bench/corpus.ts'
import { slopeOf } from '../../scripts/bench/growth.ts'
import { median } from '../../scripts/bench/run.ts'
import { filesUnder } from '../../scripts/generate/output.ts'
import { checkCorpus } from '../corpus.ts'

describe('the generated corpus', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'throughline-corpus-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('is the same twice, of the size that was asked for, and holds together', () => {
    const bytes = writeCorpus(join(folder, 'first'), 48)
    writeCorpus(join(folder, 'second'), 48)
    const files = textsOf(join(folder, 'first'))
    expect(textsOf(join(folder, 'second'))).toEqual(files)
    expect(files.size).toBe(48)
    expect([...files.values()].reduce((sum, text) => sum + Buffer.byteLength(text), 0)).toBe(bytes)

    // A corpus of faults would measure the writing of diagnostics; one without references would measure nothing.
    const { diagnostics, index } = checkCorpus({ files })
    expect(diagnostics).toEqual([])
    expect(index.items.length).toBeGreaterThan(48 * 5)
    expect(index.references.length).toBeGreaterThan(48 * 10)
    expect(index.links.length).toBeGreaterThan(48 * 3)
  })
})

test('the slope is the exponent', () => {
  const rows = (exponent: number) =>
    [1, 4, 16].map((bytes) => ({ documents: bytes, bytes, seconds: bytes ** exponent }))
  expect(slopeOf(rows(1))).toBeCloseTo(1)
  expect(slopeOf(rows(2))).toBeCloseTo(2)
})

test('the median of an even number is between the two in the middle', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2])]).toEqual([2, 2.5])
})

function textsOf(folder: string): Map<string, string> {
  return new Map(filesUnder(folder, '.').map((path) => [path, readFileSync(join(folder, path), 'utf8')]))
}
