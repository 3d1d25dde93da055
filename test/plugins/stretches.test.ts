import type { PhrasingContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { expect, test } from 'vitest'
import { dress } from '../../plugins/stretches.ts'

/** What a text node becomes: `[D-1]` where it is dressed, and what stays plain with its place in the source. */
function dressed(source: string): string[] {
  const stretches = [...source.matchAll(/D-\d/g)].map(({ index, 0: id }) => ({
    span: [index, index + id.length] as const,
    wrap: (children: PhrasingContent[]): PhrasingContent => ({ type: 'emphasis', children }),
  }))
  const edits = dress(fromMarkdown(source), source, 0, stretches)
  return edits.flatMap((edit) => ('replacement' in edit ? (edit.replacement as PhrasingContent[]) : [])).map(written)

  function written(node: PhrasingContent): string {
    if (node.type === 'emphasis') return node.children.map((child) => 'value' in child && `[${child.value}]`).join('')
    const { start, end } = node.position!
    const plain = JSON.stringify(source.slice(start.offset, end.offset))
    return `${start.line}:${start.column} ${plain} ${end.line}:${end.column}`
  }
}

test('what stays plain between stretches keeps its place, over lines and their prefixes', () => {
  expect(dressed('> So D-1, D-1\n> and\n> D-2 \\*or\\* D-1&amp;D-2.\n')).toEqual([
    '1:3 "So " 1:6',
    '[D-1]',
    '1:9 ", " 1:11',
    '[D-1]',
    '1:14 "\\n> and\\n> " 3:3',
    '[D-2]',
    '3:6 " \\\\*or\\\\* " 3:14',
    '[D-1]',
    '3:17 "&amp;" 3:22',
    '[D-2]',
    '3:25 "." 3:26',
  ])
})

test('what an escape keeps from being a stretch does not move the next one', () => {
  expect(dressed('D\\-1 is none, D-2 and D-1 are.\n').filter((each) => each.startsWith('['))).toEqual([
    '[D-2]',
    '[D-1]',
  ])
})
