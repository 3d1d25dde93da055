import type { Decision } from '../../link/decisions.ts'
import type { Document } from '../../link/index.ts'
import { readStatus } from '../../kinds/decision-status.ts'
import { groupBy } from '../../model/group-by.ts'
import { defineRule } from '../rule.ts'
import { entriesIn, isDecisionLog } from './entries.ts'

export default defineRule({
  id: 'decision/missing-status',
  summary: 'An entry of a decision register without a status.',
  rationale: `In a register where every entry says whether it is open, an entry that does not say it is taken for
decided by one reader and for open by the next.

Add the status, \`open\` if nobody has decided yet. A register is a document with at least three decisions, or of the
type \`decision-log\`, most of which have a status; a list of decisions without any is left alone. A state in the title, in
the summary table or in the heading above counts.`,
  severity: 'warning',
  fixable: false,
  messages: {
    missing: '{id} has no status, unlike {others} of this register. Say whether it is open or decided.',
  },
  *check({ index }) {
    const registers = groupBy(entriesIn(index).filter(isEntry), ({ document }) => document)
    for (const [document, entries] of registers) {
      if (entries.length < REGISTER_SIZE && !isDecisionLog(document)) continue
      for (const kin of groupBy(entries, kinOf(document)).values()) {
        const count = kin.filter(saysStatus).length
        // Most of the others, not counting the entry itself.
        if (count * 2 <= kin.length - 1) continue
        const others = count === 1 ? 'the other decision' : `${count} other decisions`
        for (const decision of kin) {
          if (saysStatus(decision) || decision.state !== undefined || isToldElsewhere(decision)) continue
          yield { at: decision.item.definition, message: 'missing', data: { id: decision.item.id, others } }
        }
      }
    }
  },
})

const REGISTER_SIZE = 3

function isEntry({ item }: Decision): boolean {
  const { form } = item.definition.fact
  return form === 'heading' || form === 'field-heading' || form === 'topic-heading' || form === 'table-row'
}

/** A dash says that there is none; what shows no words at all may be a template's `<status>`. */
function saysStatus({ status }: Decision): boolean {
  if (!status) return false
  const { value, valueSpan } = status
  if (value === '') return valueSpan[0] < valueSpan[1]
  return /[\p{L}\p{N}\p{S}]/u.test(value) && !/^(?:n\/?a|none)$/i.test(value)
}

/** Rows of the same columns, or headings of one depth; one further down is about a decision, and is none. */
function kinOf({ facts }: Document): (decision: Decision) => string {
  const depths = new Map(facts.headings.map(({ span, depth }) => [span[0], depth]))
  return ({ item }) => {
    const { form, extent, fields, parts } = item.definition.fact
    const shape = form === 'table-row' ? fields.map(({ name }) => name).join('|') : depths.get(extent[0])
    return `${parts.family} ${shape}`
  }
}

/** `### D-004 — Ship weekly (rejected)`, or under `## Open questions`. */
function isToldElsewhere({ item, document }: Decision): boolean {
  const { title, extent, form } = item.definition.fact
  const inTitle = /[([{—–:-]\s*([^([{—–:-]{3,40})[)\]}]?\s*$/.exec(title)?.[1]
  if (inTitle !== undefined && readStatus(inTitle).state !== undefined) return true
  if (/\p{Extended_Pictographic}/u.test(title)) return true
  const { headings } = document.facts
  const own = headings.findLastIndex(({ span }) => span[0] <= extent[0])
  let depth = form === 'table-row' ? 7 : (headings[own]?.depth ?? 0)
  for (let at = form === 'table-row' ? own : own - 1; at >= 0; at--) {
    const heading = headings[at]!
    if (heading.depth >= depth) continue
    depth = heading.depth
    if (heading.text.split(/[\s:(]+/).some((word) => readStatus(word).state !== undefined)) return true
  }
  return false
}
