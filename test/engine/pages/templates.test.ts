/** The templates are copied by people: filled in they hold, and as they stand nothing is said about them. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { pages } from '../../../src/engine/pages/registry.ts'
import { checkCorpus } from '../../corpus.ts'

const folder = 'src/content/templates'
const root = join(import.meta.dirname, '../../..')
const templates = new Map(
  readdirSync(join(root, folder)).map((name) => [name, readFileSync(join(root, folder, name), 'utf8')]),
)

/** Places keep their names, dates and ids become some, and prose is what the placeholder asks for. */
function filled(template: string): string {
  return template
    .replaceAll('YYYY-MM-DD', '2026-03-14')
    .replaceAll('{run-id}', 'run-2')
    .replace(/\{path\/to\/([^{}]+)\}/g, 'shelf/$1.txt')
    .replace(/\{([^{}]+)\}/g, '$1')
}

/** What stands beside a filled page before a cleanup is carried out, and after it. */
const BEFORE = ['evidence', 'record', 'document', 'result', 'scratch']
const AFTER = ['evidence', 'record', 'document', 'its-place']

function check(path: string, text: string, beside: readonly string[]) {
  const files = new Map([
    [path, text],
    ...beside.map((name): [string, string] => [`reading-room/shelf/${name}.txt`, '']),
  ])
  return checkCorpus({ files }).diagnostics.map(({ ruleId, message }) => `${ruleId}: ${message}`)
}

describe.each([...templates])('%s', (name, text) => {
  const page = pages.find(({ type }) => `${type}.md` === name)

  it('is of a page type, and says so', () => {
    expect(page).toBeDefined()
    expect(extractFacts(text, 'markdown').frontmatter?.data['type']).toBe(page?.type)
  })

  it('has the headings of the required sections, by their own names', () => {
    const headings = extractFacts(text, 'markdown').headings.map((heading) => heading.text)
    expect(headings).toEqual(expect.arrayContaining((page?.sections ?? []).map(({ heading }) => heading)))
  })

  it('holds when it is filled in', () => {
    expect(filled(text)).not.toMatch(/[{}]|YYYY/)
    expect(check(`reading-room/${name}`, filled(text), BEFORE)).toEqual([])
  })

  it('is nothing to be checked as it stands', () => {
    expect(check(`${folder}/${name}`, text, [])).toEqual([])
    const { index } = checkCorpus({ files: new Map([[`${folder}/${name}`, text]]) })
    expect(index.documents.map(({ role }) => role)).toEqual(['specimen'])
    expect(index.items).toEqual([])
  })
})

it('there is one for each record that closes a phase, and for each type with required sections', () => {
  const needed = pages.filter(({ sections }) => sections).map(({ type }) => type)
  const types = [...templates.keys()].map((name) => name.slice(0, -'.md'.length))
  expect(types).toEqual(expect.arrayContaining([...needed, 'decision-log', 'execution-log']))
})

it('a cleanup that is carried out is recorded by its status alone', () => {
  const done = filled(templates.get('cleanup-manifest.md')!).replace('status: planned', 'status: done')
  expect(check('reading-room/cleanup-manifest.md', done, AFTER)).toEqual([])
})

it('the page of templates shows each of them', () => {
  const guide = readFileSync(join(root, 'src/content/docs/authoring/pages-to-copy.mdx'), 'utf8')
  for (const name of templates.keys()) expect(guide).toContain(`templates/${name}?raw'`)
})
