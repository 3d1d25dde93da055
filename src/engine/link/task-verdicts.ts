import { readSetback } from '../kinds/setback.ts'
import type { Task } from './tasks.ts'

/** Whoever says so of a task says that it is not done; a review or a signature may follow what is. */
const NOT_DONE =
  /^(?:blocked(?: by)?|execution (?:blocked|pending)|on hold|stuck|stalled|pending|in progress|wip|work in progress|ongoing|under ?way|in flight|executing|incomplete|unimplemented|to ?do|to be done|outstanding|not (?:yet )?(?:started|done|complete|completed|implemented|run)|partial(?:ly(?: \w+)?)?|mostly complete|⛔|🚫|🛑|🔄|🚧|⏳|⌛)$/u
/** The same in a field that is there to tell, where they cannot be about anything else. */
const NOT_DONE_STATUS = /^(?:open|active|started|running|stopped|waiting|awaiting|queued|backlog|planned|scheduled)$/

/** What follows says that it is over. */
const TAKEN_BACK =
  /\b(?:now|since|later|then|resolved|unblocked|fixed|completed|done|finished|was|were|formerly|previously|initially|no longer)\b/i

/** Whether its own words say that a task is not done, whatever its box. */
export function deniesDone({ fact, said }: Task): boolean {
  if (!said || said.progress === 'done' || said.progress === 'dropped') return false
  if (TAKEN_BACK.test(said.text.replace(new RegExp(`\\b${said.words}\\b`, 'i'), ''))) return false
  const isSetback = said.progress === 'failed' || said.progress === 'blocked'
  if (said.source === 'status' && isSetback && !readSetback(said.text)) return false
  if (said.source === 'status')
    return said.progress === 'failed' || NOT_DONE.test(said.words) || NOT_DONE_STATUS.test(said.words)
  return NOT_DONE.test(said.words) && !(said.source === 'remark' && isAboutStates(fact.title, said.text))
}

const DONE = /^(?:done|complete|completed|finished|all (?:passed|passing)|✅|✓|✔|☑|\[x\])$/u
const DONE_STATUS = /^(?:implemented|merged|shipped|deployed|delivered|released|closed|resolved|passed)$/

/** Done in part, or of something else than the task. */
const HEDGED =
  /\b(?:except|but|partial(?:ly)?|partly|pending|remain\w*|awaiting|waiting|not|until|when|once|if|to ?do|only|needs?|minus|blocked|still|locally|phase|step|part|draft|review)\b|\d\s?%|\d\s?(?:\/|of)\s?\d/i

/** Whether its own words say that a task is done, whole and without condition. */
export function claimsDone({ fact, said }: Task): boolean {
  if (said?.progress !== 'done' || HEDGED.test(said.text)) return false
  if (said.source === 'status') return DONE.test(said.words) || DONE_STATUS.test(said.words)
  return DONE.test(said.words) && !(said.source === 'remark' && isAboutStates(fact.title, said.text))
}

const STATES =
  /\b(?:states?|status(?:es)?|labels?|badges?|columns?|filters?|enum|values?|lanes?|buttons?|transitions? to)\b/i

/** "Show the state of a loan (pending)" names a state of something else. */
function isAboutStates(title: string, remark: string): boolean {
  return STATES.test(title.replace(remark, ''))
}
