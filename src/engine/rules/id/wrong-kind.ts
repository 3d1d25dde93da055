import { GENERIC_KIND } from '../../kinds/lookup.ts'
import { defineRule } from '../rule.ts'

/** A requirement column may cite whatever states a need. */
const DEMANDS = new Set(['requirement', 'success criterion', 'story'])

export default defineRule({
  id: 'id/wrong-kind',
  summary: 'A typed column that names an item of another kind.',
  rationale: `A column headed "Requirement" is read as a list of requirements, by people and by the traceability matrix.
An id of another kind in it is nearly always one cell off, or a digit group mistaken.

Move the id to its own column, or cite the item that was meant. Cells that hold a sentence are not checked.`,
  severity: 'error',
  fixable: false,
  messages: {
    kind: '{id} is {found}, expected {expected} here. Cite the item that was meant, or move the id to its own column.',
  },
  *check({ index }) {
    for (const { fact, resolution, file, span, document } of index.references) {
      if (fact.expects === undefined || document.role !== 'record' || resolution.state !== 'resolved') continue
      const wrong = resolution.items.find(({ kind }) => kind !== fact.expects && kind !== GENERIC_KIND)
      if (!wrong || (DEMANDS.has(wrong.kind) && DEMANDS.has(fact.expects))) continue
      yield {
        at: { file, span },
        message: 'kind',
        data: { id: fact.id, found: withArticle(wrong.kind), expected: withArticle(fact.expects) },
        related: [{ at: wrong.definition, message: `${wrong.id} is defined here` }],
      }
    }
  },
})

function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`
}
