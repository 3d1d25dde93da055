import type { Decision } from '../../link/decisions.ts'
import type { Index, Reference } from '../../link/index.ts'
import { isTaken, successionIn, type Succession } from '../../link/succession.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import { readStatus, statusWords } from '../../kinds/decision-status.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import type { Place } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { nameOf } from '../id/undefined-reference.ts'
import { entriesIn, fieldsFor, isAboutDecisions, isCut, isRecord, isRow, stateAsWritten } from './entries.ts'
import { substanceOf } from './substance.ts'

export default defineRule({
  id: 'decision/broken-supersession',
  summary: 'A decision that is superseded by nothing, by an unknown one, in a circle, or from one side only.',
  rationale: `Whoever finds a superseded decision asks one thing: what holds instead? A link that is missing, leads
nowhere or leads back leaves both decisions standing, and each reader picks one.

Name the successor (\`superseded by D-007\`, \`superseded_by\`), and let it name what it replaces (\`supersedes\`, or any
mention in its entry), so that each of the two can be found from the other. What is replaced in part is not superseded, and
a decision that is only proposed has replaced nothing yet.`,
  severity: 'error',
  fixable: false,
  messages: {
    nothing: '{id} is superseded, and nothing says by what. Name the decision that replaced it.',
    unknown: '{id} is superseded by {successor}, which is not defined in {scope}.',
    self: '{id} is superseded by itself. Name the decision that replaced it.',
    cycle: 'These decisions supersede each other: {ids}. One of them has to hold.',
    unmarked: '{id} supersedes {old}, which is {state}. Mark {old} as superseded by {id}.',
    unmentioned:
      '{id} is superseded by {successor}, which does not mention it. Let {successor} say what it supersedes.',
  },
  *check({ index }) {
    const succession = successionIn(index)
    const entries = entriesIn(index)
    const byFile = lazily(() => groupBy(index.references, ({ file }) => file))
    const cycles = cyclesIn(entries, succession)
    const circled = new Set(cycles.flat())
    for (const cycle of cycles) {
      const [first, ...others] = cycle as [Decision, ...Decision[]]
      const isSelf = others.length === 0
      yield {
        at: claimOf(first, others[0] ?? first, succession),
        message: isSelf ? 'self' : 'cycle',
        data: isSelf ? { id: first.item.id } : { ids: cycle.map(({ item }) => item.id).join(', ') },
        related: others.map(({ item }) => ({ at: item.definition, message: `${item.id} is here` })),
      }
    }
    for (const decision of entries) {
      const { item, document, status, state } = decision
      const { id } = item
      for (const reference of decision.successors) {
        if (!succession.unknown.has(reference)) continue
        const scope = nameOf(reference.resolution.state === 'unresolved' ? reference.resolution.owner : item.scope)
        yield { at: reference, message: 'unknown', data: { id, successor: reference.fact.id, scope } }
      }
      if (circled.has(decision) || !status) continue
      const isEntry = isRow(decision) ? isAboutDecisions(document) : isRecord(decision)
      if (state === 'superseded' && isEntry && !namesSuccessor(decision, succession, index, byFile))
        yield { at: { file: document.path, span: status.valueSpan }, message: 'nothing', data: { id } }
      yield* oneSided(decision, succession, index)
    }
  },
})

function* oneSided(decision: Decision, succession: Succession, index: Index) {
  const { id } = decision.item
  for (const { reference, other } of targets(isTaken(decision) ? decision.predecessors : [], succession)) {
    if (other === decision || !isOpenClaim(other, decision, index)) continue
    yield {
      at: reference,
      message: 'unmarked',
      data: { id, old: other.item.id, state: stateAsWritten(other, index) },
      related: [{ at: statusPlace(other), message: `${other.item.id} is ${stateAsWritten(other, index)} here` }],
    } as const
  }
  if (decision.state !== 'superseded') return
  for (const { reference, other } of targets(decision.successors, succession)) {
    if (other === decision || !other.status || other.document.role !== 'record' || mentions(other, decision, index))
      continue
    yield {
      at: reference,
      message: 'unmentioned',
      data: { id, successor: other.item.id },
      related: [{ at: other.item.definition, message: `${other.item.id} is here` }],
    } as const
  }
}

/** One for each decision that some references lead to. */
function targets(references: readonly Reference[], { target }: Succession) {
  const found = new Map<Decision, Reference>()
  for (const reference of references) {
    const other = target(reference)
    if (other && !found.has(other)) found.set(other, reference)
  }
  return [...found].map(([other, reference]) => ({ other, reference }))
}

const NOT_IN_FORCE = new Set(['superseded', 'retired', 'rejected'])
const REPLACING = /supers?[ec]+d|replac|obsolet|overrid|amend/i

