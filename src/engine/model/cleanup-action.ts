/** What a cleanup manifest wants done with a file, and the words in which people write it. */

export const CLEANUP_ACTIONS = ['retain', 'update', 'finalize', 'archive', 'move', 'delete', 'absent'] as const
export type CleanupAction = (typeof CLEANUP_ACTIONS)[number]

/** Where a file is once the action is carried out: in its place, gone, or in another place. */
export type Outcome = 'present' | 'gone' | 'elsewhere'

export function outcomeOf(action: CleanupAction): Outcome {
  if (action === 'delete' || action === 'absent') return 'gone'
  return action === 'archive' || action === 'move' ? 'elsewhere' : 'present'
}

const FORMS: Readonly<Record<CleanupAction, string>> = {
  retain:
    'retain retains retained retaining retention keep keeps kept keeping preserve preserves preserved untouched unchanged leave leaves left stay stays',
  update:
    'update updates updated updating modify modified modifies edit edits edited revise revised amend amended refresh refreshed',
  finalize:
    'finalize finalizes finalized finalise finalises finalised complete completed add adds added create creates created publish published write written close closed',
  archive: 'archive archives archived archiving archival',
  move: 'move moves moved moving rename renames renamed relocate relocates relocated',
  delete:
    'delete deletes deleted deleting deletion deletions remove removes removed removing removal removals prune prunes pruned drop drops dropped purge purges purged rm',
  absent: 'absent omit omitted',
}

/** The action by each of its words, in lower case. */
export const CLEANUP_WORDS: ReadonlyMap<string, CleanupAction> = new Map(
  CLEANUP_ACTIONS.flatMap((action) => FORMS[action].split(' ').map((word) => [word, action] as const)),
)

export interface WrittenAction {
  readonly action: CleanupAction
  /** It is to happen, and has not: "to be deleted", "delete later". */
  readonly isPlanned: boolean
  /** The words that say it, as they stand in the text. */
  readonly phrase: string
}

/** Words before the action that leave its meaning as it is. */
const FILLERS = new Set(
  'to be is are was were will shall should must has have been can may git safe please now already fully slated scheduled marked planned plan for the file folder intentionally deliberately explicitly conservatively'.split(
    ' ',
  ),
)

/** What is to come; behind `be` and `to` an action has not happened either. */
const COMING = new Set('to be will shall should must slated scheduled planned plan later pending'.split(' '))

const NEGATIONS = new Set(['not', 'never', 'no', "don't", "doesn't", 'don’t', 'non'])

/**
 * The action that a table's cell names: its first word but for fillers, in the first clause that begins with one.
 * "Retain (untouched)", "to be deleted", "do not delete", "superseded: removed". Undefined where the word is not known,
 * or the cell leaves the choice between two that end differently ("archive or delete").
 */
export function actionOfCell(text: string): WrittenAction | undefined {
  const plain = withoutParentheses(text)
  const whole = plain.trim().toLowerCase()
  if (/^(?:none|no (?:changes?|action|edits?|op|deletions?)|as[ -]is|no-?op)\.?$/.test(whole))
    return { action: 'retain', isPlanned: false, phrase: plain.trim() }
  const isLater = /\b(?:later|pending)\b/i.test(text)
  for (const clause of plain.split(/[;:—–]|,(?=\s)|\.\s|\s-\s/)) {
    const found = leadingAction(clause)
    if (found === 'open') return undefined
    if (found) return isLater && outcomeOf(found.action) !== 'present' ? { ...found, isPlanned: true } : found
  }
  return undefined
}

