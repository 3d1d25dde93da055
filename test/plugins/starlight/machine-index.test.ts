import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { openCorpus } from '../../../plugins/corpus.ts'
import { starlightRoutes } from '../../../plugins/routes.ts'
import { machineIndex } from '../../../plugins/starlight/machine-index.ts'
import { pathsOf } from '../../../plugins/starlight/paths.ts'
import { siteIndexOf } from '../../../plugins/starlight/site-index/site-index.ts'
import { indexSchema } from '../../../src/reporters/index-schema.ts'

const root = join(import.meta.dirname, '../../..')

const own = await ownIndex()

async function ownIndex() {
  const corpus = openCorpus({ root, routes: starlightRoutes() })
  const paths = pathsOf({ prefix: 'plan', base: '/', trailingSlash: 'ignore', format: 'directory' })
  const snapshot = await corpus.snapshot()
  return machineIndex(siteIndexOf({ snapshot, corpus, paths, root, hasSidebar: true, title: 'Throughline' }))
}

test('the index of our own corpus keeps to its schema, and no list of it is empty', () => {
  const index = JSON.parse(JSON.stringify(own)) as Record<string, unknown>
  const validate = new Ajv2020({ strict: true }).compile(indexSchema)
  validate(index)
  expect(validate.errors).toBeNull()
  const empty = Object.entries(index).filter(([, value]) => Array.isArray(value) && value.length === 0)
  expect(empty).toEqual([])
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
