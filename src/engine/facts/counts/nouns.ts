/** What documents count, and lists of plans hold. Numbers of anything else (minutes, attempts, copies) are nobody's promise. */
const SINGULAR: Readonly<Record<string, string>> = {
  criteria: 'criterion',
  stories: 'story',
}

/** Plurals, the singular of a task (`1 task`), and what follows the number in `5-run`. */
export const NOUN =
  /\b(?:tasks?|runs|phases|gates|requirements|verifications|decisions|slices|stories|criteria|artefacts|artifacts)\b|-(?:run|phase|task|gate|slice)\b/gi

/** Words before a noun that make another noun of it; words that say that there are no others; words that tell a state. */
const QUALIFIERS = 'user|functional|non-functional|success'
const STATES = 'completed|complete|finished|closed|done|open|remaining|pending|outstanding'

/** Between number and noun, at the end of a text: group 1 `total`, 2 the state, 3 the qualifier. */
export const BETWEEN = `\\s+(?:(total)\\s+)?(?:(${STATES})\\s+)?(?:(${QUALIFIERS})\\s+)?$`

/** Behind the noun, at the beginning of a text: group 1 the state. */
export const STATE_BEHIND =
  /^\s+(?:(?:are|is|were|was|have been)\s+)?(completed?|done|finished|closed|implemented|ticked|remaining|left|open|pending|outstanding|to go)\b/i

/** `run`, `functional requirement`; undefined for criteria that are not those of success. */
export function nounOf(written: string, qualifier: string | undefined): string | undefined {
  const plural = written.replace(/^-/, '').toLowerCase()
  const singular = SINGULAR[plural] ?? plural.replace(/s$/, '').replace('artifact', 'artefact')
  const kind = qualifier?.toLowerCase()
  if (singular === 'criterion') return kind === 'success' ? 'success criterion' : undefined
  if (kind === 'success' || (kind === 'user') !== (kind === 'user' && singular === 'story')) return undefined
  if (kind?.endsWith('functional')) return singular === 'requirement' ? `${kind} requirement` : undefined
  return singular
}

const OPEN = /^(?:open|remaining|pending|outstanding|left|to go)$/i

export function stateOf(word: string | undefined): 'done' | 'open' | undefined {
  if (word === undefined) return undefined
  return OPEN.test(word) ? 'open' : 'done'
}
