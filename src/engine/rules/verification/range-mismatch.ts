import type { Document, Item, Reference, Scope } from '../../link/index.ts'
import type { TracedRequirement, TracedVerification } from '../../link/traceability.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import { defineRule } from '../rule.ts'
import { hasSameNumbers, keyOf, mismatchOf, pairOf, written, type Mismatch, type Pair } from './pairs.ts'

export default defineRule({
  id: 'verification/range-mismatch',
  summary: 'A range of requirements and a range of verifications that pair by number, and of which one ends earlier.',
  rationale: `"REQ-IDX-001..006, shown by V-IDX-001..005": the sixth requirement was added later, and only one of the two ranges
was told. Whoever ticks the sentence off has not looked at it.

Correct the range that is wrong. Reported are two ranges in one sentence or row that begin, or end, with the same number,
where numbers pair: requirement 3 is what verification 3 verifies, as the tables show, or the other pairs on the page. A pair
is left alone where the tables show that the verifications cover all of the requirements.`,
  severity: 'warning',
  fixable: false,
  messages: {
    short: '{verifications} leaves out {missing} of {requirements}. Correct the range that is wrong.',
    long: '{verifications} goes beyond {requirements} by {missing}. Correct the range that is wrong.',
  },
  *check({ index }) {
    const documents = index.documents.filter(({ facts, role }) => facts.ties && role === 'record')
    if (documents.length === 0) return
    const { requirements, verifications } = index.traceability
    const traces: Traces = {
      requirements: new Map(requirements.map((each) => [each.item, each])),
      verifications: new Map(verifications.map((each) => [each.item, each])),
      pairingOf: pairingOf(requirements),
    }
    const references = lazily(() => groupBy(index.references, ({ document }) => document))
    for (const document of documents) yield* mismatchesIn(document, traces, () => references().get(document) ?? [])
  },
})

interface Traces {
  readonly requirements: ReadonlyMap<Item, TracedRequirement>
  readonly verifications: ReadonlyMap<Item, TracedVerification>
  readonly pairingOf: (family: string, scope: Scope) => boolean | undefined
}

function* mismatchesIn(document: Document, traces: Traces, references: () => readonly Reference[]) {
  const pairs = document.facts.ties!.map((tie) => pairOf(document, tie))
  const mismatches = pairs.flatMap((pair) => mismatchOf(pair) ?? [])
  if (mismatches.length === 0) return
  const isCustom = numbersPairOn(pairs, mismatches.length)
  const own = new Map(references().map((each) => [each.span[0], each]))
  for (const mismatch of mismatches) {
    const { requirements, verifications, missing } = mismatch
    const isPaired = traces.pairingOf(requirements.parts.family, document.scope) ?? isCustom
    if (!isPaired || isExplained(mismatch, traces, own)) continue
    yield {
      at: { file: document.path, span: verifications.span },
      message: mismatch.isShort ? 'short' : 'long',
      data: { requirements: written(requirements), verifications: written(verifications), missing },
      related: [{ at: { file: document.path, span: requirements.span }, message: written(requirements) }],
    } as const
  }
}

/** So many pairs of one number make a custom. */
const CUSTOM = 2

/** Whether the tables pair requirements of a family with verifications of their number; undefined where they pair too few. */
function pairingOf(requirements: readonly TracedRequirement[]): Traces['pairingOf'] {
  const keyOfFamily = (family: string, scope: Scope) => `${family} ${scope.directory}`
  const counts = new Map<string, { same: number; all: number }>()
  for (const { item, verifications } of requirements) {
    const { parts } = item.definition.fact
    const key = keyOfFamily(parts.family, item.scope)
    const count = counts.get(key) ?? { same: 0, all: 0 }
    counts.set(key, count)
    for (const verification of verifications) {
      count.all++
      if (keyOf(verification.item.definition.fact.parts) === keyOf(parts)) count.same++
    }
  }
  return (family, scope) => {
    const count = counts.get(keyOfFamily(family, scope))
    return count && count.all >= CUSTOM ? count.same >= count.all * 0.8 : undefined
  }
}

/** Whether the other pairs of a page have the same numbers, each of them, and are no fewer than the suspects. */
function numbersPairOn(pairs: readonly Pair[], suspects: number): boolean {
  const same = pairs.filter(hasSameNumbers).length
  return same >= CUSTOM && same >= suspects && same + suspects === pairs.length
}

/**
 * The tables show that these verifications are the ones of these requirements, whatever the numbers; or that a requirement
 * has none at all, which is reported where it stands.
 */
function isExplained(
  { requirements, verifications, isShort }: Mismatch,
  traces: Traces,
  own: ReadonlyMap<number, Reference>,
): boolean {
  const [of, by] = [requirements, verifications].map(({ span }) => {
    const resolution = own.get(span[0])?.resolution
    return resolution?.state === 'resolved' && resolution.missing.length === 0 ? resolution.items : []
  }) as [readonly Item[], readonly Item[]]
  if (of.length === 0 || by.length === 0) return false
  if (!isShort) {
    const named = new Set(of)
    return by.every((item) => traces.verifications.get(item)?.requirements.some((each) => named.has(each)))
  }
  const naming = new Set(by)
  return of.every((item) => {
    const traced = traces.requirements.get(item)
    if (!traced) return true
    const isGap = traced.isExpected && traced.verifications.length === 0
    return isGap || traced.verifications.some((each) => naming.has(each.item))
  })
}
