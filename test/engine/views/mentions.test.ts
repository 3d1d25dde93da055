import { expect, test } from 'vitest'
import { mentionsIn, type Mention } from '../../../src/engine/views/mentions.ts'
import { checkCorpus } from '../../corpus.ts'

const LOG = `# Decisions

### D-001 — Bake at night
- \`status\`: open
- \`why\`: D-001 is cheap, unlike D-002.

### D-002 — One flour a loaf
- \`status\`: open

### D-003 — Close on Mondays
- \`status\`: open
`

function mentionsOf(files: Record<string, string>, isShown: (path: string) => boolean = () => true) {
  const { index } = checkCorpus({ files: new Map(Object.entries({ 'log.md': LOG, ...files })) })
  const documents = index.documents.filter(({ path }) => isShown(path))
  const found = mentionsIn({ index, documents, textOf: ({ path }) => ({ 'log.md': LOG, ...files })[path]! })
  const written = ({ file, sentence: { before, mention, after } }: Mention) => `${file}: ${before}[${mention}]${after}`
  return {
    items: Object.fromEntries([...found.ofItems].map(([{ id }, own]) => [id, own.map(written)])),
    pages: Object.fromEntries([...found.ofPages].map(([{ path }, own]) => [path, own.map(written)])),
  }
}

test('references to items, in document order; what a definition says of itself is left out', () => {
  expect(
    mentionsOf({ 'a.md': 'After D-002, never. D-001..D-003 hold.\n', 'b.md': '| Why |\n|---|\n| D-002 |\n' }),
  ).toEqual({
    items: {
      'D-001': ['a.md: [D-001..D-003] hold.'],
      'D-002': [
        'a.md: After [D-002], never.',
        'a.md: [D-001..D-003] hold.',
        'b.md: [D-002]',
        'log.md: why: D-001 is cheap, unlike [D-002].',
      ],
      'D-003': ['a.md: [D-001..D-003] hold.'],
    },
    pages: {},
  })
})

test('links to pages, but not from the page itself', () => {
  const { items, pages } = mentionsOf({
    'a.md': '# A\n\nSee [the log](log.md), [above](#a) and [its folder](docs).\n',
    'docs/index.md': 'Back to [A](../a.md#a).\n',
  })
  expect(items['D-001']).toBeUndefined()
  expect(pages).toEqual({
    'log.md': ['a.md: See [the log], above and its folder.'],
    'docs/index.md': ['a.md: See the log, above and [its folder].'],
    'a.md': ['docs/index.md: Back to [A].'],
  })
})

test('a link that leads to an item, or names it, is the item’s', () => {
  const { items, pages } = mentionsOf({
    'a.md': 'So [we said](log.md#d-001--bake-at-night). And [D-002](log.md).\n',
  })
  expect(pages).toEqual({})
  expect(items['D-001']).toEqual(['a.md: So [we said].'])
  expect(items['D-002']![0]).toBe('a.md: And [D-002].')
})

test('one mention a sentence', () => {
  const { items } = mentionsOf({ 'a.md': 'D-003 or D-003, which is [D-003](log.md#d-003--close-on-mondays).\n' })
  expect(items['D-003']).toEqual(['a.md: [D-003] or D-003, which is D-003.'])
})

test('nothing of what is struck, of templates, and of documents that are not shown', () => {
  const { items, pages } = mentionsOf(
    {
      'a.md': 'Then ~~D-003~~ fell.\n',
      'templates/night.md': 'D-003, see [log](../log.md).\n',
      'draft.md': 'Secretly D-003, see [log](log.md).\n',
    },
    (path) => path !== 'draft.md',
  )
  expect(items['D-003']).toBeUndefined()
  expect(pages).toEqual({})
})

test('archives still speak', () => {
  expect(mentionsOf({ 'archive/a.md': 'As D-003 said.\n' }).items['D-003']).toEqual(['archive/a.md: As [D-003] said.'])
})
