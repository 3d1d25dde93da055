import { expect, test } from 'vitest'
import { refAttributes, type StateWords } from '../../../plugins/starlight/ref.ts'
import type { SiteItem } from '../../../plugins/starlight/site-index/items.ts'

const words: StateWords = { states: { accepted: 'Accepted', retired: 'Retired' }, replaced: 'Superseded by %' }
const ITEM: SiteItem = {
  id: 'D-001',
  kind: 'decision',
  title: 'Open the dome by hand',
  state: 'accepted',
  href: '/dome/decision-log/#d-001',
  file: 'dome/decision-log.md',
  line: 3,
  scope: 'dome',
  references: 0,
}

test('what the card shows of an item', () => {
  expect(refAttributes(ITEM, words)).toEqual({
    class: 'tl-ref',
    'data-id': 'D-001',
    'data-kind': 'decision',
    'data-title': 'Open the dome by hand',
    'data-state': 'accepted',
    'data-successors': undefined,
    'aria-label': undefined,
  })
})

test('what an id is struck through for is read aloud, and successors stand there as they are written', () => {
  const told = (item: Partial<SiteItem>) => refAttributes({ ...ITEM, ...item }, words)['aria-label']
  expect(told({ state: 'retired' })).toBe('D-001, Retired')
  expect(told({ state: 'superseded', successors: ['D-$&', 'D-005'] })).toBe('D-001, Superseded by D-$&, D-005')
})

test('an item that is not known has no card', () => {
  expect(refAttributes(undefined, words)).toEqual({})
})
