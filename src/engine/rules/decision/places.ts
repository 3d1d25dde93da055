/** Where a superseded decision may be named: in registers, in other decisions' entries, in accounts of what was done. */
import { purposeOf } from '../../kinds/decision-fields.ts'
import type { Document, Index } from '../../link/index.ts'
import type { Span } from '../../model/range.ts'
import { isDecisionLog } from './entries.ts'

const ACCOUNT_TYPES = new Set(['execution-log', 'cleanup-manifest', 'disposition', 'review'])
const OVER =
  /^[^\p{L}]*(?:closed|complete|completed|done|finished|superseded|archived|historical|history|obsolete|deprecated|retired|withdrawn|rejected|abandoned|frozen)\b/iu
const ACCOUNT_NAME =
  /(?:^|[-_ ./])(?:(?:change|work|session|execution|run|ship|activity|progress)?logs?|reports?|history|retrospectives?|retro|hand-?_?offs?|hand-?overs?|post-?_?mortems?|minutes|journal|scratch-?pad|snapshots?|changelog|release-notes|dispositions?|reviews?|audits?|assessments?|findings|evidence)(?=[-_ .]|\/[^/]*$|$)/i

/** `pass-01-2026-02-20/findings.md`: written on a day, and for that day. */
const DATED = /(?:^|\D)20\d\d-?[01]\d-?[0-3]\d(?:\D|$)/

/** Says what was, at the time when it was so: a log, a report, a review, a page that is closed. */
export function isAccount({ path, facts }: Document): boolean {
  const { type, status, state } = facts.frontmatter?.data ?? {}
  if (typeof type === 'string' && ACCOUNT_TYPES.has(type)) return true
  const own = facts.record?.fields.find(({ name }) => purposeOf(name) === 'status')?.value
  if ([status, state, own].some((word) => typeof word === 'string' && OVER.test(word))) return true
  if (facts.manifest) return true
  const folders = path.split('/')
  return DATED.test(path) || ACCOUNT_NAME.test(`/${folders.slice(-2).join('/')}`)
}

const REGISTER_SIZE = 3

export interface Registers {
  /** Whether a place is in a register of decisions, or in a decision's own entry. */
  holds(document: Document, span: Span): boolean
}

export function registersIn(index: Index): Registers {
  const entries = new Map<Document, Span[]>()
  const whole = new Set<Document>()
  const counts = new Map<Document, number>()
  for (const { item, document } of index.decisions) {
    for (const { file, fact } of item.definitions) {
      if (file !== document.path) continue
      const spans = entries.get(document)
      const span = fact.section ?? fact.extent
      if (spans) spans.push(span)
      else entries.set(document, [span])
      const count = (counts.get(document) ?? 0) + 1
      counts.set(document, count)
      // A page whose title is a decision is that decision's record.
      if (count >= REGISTER_SIZE || document.facts.headings[0]?.span[0] === fact.extent[0]) whole.add(document)
    }
  }
  return {
    holds: (document, [start]) =>
      whole.has(document) ||
      isDecisionLog(document) ||
      (entries.get(document) ?? []).some(([from, to]) => start >= from && start < to),
  }
}
