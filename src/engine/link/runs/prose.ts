/** Orders that texts give to the nodes of a graph. */
import type { OrderFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { scanIds } from '../../kinds/ids.ts'
import type { Document, Index } from '../index.ts'
import type { RunNode } from '../runs.ts'
import { ephemeralityIn } from '../durability.ts'
import { lazily } from '../../model/lazily.ts'
import { agreementWith, type Arrow } from './conventions.ts'
import type { Draft } from './draft.ts'
import { idsIn, isConditionalText } from './names.ts'

export interface ProseOrder {
  readonly document: Document
  /** Of each step the nodes that it names; steps without one are left out. */
  readonly steps: readonly (readonly ProseStep[])[]
  readonly sense: OrderFact['sense']
}

export interface ProseStep {
  readonly id: string
  readonly span: Span
  readonly isConditional: boolean
}

/** Orders in documents that are kept, and not in a decision that is not in force. */
export function proseOrders(
  documents: readonly Document[],
  draft: Draft,
  index: Index,
  entryHomes: ReadonlySet<Document>,
): ProseOrder[] {
  const ephemeral = lazily(() => ephemeralityIn(index))
  const stale = lazily(() => staleSections(index))
  return documents.flatMap((document) => {
    const { orders } = document.facts
    if (!orders || isAccount(document) || ephemeral()(document.path)) return []
    return orders.flatMap((order): ProseOrder[] => {
      const isStale = stale()
        .get(document.path)
        ?.some(([start, end]) => order.span[0] >= start && order.span[1] <= end)
      const steps = isStale || isInGates(document, order) ? undefined : stepsOf(order, draft, entryHomes.has(document))
      return steps ? [{ document, steps, sense: order.sense }] : []
    })
  })
}

/** Tells how it went, which need not be how it was to go. */
function isAccount({ facts }: Document): boolean {
  const type = facts.frontmatter?.data['type']
  return type === 'execution-log' || type === 'review' || type === 'cleanup-manifest'
}

/**
 * Whether the arrows of a text lead to what comes then. Where it speaks of an order, they do, and a table that tells otherwise
 * is contradicted. Where it says nothing, and all that tables tell of its arrows is the other way, its author drew them to what
 * comes first. A text on dependencies may do so in any case: it counts where a table, or where no table tells the numbers of
 * the nodes, go along with it.
 */
export function followsArrows(told: Iterable<Arrow>): (order: ProseOrder) => boolean {
  const agreement = agreementWith(told)
  return ({ steps, sense }) => {
    const { forward, backward } = agreement(pairsOf(steps).map(([from, to]) => ({ from: from.id, to: to.id })))
    if (forward > 0 || sense === 'order') return true
    return sense === 'dependency' ? backward === 0 && isAscending(steps) : backward < 2
  }
}

function isAscending(steps: ProseOrder['steps']): boolean {
  const numberOf = (step: readonly ProseStep[]) => Number(/\d+/.exec(step[0]?.id ?? '')?.[0])
  return !(numberOf(steps[0]!) > numberOf(steps.at(-1)!))
}

export function sayOrder({ document, steps }: ProseOrder, draft: Draft): void {
  for (const [from, to] of pairsOf(steps)) {
    const span = [Math.min(from.span[0], to.span[0]), Math.max(from.span[1], to.span[1])] as const
    const isConditional = from.isConditional || to.isConditional
    draft.say(from.id, to.id, { file: document.path, span, source: 'prose', isSoft: false, isConditional })
  }
}

/** Each node of a step with each of the next one. */
function pairsOf(steps: ProseOrder['steps']): [from: ProseStep, to: ProseStep][] {
  return steps
    .slice(1)
    .flatMap((step, at) => steps[at]!.flatMap((from) => step.map((to): [ProseStep, ProseStep] => [from, to])))
}

const LONGEST_GROUP = 12

/**
 * Where the names of the chain are those of nodes of one kind. Ids that are none of the plan's belong to another one; an
 * entry's name is a plain word, and counts beside its table or in a group alone.
 */
function stepsOf(order: OrderFact, draft: Draft, isHome: boolean): ProseOrder['steps'] | undefined {
  if (order.steps.some((step) => step.length > LONGEST_GROUP)) return undefined
  const read = order.steps.map((step) =>
    step.map(({ text, span }) => ({ node: nodeOf(text, draft), span, isConditional: isConditionalText(text), text })),
  )
  const all = read.flat()
  const known = all.flatMap(({ node }) => (node ? [node] : []))
  const kind = known[0]?.kind
  if (known.length < 2 || known.some((node) => node.kind !== kind)) return undefined
  if (new Set(known).size < known.length) return undefined
  const isForeign =
    kind === 'entry' ? known.length <= all.length / 2 : all.some((each) => !each.node && isId(each.text))
  if (isForeign || (kind === 'entry' && !isHome)) return undefined
  return read
    .map((step) =>
      step.flatMap(({ node, span, isConditional }) => (node ? [{ id: node.id, span, isConditional }] : [])),
    )
    .filter((step) => step.length > 0)
}

function nodeOf(text: string, draft: Draft): RunNode | undefined {
  const bare = text.replace(/\s*\([^()]*\)$/, '')
  return draft.find(bare) ?? (isId(bare) ? draft.find(idsIn(bare)[0] ?? '') : undefined)
}

function isId(text: string): boolean {
  return /^run[ -]?\d/i.test(text) || scanIds(text)[0]?.start === 0
}

/** What a gates table says is told by its gates. */
function isInGates({ facts }: Document, { span }: OrderFact): boolean {
  return (
    facts.tables?.some((table) => table.sort === 'gates' && span[0] >= table.span[0] && span[1] <= table.span[1]) ??
    false
  )
}

const NOT_IN_FORCE = new Set(['superseded', 'rejected', 'retired', 'open', 'proposed'])

/** The sections of decisions that hold no longer, or not yet, by document. */
function staleSections(index: Index): ReadonlyMap<string, readonly Span[]> {
  const sections = new Map<string, Span[]>()
  for (const { item, document, state } of index.decisions) {
    const { section } = item.definition.fact
    if (!section || !NOT_IN_FORCE.has(state ?? '')) continue
    const own = sections.get(document.path)
    if (own) own.push(section)
    else sections.set(document.path, [section])
  }
  return sections
}