/** Letters with what may stand inside of a word, and the signs that join two actions. */
const TOKEN = /\p{L}+(?:['’]\p{L}+)?|[/|+&]/gu

interface Token {
  readonly word: string
  readonly start: number
  readonly end: number
}

function tokensOf(text: string): Token[] {
  // An action is at the start of what names it: of a cell of a million words the rest is no matter.
  return Array.from(text.slice(0, LONGEST_TEXT).matchAll(TOKEN), ({ 0: word, index }) => ({
    word: word.toLowerCase(),
    start: index,
    end: index + word.length,
  }))
}

const LONGEST_TEXT = 300

function leadingAction(clause: string): WrittenAction | 'open' | undefined {
  const tokens = tokensOf(clause)
  let isNegated = false
  let isPlanned = false
  for (const [at, { word, start, end }] of tokens.entries()) {
    const named = CLEANUP_WORDS.get(word)
    if (named === undefined) {
      if (NEGATIONS.has(word)) isNegated = true
      else if (word !== 'do' && !FILLERS.has(word)) return undefined
      if (COMING.has(word)) isPlanned = true
      continue
    }
    const action = isNegated ? negated(named) : joined(named, tokens.slice(at + 1))
    if (action === 'open' || action === undefined) return action
    const from = tokens[0]?.start ?? start
    return { action, isPlanned: isPlanned && outcomeOf(action) !== 'present', phrase: clause.slice(from, end) }
  }
  return undefined
}

/** "Not deleted" stays, "not created" is not there; what "not retained" becomes, nobody says. */
function negated(action: CleanupAction): CleanupAction | undefined {
  if (action === 'finalize') return 'absent'
  return outcomeOf(action) === 'present' ? undefined : 'retain'
}

/** "Update and move" moves; "archive or delete", "archive/delete" leave it open. */
function joined(first: CleanupAction, [joint, next]: readonly Token[]): CleanupAction | 'open' {
  const second = next && CLEANUP_WORDS.get(next.word)
  if (!joint || !second || outcomeOf(second) === outcomeOf(first)) return first
  if (joint.word === 'or' || joint.word === '/' || joint.word === '|') return 'open'
  if (joint.word !== 'and' && joint.word !== '&' && joint.word !== '+' && joint.word !== 'then') return first
  return outcomeOf(first) === 'present' ? second : first
}

/** Headings that are about an action, or about other things than files. */
const ABOUT =
  /\b(?:rationales?|reasons?|reasoning|why|because|polic(?:y|ies)|criteri(?:a|on)|rules?|checks?|checklists?|verif\w*|validat\w*|commands?|procedures?|steps?|gates?|approvals?|justif\w*|constraints?|risks?|impacts?|guards?|guardrails?|references?|links?|branch(?:es)?|worktrees?|routes?|endpoints?|dependenc(?:y|ies)|settings?|options?|flags?|variables?|issues?|tickets?|histor\w*|how|replac\w*|instead|into|last|if|whether|questions?)\b/i

/** What somebody thought of, and nobody has decided. */
const UNDECIDED = /\b(?:candidates?|deferred|considered|postponed|rejected|possible|potential)\b/i

const PLANNED = /\b(?:planned|proposed|pending|later|future|next|upcoming)\b/i

/** Too common in headings to name an action there. */
const WEAK = new Set(
  'leave leaves left stay stays complete completed write written close closed edit edits rm'.split(' '),
)

/** "Deletions" names an action, "deletion safety" speaks of one. */
const NOUN = /^(?:deletions?|removals?|retention|archival|additions?)$/
const BEHIND_NOUN =
  /^(?:$|[([:;,—–-]|(?:in|of|from|for|during|by|as|at|after|list|lists|set|table|log|summary|actions?)\b)/i

/** The action that a heading or a leading line names: "Deleted as superseded", "Canonical docs updated", "Kept". */
export function actionOfHeading(text: string): WrittenAction | undefined {
  const plain = withoutParentheses(text)
  if (isAside(text)) return undefined
  const tokens = tokensOf(plain)
  let found: WrittenAction | undefined
  for (const [at, { word, start, end }] of tokens.entries()) {
    const named = WEAK.has(word) ? undefined : CLEANUP_WORDS.get(word)
    if (named === undefined || (NOUN.test(word) && !BEHIND_NOUN.test(plain.slice(end).trimStart()))) continue
    const before = tokens.slice(Math.max(0, at - 2), at)
    const negation = before.find((token) => NEGATIONS.has(token.word))
    // "Kept, not deleted" is said once; "not yet deleted" says nothing of what is to be.
    if (negation && (found || negation.word === 'no' || before.some((token) => token.word === 'yet'))) continue
    const action = negation ? negated(named) : named
    if (action === undefined) continue
    const isPlanned = outcomeOf(action) !== 'present' && before.some((token) => COMING.has(token.word))
    if (found && outcomeOf(found.action) !== outcomeOf(action)) return undefined
    found ??= { action, isPlanned, phrase: plain.slice(negation?.start ?? start, end) }
  }
  return found && PLANNED.test(text) && outcomeOf(found.action) !== 'present' ? { ...found, isPlanned: true } : found
}

/** A heading that takes what stands below it out of the section above: "Rationale", "Replacements". */
export function isAside(text: string): boolean {
  const plain = withoutParentheses(text)
  return ABOUT.test(plain) || UNDECIDED.test(text)
}

/** In one pass, so that no text makes it slow; an open parenthesis that nothing closes stays. */
function withoutParentheses(text: string): string {
  return text.slice(0, LONGEST_TEXT).replace(/\([^()]*\)/g, ' ')
}
