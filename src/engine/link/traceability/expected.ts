import { groupBy } from '../../model/group-by.ts'
import type { Item } from '../index.ts'

/** Below so many verified requirements nobody knows whether the verifications are meant to name them all. */
const FEWEST = 2

/**
 * The requirements that the verifications around them ought to name: those of a family (`REQ-`, of whatever area; `FR-`) and
 * a scope in which they name at least half. A team that verifies its `REQ-` requirements one by one may leave the `FR-`
 * of its specification to acceptance tests.
 */
export function expectedRequirements(
  requirements: readonly { readonly item: Item; readonly verifications: readonly unknown[] }[],
): ReadonlySet<Item> {
  const expected = new Set<Item>()
  for (const [, inScope] of groupBy(requirements, ({ item }) => item.scope)) {
    for (const [, own] of groupBy(inScope, ({ item }) => /^[A-Z]+-/.exec(item.id)?.[0] ?? '')) {
      const count = own.filter(({ verifications }) => verifications.length > 0).length
      if (count < FEWEST || count * 2 < own.length) continue
      for (const { item } of own) expected.add(item)
    }
  }
  return expected
}
