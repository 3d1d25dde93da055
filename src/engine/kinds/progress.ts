/** How far something is, in the words that tasks, runs, gates and verification results use. */

export type Progress =
  /** Done, passed, closed, signed. */
  | 'done'
  | 'failed'
  | 'blocked'
  /** Begun. */
  | 'active'
  /** Not begun, or waiting. */
  | 'open'
  /** Put off, or given up, on purpose. */
  | 'dropped'

/** In lower case, single spaces for hyphens and underscores. */
const WORDS: Readonly<Record<Progress, string>> = {
  done: `done, complete, completed, finished, closed, passed, pass, passing, all passed, all passing, green, ok, succeeded, success, successful, verified,
    validated, confirmed, approved, accepted, signed, signed off, merged, shipped, released, deployed, delivered,
    implemented, resolved, satisfied, met, fulfilled, yes, true, cleared, ready`,
  failed: `failed, fail, failing, failure, red, broken, rejected, not met, not passed, does not pass, no go, error`,
  blocked: `blocked, blocked by, blocking, on hold, stuck, execution blocked, stalled, stopped`,
  active: `active, in progress, wip, work in progress, ongoing, under way, underway, started, running, partial, partially,
    partially complete, partially done, partially completed, partially implemented, mostly complete, in review,
    under review, in flight, continuing, executing, ready for review, ready for testing, ready for qa, ready for merge`,
  open: `open, pending, to do, todo, not started, not yet started, not done, not yet done, not complete, not completed, incomplete,
    not yet complete, not implemented, not yet implemented, unimplemented, not verified, not yet verified, unverified, not run,
    not yet run, not tested, untested, unsigned, not signed, planned, waiting, awaiting, tbd, tba, to be done,
    to be determined, outstanding, next, new, scheduled, upcoming, draft, no, not ready, execution pending, awaiting review,
    needs review, awaiting approval, queued, backlog, missing`,
  dropped: `deferred, postponed, skipped, skip, cancelled, canceled, dropped, won't do, wontfix, won't fix, obsolete, superseded,
    withdrawn, n/a, na, not applicable, not needed, not required, no longer needed, removed, retired, abandoned, waived,
    out of scope`,
}

const PROGRESS_OF = new Map(
  (Object.keys(WORDS) as Progress[]).flatMap((progress) =>
    WORDS[progress].split(/,\s+/).map((word) => [word, progress] as const),
  ),
)

/** Words that state something alone; before others they are part of a sentence: "no longer blocked", "new scanner". */
const STANDS_ALONE = new Set(['no', 'next', 'new'])

const LONGEST_PHRASE = Math.max(...[...PROGRESS_OF.keys()].map((phrase) => phrase.split(' ').length))

const SIGNS: readonly (readonly [sign: RegExp, progress: Progress])[] = [
  [/^(?:✅|✓|✔|☑|🟢|\[x\])/iu, 'done'],
  [/^(?:❌|✗|✘|🔴)/u, 'failed'],
  [/^(?:⛔|🚫|🛑)/u, 'blocked'],
  [/^(?:🔄|🚧|🟡|🏃|◐)/u, 'active'],
  [/^(?:⏳|⬜|☐|🔲|📋|⌛|\[ \])/u, 'open'],
  [/^(?:⏸|⏭)/u, 'dropped'],
]

/** No status is longer; what follows is prose. */
const LONGEST_READ = 120

export interface ReadProgress {
  readonly progress: Progress
  /** The words that tell, in lower case: `not started`; a sign where no word does. */
  readonly words: string
}

/**
 * What a status says, as plain text: `✅ APPROVED FOR PRODUCTION`, `⚠️ BLOCKED - infrastructure required`, `passed
 * (2026-11-05)`. The longest phrase at its beginning counts; of a transition (`open → closed`) where it leads. Undefined
 * where no word is known, and where it leaves the choice open (`open | closed`).
 */
export function readProgress(status: string): ReadProgress | undefined {
  const written = status.slice(0, LONGEST_READ).trim()
  if (/[{}<>]|\$\w/.test(written.replace(/[-=]>/g, ''))) return undefined
  const steps = written.split(/\s*(?:[-=]>|→|⇒)\s*/)
  const text = steps.length > 1 && steps.every((step) => leading(step)) ? steps.at(-1)! : written
  const choices = text.split(/\s*[|/]\s*/)
  if (choices.length > 1 && !PROGRESS_OF.has(text.toLowerCase())) {
    const said = new Set(choices.map((choice) => leading(choice)?.progress))
    if (said.size > 1 && !said.has(undefined)) return undefined
  }
  return leading(text)
}

function leading(text: string): ReadProgress | undefined {
  let rest = text.replace(/^[\s*_`"'([:]+/, '')
  let sign: ReadProgress | undefined
  // Signs and emoji stand before the words that explain them, and the words win.
  for (;;) {
    const known = SIGNS.find(([pattern]) => pattern.test(rest))
    const mark = known ? known[0].exec(rest)![0] : /^(?:\p{Extended_Pictographic}|\p{So})/u.exec(rest)?.[0]
    if (!mark) break
    if (known) sign ??= { progress: known[1], words: mark }
    rest = rest.slice(mark.length).replace(/^[\ufe0e\ufe0f\s*_`:]+/, '')
  }
  const words = rest.toLowerCase().replace(/[’]/g, "'").replace(/[-_]/g, ' ').split(/\s+/).slice(0, LONGEST_PHRASE)
  for (let length = words.length; length > 0; length--) {
    const phrase = words
      .slice(0, length)
      .join(' ')
      .replace(/^[*_`"'([]+|[*_`"')\].,;:!]+$/g, '')
    const progress = PROGRESS_OF.get(phrase)
    const goesOn = STANDS_ALONE.has(phrase) && words[0] === phrase && /^\p{L}/u.test(words[1] ?? '')
    if (progress && !goesOn) return { progress, words: phrase }
  }
  return sign
}
