import type { Decision } from '../../link/decisions.ts'
import type { Index } from '../../link/index.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import { readStatus, statusWords } from '../../kinds/decision-status.ts'
import type { Field } from '../../model/facts.ts'
import { defineRule } from '../rule.ts'
import { entriesIn, fieldsFor, isRow, stateAsWritten } from './entries.ts'
import { countWords, substanceOf } from './substance.ts'

const DECIDED = new Set(['closed', 'locked', 'accepted'])

export default defineRule({
  id: 'decision/closed-without-rationale',
  summary: 'A decision that is closed, locked or accepted and does not say what was decided.',
  rationale: `A decision is written down for those who were not there. "As discussed" tells them that there was an
answer, and keeps it; a year later nobody can say whether the decision still fits, because nobody knows what it was.

Write what was decided and why: a \`resolution\`, a \`decision\` or a \`rationale\`, a section of that name, or a paragraph
below the fields. "TBD", "n/a", "done" and "see above" say nothing. A row of a table is held to it where the table has a
column for it.`,
  severity: 'error',
  fixable: false,
  messages: {
    none: '{id} is {state}, and nothing says what was decided. Write the resolution, or open it again.',
    empty: '{id} is {state}, and its {field} says nothing: "{text}". Write what was decided, and why.',
  },
  *check({ index }) {
    for (const decision of entriesIn(index)) {
      const { state, status, item, document } = decision
      if (!status || state === undefined || !DECIDED.has(state)) continue
      const lack = isRow(decision) ? lackInRow(decision) : lackInEntry(decision, index)
      if (!lack) continue
      const data = { id: item.id, state: stateAsWritten(decision, index) }
      const { field } = lack
      if (field)
        yield {
          at: { file: document.path, span: field.valueSpan },
          message: 'empty',
          data: { ...data, field: field.name.replaceAll('_', ' '), text: field.value },
        }
      else yield { at: { file: document.path, span: status.valueSpan }, message: 'none', data }
    }
  },
})

/** `field` is what says nothing; without one there is none. */
interface Lack {
  readonly field?: Field | undefined
}

function lackInRow(decision: Decision): Lack | undefined {
  const answers = fieldsFor(decision, 'resolution', 'rationale')
  if (answers.length === 0 || answers.some(({ value }) => substanceOf(value) === 'substance')) return undefined
  return { field: answers.find(({ value }) => value !== '') }
}

function lackInEntry(decision: Decision, index: Index): Lack | undefined {
  const { fact } = decision.item.definition
  // The status stands in a summary alone: facts have not looked at the section.
  if (fact.body === undefined) return undefined
  const resolutions = fieldsFor(decision, 'resolution')
  const says = ({ value }: Field) => substanceOf(value) === 'substance'
  // A reason for "TBD" is no decision. A field that is empty, or says "see below", may have its text in another place.
  const noOp = resolutions.find(({ value }) => value !== '' && !/^\W*see\b/i.test(value))
  if (noOp && !resolutions.some(says)) return { field: noOp }
  const answers = fieldsFor(decision, 'resolution', 'rationale')
  if (answers.some(says)) return undefined
  const promised = answers.find(({ value }) => substanceOf(value) === 'unwritten')
  if (promised) return { field: promised }
  if (substanceOf(fact.body) === 'substance' || fact.fields.some((field) => tells(field, index))) return undefined
  return { field: answers.find(({ value }) => value !== '') }
}

/** A field whose name we do not know says what it says; of the others only prose does. */
function tells({ name, value }: Field, index: Index): boolean {
  const purpose = purposeOf(name)
  if (purpose === 'question' || substanceOf(value) !== 'substance') return false
  if (purpose === 'status')
    return countWords(readStatus(value, statusWords(index.config.decisions.statuses)).rest) >= SENTENCE
  return purpose === 'other' || countWords(value) >= PROSE
}

const SENTENCE = 5
const PROSE = 12