/** Still said to hold, by an entry of its own that says nothing of having been replaced. */
function isOpenClaim(old: Decision, by: Decision, index: Index): boolean {
  if (!old.status || old.state === undefined || old.document.role !== 'record' || !isRecord(old)) return false
  if (NOT_IN_FORCE.has(old.state)) return false
  const isTold = index.referencesTo(by.item).some((each) => each.fact.inHistory && isWithin(old, each))
  // A link to the successor's page says in words of its own what it is.
  return !isTold && !index.linksTo(by.document.path).some((link) => by.document !== old.document && isWithin(old, link))
}

function isWithin({ item, document }: Decision, { file, span }: Place): boolean {
  const { fact } = item.definition
  const [start, end] = fact.section ?? fact.extent
  return file === document.path && span[0] >= start && span[0] < end
}

/** Whether the successor's file names the decision, other than by an entry or a row of that decision itself. */
function mentions({ document }: Decision, old: Decision, index: Index): boolean {
  const places = [
    ...index.referencesTo(old.item),
    ...(document === old.document ? [] : index.linksTo(old.document.path)),
  ]
  const own = document.facts.definitions
    .filter(({ id }) => id === old.item.id)
    .map((fact) => fact.section ?? fact.extent)
  return places.some(
    ({ document: from, span }) => from === document && !own.some(([start, end]) => span[0] >= start && span[0] < end),
  )
}

/** In words too: "superseded by the harbour act", "see D-007", a sentence of the entry that says it. */
function namesSuccessor(
  decision: Decision,
  succession: Succession,
  index: Index,
  byFile: () => ReadonlyMap<string, readonly Reference[]>,
): boolean {
  if (decision.successors.length > 0 || succession.successorsOf(decision).length > 0) return true
  const { fact } = decision.item.definition
  if (fieldsFor(decision, 'successors').some(({ value }) => substanceOf(value) === 'substance')) return true
  const words = statusWords(index.config.decisions.statuses)
  const rest = readStatus(decision.status?.value ?? '', words).rest
  if (/^[\s(:,–—-]*(?:by|with|see|in favou?r of|->|→)\s*[\p{L}#]/u.test(rest)) return true
  const others = fact.fields.filter(({ name }) => purposeOf(name) !== 'status').map(({ value }) => value)
  const texts = [fact.body ?? '', ...others]
  if (texts.some((text) => REPLACED_BY.test(text))) return true
  const mayTell = isRow(decision) || texts.some((text) => isCut(text) || REPLACING.test(text))
  return mayTell && mentionsAnother(decision, byFile().get(decision.document.path) ?? [])
}

const REPLACED_BY = /\b(?:supers?[ec]+d?ed|replaced|obsoleted|overtaken) by\b|\bin favou?r of\b/i

function mentionsAnother(decision: Decision, references: readonly Reference[]): boolean {
  return references.some(
    (reference) =>
      reference.resolution.state === 'resolved' &&
      isWithin(decision, reference) &&
      reference.resolution.items.some((other) => other !== decision.item && other.kind === 'decision'),
  )
}

/** Each way from successor to successor that leads back to where it began, once; from the first entry on. */
function cyclesIn(entries: readonly Decision[], { successorsOf }: Succession): Decision[][] {
  const cycles: Decision[][] = []
  const places = new Map(entries.map((decision, place) => [decision, place]))
  const done = new Set<Decision>()
  for (const start of entries) {
    const path: { at: Decision; left: Decision[] }[] = []
    const depths = new Map<Decision, number>()
    const enter = (at: Decision) => {
      done.add(at)
      depths.set(at, path.length)
      path.push({ at, left: successorsOf(at).filter((next) => places.has(next)) })
    }
    if (!done.has(start)) enter(start)
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = step.left.pop()
      if (next === undefined) depths.delete(path.pop()!.at)
      else if (depths.has(next))
        cycles.push(
          fromFirst(
            path.slice(depths.get(next)).map(({ at }) => at),
            places,
          ),
        )
      else if (!done.has(next)) enter(next)
    }
  }
  return cycles
}

function fromFirst(cycle: Decision[], places: ReadonlyMap<Decision, number>): Decision[] {
  const first = cycle.reduce((best, each, at) => (places.get(each)! < places.get(cycle[best]!)! ? at : best), 0)
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}

/** Where one says that it is superseded by the other; else where the other says that it supersedes the one. */
function claimOf(one: Decision, other: Decision, { target }: Succession): Place {
  return (
    one.successors.find((reference) => target(reference) === other) ??
    other.predecessors.find((reference) => target(reference) === one) ??
    statusPlace(one)
  )
}

function statusPlace({ document, status, item }: Decision): Place {
  return status ? { file: document.path, span: status.valueSpan } : item.definition
}
