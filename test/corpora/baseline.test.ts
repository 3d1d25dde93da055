/**
 * A baseline of everything that a real corpus has, then random edits: only what the edits bring is reported. The corpus is
 * other people's work and stands outside the repository; without it the test is skipped.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { acceptMore, holdAgainst, type Baseline, type BaselineRun } from '../../src/engine/change/baseline.ts'
import { fingerprintsOf } from '../../src/engine/change/fingerprint.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import type { FileFacts } from '../../src/engine/model/facts.ts'
import { rules } from '../../src/engine/rules/registry.ts'
import { parseBaseline } from '../../src/workspace/baseline-parse.ts'
import { baselineText } from '../../src/workspace/baseline-text.ts'
import { checkFacts, factsOf, factsOfFile } from '../corpus.ts'
import { randomEdits } from './random-edits.ts'
import { textsIn } from './texts.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-corpora-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const folder = corpusFolder(resolve(import.meta.dirname, '../..'), 'paws360', scratch)

interface Checked {
  readonly files: ReadonlyMap<string, string>
  readonly facts: ReadonlyMap<string, FileFacts>
  readonly diagnostics: readonly Diagnostic[]
  isRecord(path: string): boolean
}

function checked(files: ReadonlyMap<string, string>, facts: ReadonlyMap<string, FileFacts>): Checked {
  const { diagnostics, index } = checkFacts(facts, files.keys(), { files })
  return { files, facts, diagnostics, isRecord: (path) => index.document(path)?.role === 'record' }
}

function runOf(baseline: Baseline, { files, facts, diagnostics }: Checked): BaselineRun {
  const fingerprints = fingerprintsOf(diagnostics, { files: facts, readText: (file) => files.get(file) })
  return { baseline, diagnostics, fingerprints, today: '2026-11-21', isUntold: () => false }
}

/** The facts of the corpus after the edits: what they leave alone is not read again. */
function factsAfter({ files: before, facts }: Checked, files: ReadonlyMap<string, string>): Map<string, FileFacts> {
  const after = new Map<string, FileFacts>()
  for (const [path, text] of files) {
    const found = text === before.get(path) ? facts.get(path) : factsOfFile(path, text)
    if (found) after.set(path, found)
  }
  return after
}

test.skipIf(folder === undefined)(
  'after a baseline of everything, 20 random edits of paws360 report what they bring (skipped where the corpora are absent)',
  () => {
    const files = textsIn(folder!)
    const before = checked(files, factsOf(files))
    const first = runOf({ accepted: [] }, before)
    const everything = new Set(before.diagnostics.keys())
    const written = baselineText(acceptMore(first, holdAgainst(first), everything, { reason: 'older than the gate' }))
    const { baseline } = parseBaseline(
      written,
      'baseline.yaml',
      rules.map(({ id }) => id),
    )

    const clean = holdAgainst(runOf(baseline, before))
    expect(before.diagnostics.length).toBeGreaterThan(400)
    expect(clean.groups.every((group) => group !== undefined)).toBe(true)
    expect(clean.left).toEqual([])

    const edited = randomEdits({ ...before, seed: 7, count: 20 })
    const after = checked(edited.files, factsAfter(before, edited.files))
    const { groups, left } = holdAgainst(runOf(baseline, after))
    const reported = after.diagnostics
      .filter((_, index) => groups[index] === undefined)
      .map(({ ruleId, file, range: { start, end } }) => {
        return `${ruleId} ${edited.files.get(file)!.slice(start.offset, end.offset)}`
      })
    expect(reported.sort()).toEqual(edited.brought)
    expect(left.map(({ message }) => message).sort()).toEqual([...edited.healed].map(({ message }) => message).sort())
  },
)
