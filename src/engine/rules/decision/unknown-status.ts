import { readStatus, STATUS_WORDS, statusWords } from '../../kinds/decision-status.ts'
import type { Decision } from '../../link/decisions.ts'
import type { Document } from '../../link/index.ts'
import { directoryOf } from '../../link/scopes.ts'
import { DECISION_STATES } from '../../model/decision-state.ts'
import { lazily } from '../../model/lazily.ts'
import { misspelled, namesOf, nearestName, type Names } from '../nearest.ts'
import { defineRule } from '../rule.ts'
import { entriesIn, fieldsFor, isAboutDecisions, isRecord, isRow } from './entries.ts'

export default defineRule({
  id: 'decision/unknown-status',
  summary: 'A decision with a status that is no state of a decision.',
  rationale: `What holds and what is open is read off the status. A word that nobody else uses is read by everybody in
his own way, and by a program not at all: a decision that is "maybe" is in no list of open questions.

Known are ${DECISION_STATES.join(', ')}, and the words that teams write for them: approved, ratified, on hold, in review,
deprecated. What follows the word is free: \`accepted (2026-01-02)\`, \`superseded by D-007\`. A word of your own goes into
\`decisions.statuses\` of \`throughline.yaml\`, with the state that it means.`,
  severity: 'error',
  fixable: false,
  messages: {
    near: 'Unexpected status "{status}" of {id}, expected "{nearest}".',
    unknown: 'Unexpected status "{status}" of {id}, expected one of {states}, or a word of decisions.statuses.',
  },
  *check({ index }) {
    const words = statusWords(index.config.decisions.statuses)
    const names = lazily(() => namesOf([...STATUS_WORDS, ...Object.keys(index.config.decisions.statuses)]))
    const entries = entriesIn(index).filter(isRecord)
    const isOurs = vocabulary(entries)
    const deciding = decidingAmong(entries)
    for (const decision of entries) {
      const { status, state, item, document } = decision
      if (!status || state !== undefined || !isWord(status.value) || isMeantOtherwise(decision, deciding)) continue
      if (readStatus(status.value, words).isPlaceholder) continue
      const at = { file: document.path, span: status.valueSpan }
      const data = { id: item.id, status: status.value }
      const word = nearestTo(status.value.toLowerCase(), names())
      if (word === undefined) {
        if (isOurs(decision)) yield { at, message: 'unknown', data: { ...data, states: DECISION_STATES.join(', ') } }
        continue
      }
      const nearest = /^\p{Lu}/u.test(status.value) ? word.charAt(0).toUpperCase() + word.slice(1) : word
      const isWhole = at.span[1] - at.span[0] === status.value.length
      yield {
        at,
        message: 'near',
        data: { ...data, nearest },
        suggestions: isWhole ? [{ message: `Write ${nearest}`, edits: [{ ...at, text: nearest }] }] : [],
      }
    }
  },
})

/** One to four words in plain letters: no sentence, no template, no other script. */
function isWord(value: string): boolean {
  return (
    value.length <= 40 &&
    /^[^\p{L}\p{N}[({<|/]*[A-Za-z]+(?:[ _'-][A-Za-z]+){0,3}[^\p{L}\p{N}|/]*$/u.test(value) &&
    !NOTHING.test(value)
  )
}

/** Says that there is no status, which is another rule's to report. */
const NOTHING = /^(?:n\/?a|none|nil|null|unknown|not applicable)$/i

function nearestTo(written: string, names: Names): string | undefined {
  const word = nearestName(written, names) ?? misspelled(written, names.exact.keys())
  // "incomplete" is no slip for "complete".
  return word !== undefined && /^(?:in|un|not ?|non-?|re|dis)$/.test(written.slice(0, -word.length)) ? undefined : word
}

/** Whether most statuses of the folder are words that we know: where none is and there are many, another language rules. */
function vocabulary(entries: readonly Decision[]): (decision: Decision) => boolean {
  const known = new Map<string, number>()
  const strange = new Map<string, number>()
  for (const decision of entries) {
    if (!decision.status || (decision.state === undefined && !isWord(decision.status.value))) continue
    const counts = decision.state === undefined ? strange : known
    counts.set(placeOf(decision), (counts.get(placeOf(decision)) ?? 0) + 1)
  }
  return (decision) => {
    const others = strange.get(placeOf(decision)) ?? 0
    const ours = known.get(placeOf(decision)) ?? 0
    return ours > 0 ? ours >= others : others < MANY
  }
}

const MANY = 3

/** Rows by their document, records by their folder. */
function placeOf(decision: Decision): string {
  const { path } = decision.document
  return isRow(decision) ? path : directoryOf(path)
}

/**
 * The family `D-` is also that of defects and deliverables, and a row may tell how far a decision has been carried out:
 * there something else has to say that decisions are meant.
 */
function isMeantOtherwise(decision: Decision, deciding: ReadonlySet<Document>): boolean {
  const isShared = decision.item.definition.fact.parts.family === 'D-'
  if (!isShared && !isRow(decision)) return false
  const isTold = fieldsFor(decision, 'resolution', 'rationale', 'successors', 'predecessors').length > 0
  return !isTold && !deciding.has(decision.document) && !isAboutDecisions(decision.document)
}

/** Documents with a state that nothing but a decision has. */
function decidingAmong(entries: readonly Decision[]): ReadonlySet<Document> {
  const isOfDecision = ({ state }: Decision) =>
    state !== undefined && ['accepted', 'locked', 'superseded'].includes(state)
  return new Set(
    entries.filter((decision) => !isRow(decision) && isOfDecision(decision)).map(({ document }) => document),
  )
}
