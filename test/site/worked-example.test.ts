/** The worked example is a fixture as well: it uses every form that the authoring guide shows, and all of it is read. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Index, Reference, Scope } from '../../src/engine/link/index.ts'
import type { Diagnostic } from '../../src/engine/model/diagnostic.ts'
import { DEFINITION_FORMS } from '../../src/engine/model/facts.ts'
import { kinds } from '../../src/engine/kinds/registry.ts'
import { checkCorpus } from '../../src/workspace/corpus.ts'

const root = join(import.meta.dirname, '../..')
const directory = 'src/content/docs/projects/catalogue-search'

let index: Index
let diagnostics: readonly Diagnostic[]
let scope: Scope
beforeAll(async () => {
  const { result } = await checkCorpus({ paths: [root], cwd: root })
  index = result.index
  diagnostics = result.diagnostics.filter(({ file }) => file.startsWith('src/content/'))
  scope = index.scopes.find((candidate) => candidate.directory === directory)!
})

it('holds, with everything else that the site shows', () => {
  expect(diagnostics).toEqual([])
})

it('defines items of every kind', () => {
  const items = new Set(scope.items.values())
  const counts = Object.fromEntries(
    kinds.map(({ name }) => [name, [...items].filter(({ kind }) => kind === name).length]),
  )
  expect(counts).toEqual({
    artefact: 6,
    decision: 8,
    gate: 5,
    requirement: 25,
    run: 5,
    slice: 6,
    story: 3,
    'success criterion': 4,
    task: 18,
    verification: 15,
  })
})

it('uses every form of definition but the heading that only names its topic', () => {
  const forms = new Set(
    index.items.filter((item) => item.scope === scope).map(({ definition }) => definition.fact.form),
  )
  expect(DEFINITION_FORMS.filter((form) => !forms.has(form))).toEqual(['topic-heading'])
  expect(scope.items.get('FR-006')?.definition.fact.isTombstone).toBe(true)
  expect(scope.items.get('run-1-index-schema')).toBe(scope.items.get('run-1'))
})

it.each([
  ['a range', 'V-IDX-001', 'range', ['V-IDX-001', 'V-IDX-002', 'V-IDX-003', 'V-IDX-004']],
  ['a range in words', 'V-CUT-001', 'range', ['V-CUT-001', 'V-CUT-002', 'V-CUT-003', 'V-CUT-004', 'V-CUT-005']],
  ['a range with a dash', 'REQ-OPS-001', 'range', ['REQ-OPS-001', 'REQ-OPS-002', 'REQ-OPS-003']],
  ['a member of a list that drops the prefix', 'REQ-CUT-004', 'single', ['REQ-CUT-004']],
  ['a wildcard', 'REQ-DOC-*', 'wildcard', ['REQ-DOC-001', 'REQ-DOC-002', 'REQ-DOC-003']],
  ['a suffix', 'V-OPS-003-hillside', 'single', ['V-OPS-003']],
])('resolves %s', (_name, id, form, items) => {
  const found = inChoreography().find(({ fact }) => fact.id === id && fact.form === form)
  expect(found?.resolution).toMatchObject({ state: 'resolved', missing: [] })
  expect(found?.resolution.state === 'resolved' && found.resolution.items.map((item) => item.id)).toEqual(items)
})

it('resolves clauses, an inserted task, and ids in MDX and YAML', () => {
  const found = (path: string, id: string) =>
    index.references
      .filter(({ file, fact }) => file === `${directory}/${path}` && fact.id === id)
      .flatMap(({ resolution }) =>
        resolution.state === 'resolved' ? resolution.items.map((item) => item.id) : [resolution.state],
      )
  expect(found('runbooks/branch-cutover.md', 'FR-008a')).toEqual(['FR-008'])
  expect(found('tasks.md', 'T011a')).toEqual(['T011a'])
  expect(found('operator-notes.mdx', 'DQ-R1-003')).toEqual(['DQ-R1-003', 'DQ-R1-003'])
  expect(found('work-breakdown.yaml', 'E4')).toEqual(['E4'])
})

describe('the closed run', () => {
  const run = `${directory}/runs/run-2-dual-write`

  it('has every record that closes one, each of its type', () => {
    const types = index.documents
      .filter(({ path }) => path.startsWith(`${run}/`))
      .map(({ facts }) => facts.frontmatter?.data['type'])
    expect(types).toEqual(['cleanup-manifest', 'disposition', 'execution-log', 'run', 'readiness'])
  })

  it('says of every file what becomes of it, in all three forms', () => {
    const manifest = index.manifests.find(({ document }) => document.path === `${run}/cleanup-manifest.md`)
    const entries = (manifest?.entries ?? []).map(({ fact, action, paths: [path] }) => [fact.form, action, path?.path])
    expect(manifest?.fact).toMatchObject({ date: '2026-11-09', isPlan: false })
    expect(entries).toHaveLength(18)
    expect(entries).toEqual(
      expect.arrayContaining([
        ['row', 'move', `${run}/timings.txt`],
        ['row', 'update', `${directory}/tasks.md`],
        ['item', 'retain', `${run}/evidence/way-back.txt`],
        ['item', 'delete', `${run}/OPERATOR_SCRATCHPAD.md`],
        ['sentence', 'absent', `${run}/evidence/rebuild-record.txt`],
      ]),
    )
    expect(entries.filter(([, action, path]) => action === undefined || path === undefined)).toEqual([])
  })

  it('rests on captured files, and in another state would rest on one more', () => {
    const evidence = index.evidence.map(({ document, path, fact }) => [
      document.path.slice(directory.length + 1),
      path?.slice(run.length + 1),
      fact.isConditional,
      fact.lines?.[0],
    ])
    expect(evidence).toEqual(
      expect.arrayContaining([
        ['verification.md', 'evidence/hourly-comparison.csv', false, undefined],
        ['verification.md', 'evidence/gateway-settings.txt', false, undefined],
        ['runs/run-2-dual-write/disposition.md', 'evidence/hourly-comparison.csv', false, 64],
        ['runs/run-2-dual-write/disposition.md', 'evidence/rebuild-record.txt', true, undefined],
      ]),
    )
    expect(index.document(`${run}/disposition.md`)?.facts.state?.value).toBe('deferred')
  })

  it('has the hour that differed on the line that the disposition names', () => {
    const rows = readFileSync(join(root, run, 'evidence/hourly-comparison.csv'), 'utf8')
      .trimEnd()
      .split('\n')
    const differing = rows.flatMap((row, at) => {
      const [, titlesOld, titlesNew, copiesOld, copiesNew] = row.split(',')
      return at > 0 && (titlesOld !== titlesNew || copiesOld !== copiesNew) ? [at + 1] : []
    })
    expect(rows).toHaveLength(1 + 168)
    expect(differing).toEqual([64])
  })
})

function inChoreography(): Reference[] {
  return index.references.filter(({ file }) => file === `${directory}/run-choreography.md`)
}
