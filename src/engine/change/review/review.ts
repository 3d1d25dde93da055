/** From the two sides of a change to what it means. */
import { compareStrings, type Diagnostic } from '../../model/diagnostic.ts'
import type { ChangeVerdict, CorpusChange } from '../revision.ts'
import { commandChanges } from './commands.ts'
import { coverageChanges } from './coverage.ts'
import { decisionChanges } from './decisions.ts'
import { pairItems } from './item-pairs.ts'
import { itemChanges } from './items.ts'
import { linkChanges } from './links.ts'
import type { PacketDiagnostic, ReviewPacket } from './packet.ts'
import { pageChanges, type ChangedPage } from './pages.ts'
import { lapsedSignOffs } from './sign-offs.ts'
import { stalePages } from './stale.ts'
import { toldIds } from './told.ts'

export interface ReviewRequest {
  readonly change: CorpusChange
  /** `changedPages` of the change. */
  readonly pages: readonly ChangedPage[]
  readonly verdict: ChangeVerdict
  /** Whether somebody asked about a path. Who rests on what changed there is told wherever it stands. */
  isShown(file: string): boolean
}

/** All but what house style says: that is read elsewhere, and takes its time. */
export function reviewOf({ change, pages: all, verdict, isShown }: ReviewRequest): Omit<ReviewPacket, 'prose'> {
  const pages = all.filter((page) => isPageShown(page, isShown))
  const pairs = pairItems(change)
  const { changes, ticks } = itemChanges(pairs, change, all, isShown)
  const isDecision = ({ change: { kind } }: (typeof changes)[number]) => kind === 'decision'
  const earlier = new Map(pairs.same.map(({ before, after }) => [after, before]))
  // Style has a part of its own, of changed sentences alone.
  const isListed = ({ file, ruleId }: Diagnostic) => isShown(file) && !ruleId.startsWith('prose/')
  return {
    ref: change.ref,
    verdict: {
      brought: verdict.brought
        .filter(({ diagnostic }) => isListed(diagnostic))
        .map(({ diagnostic, isElsewhere }) => diagnosticData(diagnostic, isElsewhere)),
      healed: verdict.healed.filter(isListed).map((diagnostic) => diagnosticData(diagnostic, false)),
      existing: verdict.existing.filter(isListed).length,
    },
    decisions: decisionChanges(changes.filter(isDecision), change),
    items: changes.filter((each) => !isDecision(each)).map((each) => each.change),
    ticks,
    stale: stalePages(changes.map((each) => each.change)),
    coverage: coverageChanges(change, earlier, isShown),
    signOffs: lapsedSignOffs(change, isShown),
    commands: commandChanges(pages),
    links: linkChanges(pages, change),
    pages: pageChanges(all, change, toldIds(changes)).filter(
      ({ file, was }) => isShown(file) || (was !== undefined && isShown(was)),
    ),
    others: otherFiles(change, all, isShown),
  }
}

function isPageShown({ before, after }: ChangedPage, isShown: (file: string) => boolean): boolean {
  return (after !== undefined && isShown(after.file)) || (before !== undefined && isShown(before.file))
}

function diagnosticData(
  { ruleId, severity, message, file, range }: Diagnostic,
  isElsewhere: boolean,
): PacketDiagnostic {
  return { ruleId, severity, message, at: { file, line: range.start.line }, isElsewhere }
}

function otherFiles(
  { changed }: CorpusChange,
  pages: readonly ChangedPage[],
  isShown: (file: string) => boolean,
): string[] {
  const told = new Set(pages.flatMap(({ before, after }) => [before?.file, after?.file]))
  return [...new Set([...changed.before, ...changed.after])]
    .filter((file) => !told.has(file) && isShown(file))
    .sort(compareStrings)
}
