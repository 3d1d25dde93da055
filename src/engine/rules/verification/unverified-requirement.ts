import { isBlankCell } from '../../kinds/blank-cell.ts'
import { readProgress } from '../../kinds/progress.ts'
import type { Index, Item, Scope } from '../../link/index.ts'
import type { TracedRequirement, TracedVerification } from '../../link/traceability.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'verification/unverified-requirement',
  summary: 'A requirement that no verification names.',
  rationale: `A requirement without a verification is a wish: on the day of the sign-off everything that is listed has passed,
and what nobody listed was never looked at.

Give it a verification, withdraw it, or say in its row how it is verified. A family of requirements is held to this where the
verifications of its scope name at least half of it; a scope without verifications is left alone, and so are
requirements that are struck through, deferred or withdrawn. A cell may list them as it likes: \`REQ-001 to 004\`, \`006; 007\`.
Where one holds a number that cannot be read as an id, nothing is said of the family that it names.`,
  severity: 'error',
  fixable: false,
  messages: {
    unverified: 'No verification names {id}. Add one, or withdraw the requirement.',
  },
  *check({ index }) {
    const { requirements } = index.traceability
    const missing = requirements.filter((requirement) => isExpectedNow(requirement))
    if (missing.length === 0) return
    const named = namedBesideVerifications(index)
    const neighbours = firstVerifications(requirements)
    for (const { item } of missing) {
      if (named.has(item)) continue
      const neighbour = neighbours.get(item.scope)?.get(prefixOf(item))
      yield {
        at: item.definition,
        message: 'unverified',
        data: { id: item.id },
        related: neighbour
          ? [{ at: neighbour.item.definition, message: `${neighbour.item.id} is among its neighbours' verifications` }]
          : [],
      }
    }
  },
})

function isExpectedNow({ item, document, verifications, isExpected }: TracedRequirement): boolean {
  if (!isExpected || verifications.length > 0 || document.role !== 'record') return false
  const { fact } = item.definition
  if (fact.isTombstone) return false
  return !fact.fields.some(({ name, value }) =>
    VERIFIED.test(name) ? !isBlankCell(value) : STATE.test(name) && readProgress(value)?.progress === 'dropped',
  )
}

const STATE = /^(?:state|status|disposition)$/

/** "by inspection": verified, if without an id. */
const VERIFIED = /^(?:verification|verified_(?:by|in)|proven_by|verification_method)$/

/** The first verification of each family, by scope and family: it shows where the missing one is expected. */
function firstVerifications(
  requirements: readonly TracedRequirement[],
): ReadonlyMap<Scope, ReadonlyMap<string, TracedVerification>> {
  const found = new Map<Scope, Map<string, TracedVerification>>()
  for (const { item, verifications, isExpected } of requirements) {
    const [first] = verifications
    if (!isExpected || !first) continue
    const own = found.get(item.scope) ?? new Map<string, TracedVerification>()
    found.set(item.scope, own)
    if (!own.has(prefixOf(item))) own.set(prefixOf(item), first)
  }
  return found
}

/** `REQ` of whatever area. */
function prefixOf({ id }: Item): string {
  return id.slice(0, id.indexOf('-'))
}

/** Requirements that a page of verifications, or a sentence with a verification in it, names one by one: something is said of them. */
function namedBesideVerifications(index: Index): ReadonlySet<Item> {
  const pages = new Set(index.traceability.verifications.map(({ document }) => document.path))
  const named = new Set<Item>()
  for (const { file, span, fact, document, resolution } of index.references) {
    if (resolution.state !== 'resolved' || fact.form !== 'single') continue
    const isTied = document.facts.ties?.some(({ requirements: [start, end] }) => start <= span[0] && span[1] <= end)
    if (pages.has(file) || isTied) for (const item of resolution.items) named.add(item)
  }
  return named
}
