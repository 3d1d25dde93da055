import { expect, test } from 'vitest'
import { link } from '../../../src/engine/link/link.ts'
import { digestIn, digestOf } from '../../../src/engine/link/reviews/reviewed-text.ts'
import { reviewQueue } from '../../../src/engine/views/review-queue.ts'
import { checkCorpus } from '../../corpus.ts'

const HEAD = '---\ntype: review\n---\n\n| Section | Reviewed text | Reviewer | Date |\n|---|---|---|---|\n'

function corpusOf(files: Readonly<Record<string, string>>) {
  return checkCorpus({ files: new Map(Object.entries(files)) }).index
}

const row = (target: string, text: string, date: string) =>
  `| [x](${target}) | \`sha256:${digestOf(text).slice(0, 16)}\` | watch | ${date} |\n`

test('what is written around a text does not change its digest, and what is in it does', () => {
  const text = '## Fog\n\nRing twice.'
  for (const same of [
    '\ufeff## Fog\n\nRing twice.',
    '## Fog\r\n\r\nRing twice.\r\n',
    '## Fog \n\t\nRing twice.  \n\n\n',
    '\n\n## Fog\n\nRing twice.',
    '## Fog\r\rRing twice.\r',
  ])
    expect(digestOf(same)).toBe(digestOf(text))
  for (const other of [
    '## Fog\nRing twice.',
    '## Fog\n\n Ring twice.',
    '## Fog\n\nRing  twice.',
    '## fog\n\nRing twice.',
  ])
    expect(digestOf(other)).not.toBe(digestOf(text))
  expect(digestOf('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('a digest has at least twelve digits', () => {
  expect(digestIn(' SHA256:ABCDEF012345 ')).toBe('abcdef012345')
  expect(['abcdef012345', 'sha256:abcdef01234', 'sha256:xyz', `sha256:${'a'.repeat(65)}`, ''].map(digestIn)).toEqual(
    Array.from({ length: 5 }),
  )
})

test('a section reaches to the next heading of its depth, sub-sections and fences included', () => {
  const section = '## Fog\n\n### Bell\n\n```sh\n# no heading\n```\n'
  const index = corpusOf({
    'fog.md': `# Top\n\n${section}\n## Ice\n`,
    'review.md': HEAD + row('fog.md#fog', section, '2026-10-01'),
  })
  expect(index.reviews.signOffs).toMatchObject([
    { state: 'current', target: { file: 'fog.md', fragment: 'fog', heading: 'Fog' }, reviewer: 'watch' },
  ])
})

test('a custom id leads to its heading, an encoded fragment and a folder to theirs', () => {
  const index = corpusOf({
    'fog/index.md': '## Nebel über See\n\nWait.\n\n## Bell {#bell}\n\nRing.\n',
    'review.md':
      HEAD +
      row('fog/#nebel-%C3%BCber-see', '## Nebel über See\n\nWait.', '2026-10-01') +
      row('fog/index.md#bell', '## Bell {#bell}\n\nRing.', '2026-10-01'),
  })
  expect(index.reviews.signOffs.map(({ state, target }) => [state, target.file])).toEqual([
    ['current', 'fog/index.md'],
    ['current', 'fog/index.md'],
  ])
})

test('the later row counts, by day and then by place; one around it replaces what is within', () => {
  const index = corpusOf({
    'fog.md': '## Fog\n\n### Bell\n\n## Ice\n',
    'a.md': HEAD + row('fog.md#bell', 'old', '2026-10-01') + row('fog.md#ice', '## Ice', '2026-10-05'),
    'b.md': HEAD + row('fog.md#ice', 'old', '2026-10-04') + row('fog.md#fog', '## Fog\n\n### Bell', '2026-10-01'),
  })
  const { signOffs, replaced, unread } = index.reviews
  expect(signOffs.map(({ file, state, target }) => [file, target.fragment, state])).toEqual([
    ['a.md', 'ice', 'current'],
    ['b.md', 'fog', 'current'],
  ])
  expect(replaced.map(({ file, target }) => [file, target.fragment])).toEqual([
    ['a.md', 'bell'],
    ['b.md', 'ice'],
  ])
  expect(unread).toEqual([])
})

test('only what is signed is read, and once', () => {
  const index = corpusOf({
    'fog.md': '## Fog\n\n## Ice\n',
    'ice.md': '# Ice\n',
    'review.md': HEAD + row('fog.md#fog', '', '2026-10-01') + row('fog.md#ice', '', '2026-10-01'),
  })
  const asked: string[] = []
  const tree = { ...index.tree, textOf: (path: string) => (asked.push(path), index.tree.textOf(path)) }
  const files = new Map(index.documents.map(({ path, facts }) => [path, facts]))
  expect(link(files, tree, index.config).reviews.signOffs).toHaveLength(2)
  expect(asked.toSorted()).toEqual(['fog.md', 'review.md'])
})

test('the oldest is due first, then what most others refer to', () => {
  const index = corpusOf({
    'fog.md': '## Fog\n\n### D-001 — Ring twice\n\n- status: accepted\n\n## Ice\n',
    'tide.md': '# Tide\n\nSee [ice](fog.md#ice), [ice](fog.md#ice), [fog](fog.md#fog), D-001 and D-001.\n',
    'review.md':
      HEAD +
      row('tide.md', '', '2026-10-03') +
      row('fog.md#ice', '', '2026-10-02') +
      row('fog.md#fog', '', '2026-10-02') +
      row('fog.md#snow', '', '2026-10-01'),
  })
  expect(
    reviewQueue(index).map(({ signOff, references }) => [signOff.target.fragment, signOff.state, references]),
  ).toEqual([
    ['snow', 'gone', 0],
    ['fog', 'suspect', 3],
    ['ice', 'suspect', 2],
    [undefined, 'suspect', 0],
  ])
})
