/** Decisions by state and date, and what superseded what. */
import type { Item } from '../../../src/engine/link/index.ts'
import {
  decisionHistory,
  type DatedDecision,
  type DecisionGroup,
  type Lineage,
} from '../../../src/engine/views/decision-history.ts'
import type { DecisionState } from '../../../src/engine/model/decision-state.ts'
import type { SiteContext } from './context.ts'
import { mentionsOf } from './mentions.ts'
import { publishedIndex } from './published.ts'
import { siteScopes, type SiteScope } from './scopes.ts'

export interface DecisionHistory {
  /** By date, newest first; those without one at the end. What follows counts them from 0. */
  readonly decisions: readonly SiteDecision[]
  /** What waits for somebody first, what is past last. */
  readonly groups: readonly { readonly name: DecisionGroup; readonly decisions: readonly number[] }[]
  /** Newest first, `2026-09`; without a month, those without a date. */
  readonly months: readonly { readonly month?: string; readonly decisions: readonly number[] }[]
  /** What replaced what: lines that are read from the oldest. */
  readonly lineages: readonly { readonly lines: readonly (readonly number[])[]; readonly isCyclic: boolean }[]
  /** The scopes of the decisions. */
  readonly scopes: readonly SiteScope[]
  /** Those that occur, in the order of the groups. */
  readonly states: readonly DecisionState[]
}

export interface SiteDecision {
  readonly id: string
  /** Empty where the definition has none. */
  readonly title: string
  /** Undefined where nothing tells. */
  readonly state?: DecisionState
  /** Undefined where the file has no page. */
  readonly href?: string
  /** Key of its scope. */
  readonly scope: string
  /** `2026-09-02` */
  readonly date?: string
  readonly owner?: string
  /** Of a deferred one: what it waits for. */
  readonly watchpoints: readonly string[]
  readonly replacedBy: readonly DecisionLink[]
  readonly replaces: readonly DecisionLink[]
  /** How many sentences speak of it, as "Referenced by" shows them. */
  readonly references: number
}

export interface DecisionLink {
  readonly id: string
  readonly href?: string
}

export function decisionsOf(context: SiteContext): DecisionHistory {
  const index = publishedIndex(context)
  const { decisions, groups, months, lineages } = decisionHistory(index)
  const named = siteScopes(
    context,
    decisions.map(({ decision }) => decision.item.scope),
  )
  const numbers = new Map(decisions.map((each, number) => [each.decision, number]))
  const numbered = (some: readonly DatedDecision[]) => some.map(({ decision }) => numbers.get(decision)!)
  return {
    decisions: decisions.map((each) => siteDecision(each, named.get(each.decision.item.scope)!, context)),
    groups: groups.map(({ name, decisions }) => ({ name, decisions: numbered(decisions) })),
    months: months.map(({ month, decisions }) => ({
      ...(month !== undefined && { month }),
      decisions: numbered(decisions),
    })),
    lineages: lineages.map(({ lines, isCyclic }: Lineage) => ({
      lines: lines.map((line) => line.map((decision) => numbers.get(decision)!)),
      isCyclic,
    })),
    scopes: [...named.values()],
    states: [...new Set(groups.flatMap(({ decisions }) => decisions.flatMap(({ decision }) => decision.state ?? [])))],
  }
}

function siteDecision(dated: DatedDecision, scope: SiteScope, context: SiteContext): SiteDecision {
  const { decision, date, owner, watchpoints, replacedBy, replaces } = dated
  const { item, state } = decision
  const linkTo = (other: Item): DecisionLink => {
    const href = context.hrefOfItem(other)
    return { id: other.id, ...(href !== undefined && { href }) }
  }
  return {
    ...linkTo(item),
    title: item.definition.fact.title,
    ...(state !== undefined && { state }),
    scope: scope.key,
    ...(date !== undefined && { date }),
    ...(owner !== undefined && { owner }),
    watchpoints,
    replacedBy: replacedBy.map(linkTo),
    replaces: replaces.map(linkTo),
    references: mentionsOf(context).ofItems.get(item)?.length ?? 0,
  }
}
