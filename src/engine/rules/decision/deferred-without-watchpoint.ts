import type { Decision } from '../../link/decisions.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import type { Field } from '../../model/facts.ts'
import { defineRule } from '../rule.ts'
import { entriesIn, fieldsFor, isCut, isRow, stateAsWritten } from './entries.ts'
import { substanceOf } from './substance.ts'

export default defineRule({
  id: 'decision/deferred-without-watchpoint',
  summary: 'A deferred decision that does not say when it is taken up again.',
  rationale: `What is put off without a date or an event is dropped, and nobody decided to drop it. The question comes
back when it is urgent, and the options of today are gone.

Name what to watch (\`watchpoint\`, \`trigger\`), a date (\`review_date\`), or a phase: \`deferred (phase G)\`. A sentence with
"until", "once", "when" or "revisit" anywhere in the entry does as well. If it is never to come back, it is rejected.`,
  severity: 'error',
  fixable: false,
  messages: {
    unwatched: '{id} is {state}, and nothing says until when. Name a trigger, a watchpoint or a review date.',
  },
  *check({ index }) {
    for (const decision of entriesIn(index)) {
      const { state, status, item, document } = decision
      if (!status || state !== 'deferred' || isWatched(decision)) continue
      const data = { id: item.id, state: stateAsWritten(decision, index) }
      yield { at: { file: document.path, span: status.valueSpan }, message: 'unwatched', data }
    }
  },
})

/** In doubt yes: also where facts do not have all that the entry says. */
function isWatched(decision: Decision): boolean {
  const { title, body, fields } = decision.item.definition.fact
  const watchpoints = fieldsFor(decision, 'watchpoint')
  if (watchpoints.some(({ value }) => substanceOf(value) === 'substance')) return true
  if (isRow(decision) ? watchpoints.length === 0 : body === undefined) return true
  const statuses = fieldsFor(decision, 'status').map(({ value }) => value)
  const texts = [title, body ?? '', ...fields.filter(isTelling).map(({ value }) => value)]
  return (
    statuses.some((text) => DATED.test(text)) ||
    [...statuses, ...texts].some((text) => isCut(text) || CONDITION.test(text))
  )
}

/** Not the question that was put off, nor the day on which that was. */
function isTelling({ name }: Field): boolean {
  const purpose = purposeOf(name)
  return purpose !== 'question' && purpose !== 'surroundings'
}

const CONDITION =
  /\b(?:until|till|once|when|whenever|after|as soon as|if|unless|revisit\w*|re-?visit\w*|reconsider\w*|re-?evaluat\w*|re-?assess\w*|re-?open\w*|reviewed|taken? up|pick(?:ed)? up|come back|watch\w*|trigger\w*|pending|depends on|awaiting|waiting (?:for|on)|by (?:the )?(?:end|q[1-4]|next|\d)|(?:next|later|future|following) (?:phase|version|release|quarter|year|month|week|sprint|cycle|iteration|milestone|run|round|review|meeting)|(?:phase|version|release|milestone|sprint|stage|wave) [\w.]+|q[1-4]\b|v\d|post-\w+|(?:deferred|postponed|moved|delayed|shelved|parked) (?:to|till|for))\b/i
const DATED = /\d{2,}|\b(?:to|for|by|pending) \w|[(—–:-]\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i
