/** What a task says of itself where it was not done as it is written: given up, or something else took its place. */
import type { Task } from '../../link/tasks.ts'
import type { TaskFact, TaskPathFact } from '../../model/plans.ts'
import { readProgress } from '../../kinds/progress.ts'
import { remarksOf } from '../../link/task-statements.ts'
import { hasFileEnding } from '../../model/file-endings.ts'

const SUBSTITUTE =
  /\b(?:built[- ]?in|instead|inlined?|part of|reus(?:es?|ed|ing)|obsolete|superseded|unnecessary|redundant|not (?:needed|required|necessary|applicable)|no (?:need|longer)|skipped|cancell?ed|dropped|removed|replaced|renamed|moved|merged|(?:covered|handled|provided|satisfied|subsumed|absorbed) (?:by|in|with|through)|(?:done|implemented|included|integrated|combined|consolidated|folded|incorporated|tested|verified|documented|lives?|located) (?:by|in|into|within|with|through|via|as|under))\b/i
/** "Already a part of …", "EXISTING lists cover it", "updated the existing plan"; a criterion may speak of such things too. */
const EXISTING =
  /^[^\p{L}]*(?:(?:updated?|extended?|enhanced|use[sd]?|using|the|an?|in|exists) )*(?:already|existing|exists)\b|\b(?:by|through|via|in|with|using|updated) (?:the |an? )?existing\b|\balready (?:exists?|implement|done|handle|cover|part|present|complete|available|provid|support|there|creat|defin|add|configur|includ|built|test)|\bexists (?:as|in|at|under)\b/iu

/** How a line begins that tells what became of a task, and no criterion of it. */
const TELLS =
  /^[^\p{L}]*(?:notes?|status|state|result|outcome|resolution|updates?|implementation|actual|done|completed?|already|covered|handled|merged|moved|renamed|replaced|removed|superseded|skipped|dropped|cancell?ed|obsolete|existing|instead|not needed|not required|no longer|no need)\b/iu

/** "- Already a part of the toolbar", "(covered by the tests of the map)", and lines below that begin so. */
export function hasSubstitute({ title, lines }: TaskFact): boolean {
  if (remarksOf(title).some(tellsOfSubstitute)) return true
  return lines.slice(1).some(({ text }) => TELLS.test(text) && tellsOfSubstitute(text))
}

function tellsOfSubstitute(text: string): boolean {
  return SUBSTITUTE.test(text) || EXISTING.test(text)
}

/** A remark that names another file: "(the tests are in seats.test.ts)". */
export function namesAnotherFile({ title, paths }: TaskFact, { path, span }: TaskPathFact): boolean {
  const remarks = remarksOf(title)
  return paths.some(
    (other) =>
      other.place === 'title' &&
      other.span[0] >= span[1] &&
      other.path !== path &&
      hasFileEnding(other.path) &&
      remarks.some((remark) => remark.includes(other.path)),
  )
}

/** Skipped, deferred, cancelled: nobody will do it now. */
export function isGivenUp({ fact, said }: Task): boolean {
  if (fact.isStruck || fact.box?.state === 'given-up' || said?.progress === 'dropped') return true
  return remarksOf(fact.title).some((remark) => readProgress(remark)?.progress === 'dropped')
}
