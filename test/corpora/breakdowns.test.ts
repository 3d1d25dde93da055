/**
 * The five work breakdowns of a real repository, against graphs that were written down by hand from the files. The corpora are
 * other people's work and stand outside of the repository: THROUGHLINE_CORPORA names their folder.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { checkCorpus } from '../../src/workspace/corpus.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-breakdowns-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const folder = corpusFolder(resolve(import.meta.dirname, '../..'), 'rawr', scratch)

/** By phase: each slice with what it waits for; a question mark where it waits in one case only. */
const GRAPHS = {
  B: ['B0', 'B1 B0', 'B2 B1', 'B3 B2', 'B4 B3', 'B4A B4', 'B5 B4A', 'B6 B5'],
  C: ['C0', 'C1 C0', 'C2 C1', 'C3 C2', 'C4 C1 C2 C3', 'C5 C3 C4?', 'C5A C5', 'C6 C5A', 'C7 C6'],
  D: ['D0', 'D1 D0', 'D2 D1', 'D3 D2', 'D4 D1 D2 D3', 'D5 D3 D4?', 'D5A D5', 'D6 D5A', 'D7 D6'],
  E: ['E0', 'E1 E0', 'E2 E1', 'E3 E2', 'E4 E1 E2 E3', 'E5 E4', 'E5A E5', 'E6 E5A', 'E7 E6'],
  F: ['F0', 'F1 F0', 'F2 F1', 'F3 F2', 'F4 F1 F2 F3', 'F5 F4', 'F5A F5', 'F6 F5A', 'F7 F6'],
} as const

describe.skipIf(folder === undefined)('work breakdowns of rawr (skipped where the corpora are absent)', async () => {
  const { result } = folder ? await checkCorpus({ paths: [folder], cwd: folder }) : { result: undefined }
  const graph = result?.index.runGraphs.find(({ scope }) => scope.directory.endsWith('orpc-ingest-workflows-spec'))

  test.each(Object.entries(GRAPHS))('phase %s', (phase, expected) => {
    const file = `PHASE_${phase}_WORKBREAKDOWN.yaml`
    const document = result!.index.documents.find(
      ({ path, scope }) => scope === graph!.scope && path === `${scope.directory}/${file}`,
    )!
    const facts = document.facts.breakdown!.map(({ id, dependsOn }) =>
      [id, ...dependsOn.map((each) => each.id + (each.isConditional ? '?' : ''))].join(' '),
    )
    expect(facts).toEqual(expected)
    const linked = graph!.nodes
      .filter(({ id }) => id.startsWith(phase))
      .map(({ id }) => {
        const waits = graph!.edges.flatMap(({ from, to, statements }) => {
          const own = statements.filter(({ source }) => source === 'work breakdown')
          return to === id && own.length > 0 ? [from + (own.every((each) => each.isConditional) ? '?' : '')] : []
        })
        return [id, ...waits.sort()].join(' ')
      })
    expect(linked).toEqual(expected)
  })

  test('nothing contradicts them', () => {
    expect(result!.diagnostics.filter(({ ruleId }) => ruleId.startsWith('run/'))).toEqual([])
  })
})
