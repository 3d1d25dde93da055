import type { Definition, Item } from '../../link/index.ts'
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
        if (!isSecond(item, definition)) continue
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

function isSecond(_item: Item, _definition: Definition): boolean {
  return true
}
