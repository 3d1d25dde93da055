import type { Decision } from '../../link/decisions.ts'
import type { Document, Index, Reference } from '../../link/index.ts'
import { successionIn, type Succession } from '../../link/succession.ts'
import { positionAt, type Span } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { entriesIn } from './entries.ts'
import { isAccount, registersIn } from './places.ts'

export default defineRule({
  id: 'decision/superseded-reference',
  summary: 'A reference to a decision that another one has replaced.',
  rationale: `A runbook that follows a decision goes on following it after the decision has been replaced, and nobody who
changes the register reads the runbook. Cite what holds now, and look at whether the text still says the same.

What tells of the past is left alone: decision registers and records, logs, reports and reviews, closed pages, change logs,
quotations, and sentences that say "replaced", "formerly" or "instead of" or name the successor as well. Where one decision
took its place, a suggestion cites that one.`,
  severity: 'warning',
  fixable: false,
  messages: {
    superseded: '{id} is superseded by {successors}.',
    chain: '{id} is superseded by {successors}, and today by {last}.',
    gone: '{id} is superseded. Cite what holds now, or say that it held once.',
  },
  *check({ index }) {
    const succession = successionIn(index)
    const isElsewhere = spared(index)
    for (const decision of entriesIn(index)) {
      if (decision.state !== 'superseded') continue
      const successors = succession.successorsOf(decision).filter((other) => other !== decision)
      const last = latest(decision, succession)
      const cited = new Map<Document, number[]>()
      for (const reference of index.referencesTo(decision.item)) {
        if (isElsewhere(reference)) continue
        const lines = linesCiting([...successors, ...(last ? [last] : [])], reference.document, index, cited)
        const line = positionAt(reference.document.facts.lineStarts, reference.span[0]).line
        if (lines.some((other) => Math.abs(other - line) <= NEAR)) continue
        const { file, span, fact } = reference
        const isWhole = last && span[1] - span[0] === fact.id.length && !isInLink(reference)
        yield {
          at: { file, span },
          ...say(decision, successors, last),
          related: [{ at: decision.item.definition, message: `${decision.item.id} is here` }],
          suggestions: isWhole
            ? [{ message: `Cite ${last.item.id}`, edits: [{ file, span, text: last.item.id }] }]
            : [],
        }
      }
    }
  },
})

/** Lines within which a successor is cited beside the decision that it replaced. */
const NEAR = 2

function say({ item: { id } }: Decision, successors: readonly Decision[], last: Decision | undefined) {
  if (successors.length === 0) return { message: 'gone', data: { id } } as const
  const named = successors.map(({ item }) => item.id).join(' and ')
  if (last && !successors.includes(last))
    return { message: 'chain', data: { id, successors: named, last: last.item.id } } as const
  return { message: 'superseded', data: { id, successors: named } } as const
}

/** What holds in the end, where one decision after the other has exactly one successor. */
function latest(decision: Decision, { successorsOf }: Succession): Decision | undefined {
  const seen = new Set([decision])
  let at = decision
  for (;;) {
    const next = successorsOf(at)
    if (next.length === 0) return at === decision || at.state === 'superseded' ? undefined : at
    if (next.length > 1 || seen.has(next[0]!)) return undefined
    at = next[0]!
    seen.add(at)
  }
}

/** Whether a reference is none that must be kept up to date. */
function spared(index: Index): (reference: Reference) => boolean {
  const registers = registersIn(index)
  const accounts = new Map<Document, boolean>()
  return ({ fact, document, span }) => {
    if (fact.form !== 'single' || fact.isStruck || fact.inHistory) return true
    if (fact.place === 'frontmatter' || fact.place === 'yaml' || isInHeading(document, span)) return true
    let isPast = accounts.get(document)
    if (isPast === undefined) accounts.set(document, (isPast = document.role !== 'record' || isAccount(document)))
    return isPast || registers.holds(document, span)
  }
}

/** Its address would have to change with its text. */
function isInLink({ document, span }: Reference): boolean {
  return document.facts.links.some((link) => link.span[0] <= span[0] && span[1] <= link.span[1])
}

/** A heading that restates the decision counts as a reference as well, and says by itself that it is none to follow. */
function isInHeading({ facts }: Document, [start]: Span): boolean {
  return facts.headings.some(({ span }) => span[0] <= start && start < span[1])
}

function linesCiting(
  decisions: readonly Decision[],
  document: Document,
  index: Index,
  known: Map<Document, number[]>,
): readonly number[] {
  let lines = known.get(document)
  if (!lines) {
    const places = decisions
      .flatMap(({ item }) => index.referencesTo(item))
      .filter((each) => each.document === document)
    lines = places.map(({ span }) => positionAt(document.facts.lineStarts, span[0]).line)
    known.set(document, lines)
  }
  return lines
}
