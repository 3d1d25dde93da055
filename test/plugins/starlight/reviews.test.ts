import { expect, test } from 'vitest'
import { digestOf } from '../../../src/engine/link/reviews/reviewed-text.ts'
import { reviewsOf } from '../../../plugins/starlight/site-index/reviews.ts'
import { contextWith } from './context.ts'

const HEAD =
  '---\ntitle: Bells\ntype: review\n---\n\n| Section | Reviewed text | Reviewer | Date |\n|---|---|---|---|\n'
const row = (target: string, text: string, date: string) =>
  `| [x](${target}) | \`sha256:${digestOf(text).slice(0, 16)}\` | watch | ${date} |\n`

test('the queue and the badges lead to the sections and to the record', () => {
  const { due, current, pages } = reviewsOf(
    contextWith(
      {
        'docs/fog.md': '---\ntitle: Fog\n---\n\n## Bell\n\nTwice.\n\n## Horn\n\nOnce.\n',
        'docs/bells.md':
          HEAD +
          row('fog.md#bell', '## Bell\n\nTwice.', '2026-10-02') +
          row('fog.md#horn', '', '2026-10-03') +
          row('gone.md#snow', '', '2026-10-01'),
      },
      { base: '/port' },
    ),
  )
  const record = { title: 'Bells', href: '/port/bells/' }
  const horn = {
    state: 'suspect',
    title: 'Horn',
    href: '/port/fog/#horn',
    reviewer: 'watch',
    date: '2026-10-03',
    record,
  }
  expect(due).toEqual([
    {
      state: 'gone',
      title: 'snow',
      reviewer: 'watch',
      date: '2026-10-01',
      record,
      page: 'docs/gone.md',
      references: 0,
    },
    { ...horn, page: 'Fog', pageHref: '/port/fog/', references: 0 },
  ])
  expect(current).toBe(1)
  expect(Object.values(pages)).toEqual([
    [{ state: 'current', title: 'Bell', href: '/port/fog/#bell', reviewer: 'watch', date: '2026-10-02', record }, horn],
  ])
})

test('a record that readers may not see tells them nothing', () => {
  const hidden = {
    'docs/fog.md': '# Fog\n',
    'docs/bells.md': HEAD.replace('type', 'draft: true\ntype') + row('fog.md', '', '2026-10-01'),
  }
  expect(reviewsOf(contextWith(hidden))).toEqual({ due: [], current: 0, pages: {} })
})
