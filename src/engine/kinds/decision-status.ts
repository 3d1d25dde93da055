/** The words that teams write for the states of a decision, and what a status as written means. */
import { DECISION_STATES, type DecisionState } from '../model/decision-state.ts'

/** In lower case, single spaces for hyphens and underscores. A phrase wins over a word that it begins with. */
const WORDS: Readonly<Record<DecisionState, string>> = {
  open: `open, new, draft, drafting, pending, undecided, unresolved, unclear, question, backlog, review, in review,
    under review, needs review, ready for review, discussion, in discussion, under discussion, being discussed,
    needs discussion, discussing, active discussion, under consideration, tbd, tba, to be decided, to be determined,
    to be discussed, needs decision, needs input, not decided, not yet decided, not yet accepted, not yet agreed,
    no decision, awaiting, waiting, blocked, in progress, work in progress, wip, ongoing, started, not started, planned,
    todo, to do, incomplete, unfinished, stub, idea, in draft, in development, evaluating, in evaluation,
    under evaluation, exploratory, investigating, under investigation, exploring, researching, reopened, re opened`,
  proposed: `proposed, proposal, proposing, draft proposal, provisional, provisionally accepted, tentative,
    tentatively accepted, rfc, request for comments, suggested, suggestion, recommended, recommendation, candidate,
    submitted, for approval, awaiting approval, pending approval, ready for decision`,
  // The last line: what a record says of others, it says while it stands.
  accepted: `accepted, accept, approved, approve, decided, agreed, adopted, confirmed, endorsed, enacted, implemented,
    implementable, implementing, active, final, finalized, finalised, effective, in effect, in force, applied, chosen,
    selected, signed off, decision made, merged, adopt, in use, released, shipped, deployed, delivered, verified,
    amended, amends, supersedes, replaces`,
  locked: 'locked, lock, locked in, frozen, ratified, immutable',
  closed: 'closed, resolved, complete, completed, done, settled, answered, concluded, finished',
  deferred: `deferred, defer, postponed, parked, on hold, hold, shelved, delayed, paused, tabled, suspended, later,
    not now, icebox, snoozed`,
  rejected: `rejected, reject, declined, denied, refused, withdrawn, dropped, abandoned, discarded, vetoed, killed,
    not accepted, not approved, not adopted, turned down, cancelled, canceled, no go, invalid, void, won't do,
    won't fix, wont do, wontfix, will not do`,
  retired: `retired, deprecated, obsolete, outdated, sunset, sunsetted, expired, lapsed, revoked, rescinded, reversed,
    reverted, rolled back, removed, inactive, archived, historical, no longer in effect, no longer in force, no longer valid, no longer applicable,
    no longer relevant, no longer used`,
  superseded: `superseded, replaced, overtaken, obsoleted, overridden, overruled, subsumed,
    folded into`,
}

const STATE_OF = new Map(
  DECISION_STATES.flatMap((state) => WORDS[state].split(/,\s+/).map((word) => [word, state] as const)),
)

/** Words that a slip of the pen can have meant. */
export const STATUS_WORDS: readonly string[] = [...STATE_OF.keys()]

/** By what a status is looked up: the words of `decisions.statuses` first, then those that are known. */
export type StatusWords = ReadonlyMap<string, DecisionState>

/** Asked for once a decision: made once a configuration. */
const made = new WeakMap<object, StatusWords>()

export function statusWords(own: Readonly<Record<string, DecisionState>>): StatusWords {
  const known = made.get(own)
  if (known) return known
  const words = new Map([...STATE_OF, ...Object.entries(own).map(([word, state]) => [spaced(word), state] as const)])
  made.set(own, words)
  return words
}

export interface ReadStatus {
  /** Undefined where no word of it is known, and where it leaves the choice open. */
  readonly state: DecisionState | undefined
  /** A template that nobody filled in: `{status}`, `accepted | rejected`. */
  readonly isPlaceholder: boolean
  /** The words that tell the state, in lower case: `on hold`. */
  readonly words: string
  /** What stands behind them. */
  readonly rest: string
}

