/** What the severity and the disposition of a finding say of the gate. */
import { isBlankCell } from './blank-cell.ts'
import { readProgress } from './progress.ts'

/** "high" and "major" are not among them: some teams merge over them. The rule takes further words. */
const BLOCKING =
  /^(?:blocking|blockers?|critical|must(?:[- ]fix)?|show[- ]?stoppers?|(?:release|merge)[- ]block(?:ing|er)|p0)\b/i

/** Whether a finding of this severity stands in the way. A choice that is still open (`critical | minor`) says nothing. */
export function isBlockingSeverity(severity: string, further: readonly string[] = []): boolean {
  const said = severity.replace(/^[^\p{L}\p{N}]+/u, '')
  if (/[|/]/.test(said)) return false
  return BLOCKING.test(said) || further.some((word) => word.toLowerCase() === said.trim().toLowerCase())
}

const UNSETTLED =
  /^(?:unresolved|unaddressed|untriaged|undecided|re-?open(?:ed)?|(?:still |to be |not |not yet )(?:open|fixed|resolved|addressed|decided))\b/i

/** Whether nobody has settled the finding: an empty cell, "open", "to do", "in progress". Words that we do not know settle it. */
export function isOpenDisposition(disposition: string): boolean {
  if (isBlankCell(disposition) || UNSETTLED.test(disposition.trim())) return true
  const progress = readProgress(disposition)?.progress
  return progress === 'open' || progress === 'active' || progress === 'blocked'
}
