/** What a change does to decisions, in the order in which somebody has to know. */
import { successionIn } from '../../link/succession.ts'
import type { DecisionState } from '../../model/decision-state.ts'
import type { CorpusChange } from '../revision.ts'
import type { ChangedItem } from './items.ts'
import { DECISION_MEANINGS, type DecisionChange, type DecisionMeaning, type ItemChange } from './packet.ts'

/** Others have built on it. */
const SETTLED: ReadonlySet<string | undefined> = new Set<DecisionState>(['accepted', 'locked', 'closed'])
/** Somebody has to decide, now or later. */
const UNDECIDED: ReadonlySet<string | undefined> = new Set<DecisionState>(['open', 'proposed', 'deferred'])

export function decisionChanges(changes: readonly ChangedItem[], { after }: CorpusChange): DecisionChange[] {
  const succession = successionIn(after.index)
  const byItem = new Map(after.index.decisions.map((decision) => [decision.item, decision]))
  return changes
    .map(({ change, after: item }): DecisionChange => {
      const decision = item && byItem.get(item)
      return {
        ...change,
        meaning: meaningOf(change, decision?.state),
        replacedBy: decision ? succession.successorsOf(decision).map((each) => each.item.id) : [],
      }
    })
    .sort((a, b) => DECISION_MEANINGS.indexOf(a.meaning) - DECISION_MEANINGS.indexOf(b.meaning))
}

function meaningOf({ sort, state, fields }: ItemChange, now: DecisionState | undefined): DecisionMeaning {
  if (sort === 'removed') return 'removed'
  if (sort === 'added') return 'new'
  if (state) {
    if (SETTLED.has(state.before) && UNDECIDED.has(state.after)) return 'reopened'
    if (state.after === 'superseded') return 'superseded'
    if (!SETTLED.has(state.before) || !SETTLED.has(state.after)) return 'state'
  }
  if (fields.length > 0) return SETTLED.has(now) ? 'changed-in-force' : 'text'
  return state ? 'state' : 'moved'
}
