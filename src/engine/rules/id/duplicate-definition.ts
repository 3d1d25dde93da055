import type { Definition, Index } from '../../link/index.ts'
import type { HeadingFact } from '../../model/facts.ts'
import { defineRule } from '../rule.ts'
import { nameOf } from './undefined-reference.ts'

export default defineRule({
  id: 'id/duplicate-definition',
  summary: 'Two definitions of one id in one scope.',
  rationale: `An id stands for one thing. When two places of the same strength declare it, half of the references mean
the other one, and ticking or closing one leaves the other open.

Give one of them a new id, or take the copy out. A place that merely restates an item is no second definition: a row of
a summary beside a task, a heading beside an entry with its status.`,
  severity: 'error',
  fixable: false,
  messages: { duplicate: '{id} is defined twice in {scope}. Give one of the two another id, or remove the copy.' },
  *check({ index }) {
    for (const item of index.items) {
      for (const definition of item.definitions.slice(1)) {
        if (!isSecond(item.definition, definition, index)) continue
        yield {
          at: definition,
          message: 'duplicate',
          data: { id: item.id, scope: nameOf(item.scope) },
          related: [{ at: item.definition, message: `the first definition of ${item.id}` }],
        }
      }
    }
  },
})

/** Whether two declarations of the same strength stand side by side, rather than one of them recalling the other. */
function isSecond(first: Definition, second: Definition, index: Index): boolean {
  const document = index.document(second.file)
  if (!document || document.role !== 'record') return false
  // Across documents only records with a status of their own and different titles are left to compare.
  if (first.file !== second.file) return true
  const { headings } = document.facts
  switch (second.fact.form) {
    case 'task':
    case 'yaml':
    case 'field-heading':
      return true
    case 'heading':
      return parentOf(headings, first.span[0]) === parentOf(headings, second.span[0])
    case 'bold-item':
      return chapterOf(headings, first.span[0]) === chapterOf(headings, second.span[0])
    case 'table-row':
      return (
        sectionOf(headings, first.span[0]) === sectionOf(headings, second.span[0]) &&
        columnsOf(first) === columnsOf(second)
      )
    default:
      return false
  }
}

function columnsOf({ fact }: Definition): string {
  return fact.fields.map(({ name }) => name).join('|')
}

/** The last heading above an offset, -1 for none. */
function sectionOf(headings: readonly HeadingFact[], offset: number): number {
  return headings.findLastIndex(({ span }) => span[0] < offset)
}

/** The last heading of depth 1 or 2 above an offset. */
function chapterOf(headings: readonly HeadingFact[], offset: number): number {
  return headings.findLastIndex(({ span, depth }) => span[0] < offset && depth <= 2)
}

/** The heading that a heading stands under. */
function parentOf(headings: readonly HeadingFact[], offset: number): number {
  const own = headings.findLastIndex(({ span }) => span[0] <= offset)
  const depth = headings[own]?.depth ?? 0
  return headings.findLastIndex(({ depth: other }, i) => i < own && other < depth)
}
