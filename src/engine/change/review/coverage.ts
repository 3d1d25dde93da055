/** Requirements that a change leaves without a verification, or without one that has passed; and the other way round. */
import { isInForce, isPassed } from '../../views/coverage.ts'
import type { TracedRequirement } from '../../link/traceability.ts'
import type { Item } from '../../link/index.ts'
import type { CorpusChange } from '../revision.ts'
import { placeOf } from './items.ts'
import type { CoverageChange } from './packet.ts'

const ORDER: readonly CoverageChange['sort'][] = ['lost', 'failed', 'won', 'passed']

/** `earlier` tells which item a requirement was. Those that are new or withdrawn have nothing to lose. */
export function coverageChanges(
  { before, after }: CorpusChange,
  earlier: ReadonlyMap<Item, Item>,
  isShown: (file: string) => boolean,
): CoverageChange[] {
  const known = new Map(before.index.traceability.requirements.map((requirement) => [requirement.item, requirement]))
  return after.index.traceability.requirements
    .flatMap((requirement): CoverageChange[] => {
      const { item } = requirement
      const was = known.get(earlier.get(item) ?? item)
      if (!was || !isInForce(was) || !isInForce(requirement) || !isShown(item.definition.file)) return []
      const sort = sortOf(was, requirement)
      if (!sort) return []
      const { verifications } = sort === 'lost' ? was : requirement
      return [
        {
          id: item.id,
          title: item.definition.fact.title,
          at: placeOf(item, after.index),
          sort,
          verifications: verifications.map((verification) => verification.item.id),
        },
      ]
    })
    .sort((a, b) => ORDER.indexOf(a.sort) - ORDER.indexOf(b.sort))
}

function sortOf(before: TracedRequirement, after: TracedRequirement): CoverageChange['sort'] | undefined {
  const [had, has] = [before.verifications.length > 0, after.verifications.length > 0]
  if (had && !has) return 'lost'
  if (!had && has) return 'won'
  if (isPassed(before) && !isPassed(after)) return 'failed'
  return !isPassed(before) && isPassed(after) ? 'passed' : undefined
}