const UNKNOWN: ReadStatus = { state: undefined, isPlaceholder: false, words: '', rest: '' }
const PLACEHOLDER: ReadStatus = { ...UNKNOWN, isPlaceholder: true }

/** No status is longer; what follows is prose. */
const LONGEST_READ = 400

/** What a status says, as plain text: `✅ Accepted (2026-01-02)`, `superseded by D-007`, `open -> locked`. */
export function readStatus(value: string, words: StatusWords = STATE_OF): ReadStatus {
  const text = ticked(value.slice(0, LONGEST_READ))
  if (text === undefined || /[{}<>]|\$\w/.test(text.replace(/[-=]>/g, ''))) return PLACEHOLDER
  const choices = text.split(/[|/]/)
  if (choices.length > 1 && choices.every((choice) => choice.length < LONGEST_CHOICE)) {
    const states = new Set(choices.map((choice) => leading(choice, words)?.state))
    if (states.size > 1 && !states.has(undefined)) return PLACEHOLDER
  }
  // A transition tells where it led: `open -> locked (phase E)`.
  const steps = text.split(/[-=]>|→|⇒/)
  for (const step of steps.length > 1 ? steps.reverse() : steps) {
    const found = leading(step, words)
    if (found) return replacedSince(found)
  }
  return /^\W*\[/.test(text) ? PLACEHOLDER : UNKNOWN
}

const LONGEST_CHOICE = 24

/** A list of boxes means what is ticked in it; undefined where nothing is. */
function ticked(text: string): string | undefined {
  if (!/\[[ xX]\]/.test(text)) return text
  return /\[[xX]\]([^[]*)/.exec(text)?.[1]
}

/** Said before the word that tells: `this decision is now accepted`, `partially implemented`. */
const LEAD_IN =
  /^(?:(?:this|the) (?:adr|decision|record|proposal|document|kep) )?(?:(?:is|was|has been|been) )?(?:(?:now|currently|still|formally|fully|hereby|already|conditionally|final|status|state|decision) )?/
const IN_PART = /^(?:partially|partly|in part|mostly) /

function leading(text: string, words: StatusWords): ReadStatus | undefined {
  const plain = spaced(text).replace(/^(?:[^\p{L}\p{N}]|\d{4}-\d\d-\d\d)+/u, '')
  for (const start of [plain, plain.replace(LEAD_IN, '')]) {
    const isInPart = IN_PART.test(start)
    const wanted = start.replace(IN_PART, '')
    const found = longestPhrase(wanted, words)
    if (!found) continue
    const rest = wanted.slice(found.length).trim()
    // What is replaced in part still stands in the rest.
    const isLeft =
      (isInPart || /^(?:in part|partially|partly)\b/.test(rest)) &&
      (found.state === 'superseded' || found.state === 'retired')
    const told = wanted.slice(0, found.length)
    return { state: isLeft ? 'accepted' : found.state, isPlaceholder: false, words: told, rest }
  }
  return undefined
}

function spaced(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/\bsuper[cs]+e+d/g, 'supersed')
    .replace(/(?<=[\p{L}\p{N}])[-_](?=\p{L})/gu, ' ')
    .replace(/\s+/g, ' ')
}

const MOST_WORDS = 6

function longestPhrase(plain: string, words: StatusWords): { state: DecisionState; length: number } | undefined {
  const ends = [...plain.matchAll(/(?<=[\p{L}\p{N}])(?=[^\p{L}\p{N}']|$)/gu)].slice(0, MOST_WORDS)
  for (const { index } of ends.reverse()) {
    const state = words.get(plain.slice(0, index))
    if (state) return { state, length: index }
  }
  return undefined
}

const REPLACED_BY = /(?<!\bin part |\bpartially |\bpartly )\b(?:supers?[ec]+d?ed|replaced|obsoleted|overridden) by\b/

/** `accepted; superseded by D-007` has been accepted once. */
function replacedSince(found: ReadStatus): ReadStatus {
  const isReplaced = found.state !== 'superseded' && REPLACED_BY.test(found.rest)
  return isReplaced ? { ...found, state: 'superseded', words: 'superseded' } : found
}
