import { expect, test } from 'vitest'
import { treeOf } from '../../../../src/engine/model/tree.ts'
import { nearestPathIn } from '../../../../src/engine/rules/link/nearest-path.ts'

const tree = treeOf([
  'README.md',
  'docs/README.md',
  'docs/guides/Night_Watch.mdx',
  'docs/guides/mooring.md',
  'docs/tides/README.md',
  'plans/ferry/tasks.md',
  'plans/harbour/tasks.md',
  'plans/tunnel/tasks.md',
  'plans/quay/tasks.md',
  'a/one.md',
  'b/one.md',
])
const nearest = nearestPathIn(tree)

test.each([
  ['night-watch.md', 'docs/guides/Night_Watch.mdx'],
  ['docs/guides/morring.md', 'docs/guides/mooring.md'],
  ['docs/tides.md', 'docs/tides/README.md'],
  ['old/ferry/tasks.md', 'plans/ferry/tasks.md'],
  // Four files of the name, none in a folder of that name.
  ['old/barge/tasks.md', undefined],
  ['docs/crane/README.md', undefined],
  ['docs/guides/docs/guides', 'docs/guides'],
  ['src/quay', undefined],
  // Two are equally good: the first by name, always the same.
  ['c/one.md', 'a/one.md'],
  ['docs/guides/x.md', undefined],
])('%s → %s', (missing, expected) => {
  expect(nearest(missing)).toBe(expected)
})
