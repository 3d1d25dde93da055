import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { openCorpus } from '../../../plugins/corpus.ts'
import { starlightRoutes } from '../../../plugins/routes.ts'
import { machineIndex } from '../../../plugins/starlight/machine-index.ts'
import { pathsOf } from '../../../plugins/starlight/paths.ts'
import { siteIndexOf } from '../../../plugins/starlight/site-index/site-index.ts'
import { indexSchema } from '../../../src/reporters/index-schema.ts'
import { throughline } from '../../cli/session.ts'

const root = join(import.meta.dirname, '../../..')

const site = await ownSite()
const own = machineIndex(site)

async function ownSite() {
  const corpus = openCorpus({ root, routes: starlightRoutes() })
  const paths = pathsOf({ prefix: 'plan', base: '/', trailingSlash: 'ignore', format: 'directory' })
  const snapshot = await corpus.snapshot()
  return siteIndexOf({ snapshot, corpus, paths, root, hasSidebar: true, title: 'Throughline' })
}

test('the index of our own corpus keeps to its schema, and no list of it is empty', () => {
  const index = JSON.parse(JSON.stringify(own)) as Record<string, unknown>
  const validate = new Ajv2020({ strict: true }).compile(indexSchema)
  validate(index)
  expect(validate.errors).toBeNull()
  const empty = Object.entries(index).filter(([, value]) => Array.isArray(value) && value.length === 0)
  expect(empty).toEqual([])
})

test('the references of an item are the sentences that speak of it', () => {
  expect(own.items.filter(({ references, mentions }) => references !== mentions.length)).toEqual([])
})

test('an item is told with its place, and with the sentences that speak of it', () => {
  const item = own.items.find(({ id }) => id === 'DQ-R1-002')!
  expect(item).toMatchObject({
    kind: 'decision',
    title: 'Feed both indexes from one change stream',
    state: 'closed',
    file: 'src/content/docs/projects/catalogue-search/decision-log.md',
    scope: 'src/content/docs/projects/catalogue-search',
  })
  expect(item.mentions.length).toBeGreaterThan(0)
  for (const { sentence } of item.mentions) expect(sentence).toMatch(/DQ-R1/)
})

test('requirements are counted alike for the projects, the matrix, machines and the command', async () => {
  const { out } = await throughline(root, 'status', '--format', 'json')
  const told = JSON.parse(out) as {
    readonly scopes: readonly { readonly directory: string; readonly progress: { readonly requirements?: Counted } }[]
  }
  const counted = told.scopes.map(({ directory, progress: { requirements } }) => [directory, ofShare(requirements)])
  const matrix = new Map(site.traceability.scopes.map((scope) => [scope.directory, scope]))
  expect(site.projects.map(({ directory, shares }) => [directory, ofShare(shares.requirements)])).toEqual(counted)
  expect(site.projects.map(({ directory }) => [directory, ofShare(matrix.get(directory)?.passed)])).toEqual(counted)
  for (const { directory, coverage } of site.projects) {
    const scope = matrix.get(directory)!
    const rows = own.traceability.filter((row) => row.scope === scope.key)
    const inState = (state: string) => rows.filter((row) => row.state === state).length
    const { total, exempt, verified, passed } = coverage!
    expect([total, exempt, total - verified.done, passed.done]).toEqual([
      rows.length - inState('exempt'),
      inState('exempt'),
      inState('gap'),
      inState('passed'),
    ])
    expect([scope.verified.total, scope.gaps]).toEqual([total, total - verified.done])
    // Where nobody keeps results, the matrix says none.
    expect(scope.passed ?? passed).toEqual(passed)
  }
})

interface Counted {
  readonly done: number
  readonly total: number
}

function ofShare(share: Counted | undefined): unknown {
  return share && [share.done, share.total]
}
