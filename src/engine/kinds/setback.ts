/** Statements that something failed or is blocked, held to more than their first word: they accuse. */
import { readProgress, type ReadProgress } from './progress.ts'

/** Behind an adjective stands its noun: "failed logins are locked out". Behind a statement its end, its reason, its date. */
const ENDS =
  /^[\s*_`"')\]]*(?:\ufe0f[\s*_`"')\]]*)?(?:$|[:;,.!?(…–—\p{Extended_Pictographic}]|\[|-{1,2}(?:\s|$))|^[\s*_`]+(?:by|on|until|because|due to|since|pending|awaiting|\d{4}-\d{2}-\d{2})\b/u

/** It is over, or so it seems. */
const OVER =
  /\b(?:pass(?:ed|es|ing)?|done|completed?|finished|succeed(?:ed|s)|successful(?:ly)?|fixed|resolved|unblocked|repaired|works|worked|now|no longer|formerly|previously|initially)\b|[✅✓✔☑🟢]/iu
/** It is not: a condition, the opposite, a count beside that of the failures. */
const NOT_OVER =
  /\b(?:until|till|once|when|before|unless|if|to be|must|should|needs?|not|never|none)\s(?!.*\b(?:was|were)\b)|(?<![-:/.\d])\d{1,6}(?:\s?(?:\/|of|out of)\s?\d{1,6})?(?:\s(?:tests?|checks?|cases?|steps?|criteria))?\s(?:pass|done|complete|succe|ok|green)/i
/** What follows much later is about something else. */
const LONGEST_READ = 400
const CLAUSE = /[,;.()]\s*|\s[-–—]+\s|[–—]|\s(?:but|then|and)\s/

/**
 * What a status says that failed or is blocked, as plain text: `BLOCKED - no ladder`. Undefined for any other, where the
 * words describe what follows them, and where what follows takes them back: "failed on 3 May, passed on 4 May".
 */
export function readSetback(status: string): ReadProgress | undefined {
  const read = readProgress(status)
  if (read?.progress !== 'failed' && read?.progress !== 'blocked') return undefined
  const at = status.toLowerCase().replace(/[-_]/g, ' ').indexOf(read.words)
  const start = Math.max(at, 0) + read.words.length
  const behind = status.slice(start, start + LONGEST_READ)
  const isSign = !/\p{L}/u.test(read.words)
  if (!isSign && !read.words.endsWith(' by') && !ENDS.test(behind)) return undefined
  return behind.split(CLAUSE).some(isOver) ? undefined : read
}

/** "Closed" alone is a state; "the desk is closed" is a reason. */
function isOver(clause: string): boolean {
  if (NOT_OVER.test(clause)) return false
  return OVER.test(clause) || readProgress(clause)?.progress === 'done'
}
