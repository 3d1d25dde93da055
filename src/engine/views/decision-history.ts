/** Decisions as somebody reads them who was not there: what waits, what holds, when it was decided, what replaced what. */
import { purposeOf } from '../kinds/decision-fields.ts'
import type { Decision } from '../link/decisions.ts'
import type { Index, Item } from '../link/index.ts'
import { successionIn } from '../link/succession.ts'
import type { DecisionState } from '../model/decision-state.ts'
import { groupBy } from '../model/group-by.ts'
import { isoDayIn } from '../model/iso-day.ts'
import { lineagesIn, type Lineage } from './decision-history/lineages.ts'
import { ownerIn } from './readiness/owners.ts'

export type { Lineage } from './decision-history/lineages.ts'

export interface DecisionHistory {
  /** By date, newest first; those without one at the end. Of one day in the order of the index. */
  readonly decisions: readonly DatedDecision[]
  /** In this order: what waits for somebody, what waits for something, what holds, what nobody can tell, what is past. */
  readonly groups: readonly { readonly name: DecisionGroup; readonly decisions: readonly DatedDecision[] }[]
  /** Newest first, `2026-09`; undefined holds those without a date. */
  readonly months: readonly { readonly month: string | undefined; readonly decisions: readonly DatedDecision[] }[]
  readonly lineages: readonly Lineage[]
}

export interface DatedDecision {
  readonly decision: Decision
  /** `2026-09-02`: when it was decided, as far as it says; else when it was raised. */
  readonly date: string | undefined
  readonly owner: string | undefined
  /** Of a deferred one: what it waits for, as written. */
  readonly watchpoints: readonly string[]
  readonly replacedBy: readonly Item[]
  readonly replaces: readonly Item[]
}

export type DecisionGroup = 'pending' | 'deferred' | 'in-force' | 'unknown' | 'past'

const GROUPS: Readonly<Record<DecisionGroup, readonly (DecisionState | undefined)[]>> = {
  pending: ['open', 'proposed'],
  deferred: ['deferred'],
  'in-force': ['accepted', 'locked', 'closed'],
  unknown: [undefined],
  past: ['superseded', 'rejected', 'retired'],
}

/** Of documents that are kept true: what a template or an archive decides is nobody's decision any more. */
export function decisionHistory(index: Index): DecisionHistory {
  const succession = successionIn(index)
  const own = index.decisions.filter(({ document }) => document.role === 'record')
  const kept = new Set(own)
  const items = (decisions: readonly Decision[]) => decisions.map(({ item }) => item)
  const decisions = own
    .map((decision): DatedDecision => ({
      decision,
      date: dateOf(decision),
      owner: ownerIn(decision.item.definition.fact.fields),
      watchpoints: decision.state === 'deferred' ? watchpointsOf(decision) : [],
      replacedBy: items(succession.successorsOf(decision)),
      replaces: items(succession.predecessorsOf(decision)),
    }))
    .sort((a, b) => newestFirst(a.date, b.date))
  return {
    decisions,
    groups: (Object.keys(GROUPS) as DecisionGroup[]).flatMap((name) => {
      const members = decisions.filter(({ decision }) => GROUPS[name].includes(decision.state))
      return members.length === 0 ? [] : [{ name, decisions: members }]
    }),
    months: [...groupBy(decisions, ({ date }) => date?.slice(0, 'YYYY-MM'.length))].map(([month, members]) => ({
      month,
      decisions: members,
    })),
    lineages: lineagesIn(own, {
      successorsOf: (decision) => succession.successorsOf(decision).filter((each) => kept.has(each)),
      predecessorsOf: (decision) => succession.predecessorsOf(decision).filter((each) => kept.has(each)),
    }),
  }
}

function newestFirst(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  return a === undefined || (b !== undefined && a < b) ? 1 : -1
}

/** The best first: a log may tell when a question was raised, decided and closed. */
const DATES: readonly RegExp[] = [
  /^(?:decided(?:_on)?|date_decided|decision_date|accepted_on|locked_on)$/,
  /^dates?$/,
  /^(?:decision_|current_)?(?:status|state)$/,
  /^closed(?:_on)?$/,
  /^(?:created|opened|raised)$/,
]

function dateOf({ item, status }: Decision): string | undefined {
  const { fields } = item.definition.fact
  const all = status && !fields.includes(status) ? [...fields, status] : fields
  for (const pattern of DATES) {
    for (const { name, value } of all) {
      const day = pattern.test(name) ? isoDayIn(value) : undefined
      if (day !== undefined) return day
    }
  }
  return undefined
}

function watchpointsOf({ item }: Decision): string[] {
  return item.definition.fact.fields.flatMap(({ name, value }) =>
    purposeOf(name) === 'watchpoint' && value !== '' ? [value] : [],
  )
}
