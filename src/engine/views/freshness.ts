/** How long ago somebody last checked the pages that readers act on without a chance to doubt them. */
import type { Document, Index } from '../link/index.ts'
import { agesOf, agingType, dateOfDay, dayNumber, FRESHNESS, isRetired, type PageAge } from '../pages/freshness.ts'

export interface Freshness {
  /** What the day is of: a page that was verified is dated by that, whoever edited it since. */
  readonly word: PageAge['word']
  /** `2026-11-21`; undefined where the page names no day. One that is still to come is overdue until it has come. */
  readonly date?: string
  /** First day on which the next look is due soon, and first day on which it is overdue. */
  readonly dueOn?: string
  readonly overdueOn?: string
  readonly state: 'fresh' | 'due' | 'overdue'
}

/** Of the time that a page stays fresh, how much has passed when the next look is due soon. */
const DUE_AFTER = 2 / 3

/** Undefined for pages that do not age: of another type, templates, archives, and what is no longer in use. */
export function freshnessOf({ config }: Index, { path, facts, role }: Document, today: string): Freshness | undefined {
  const type = role === 'record' ? agingType(path, facts) : undefined
  const limit = type === undefined ? undefined : (config.rules[RULE]?.options[type] ?? FRESHNESS.get(type))
  if (typeof limit !== 'number' || isRetired(facts)) return undefined
  const now = dayNumber(today) ?? Infinity
  const ages = agesOf(facts)
  // Nobody has looked at a page on a day that is still to come: it is shown where there is no other, and counts as none.
  const age = dating(ages.filter(({ day }) => day <= now)) ?? dating(ages)
  if (age === undefined) return { word: 'verified', state: 'overdue' }
  const [due, overdue] = [age.day + Math.ceil(limit * DUE_AFTER), age.day + limit + 1]
  return {
    word: age.word,
    date: age.date,
    dueOn: dateOfDay(due),
    overdueOn: dateOfDay(overdue),
    state: now >= overdue || now < age.day ? 'overdue' : now >= due ? 'due' : 'fresh',
  }
}

function dating(ages: readonly PageAge[]): PageAge | undefined {
  return ages.find(({ word }) => word === 'verified') ?? ages[0]
}

/** Its options set the limits, for the page's badge as for the checker. */
const RULE = 'page/stale'
