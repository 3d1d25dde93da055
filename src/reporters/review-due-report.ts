import type { DueReview } from '../engine/views/review-queue.ts'
import type { Place, Range } from '../engine/model/range.ts'
import type { Style } from './report.ts'

/** What `throughline review --due` shows. */
export interface ReviewDueReport {
  /** In the order in which it is to be worked off. */
  readonly due: readonly DueReview[]
  /** Sections whose last sign-off still holds, among what was asked about. */
  readonly current: number
  /** A path from the root as the output names it. */
  pathOf(path: string): string
  /** And as a command takes it in the directory where it was run. */
  argumentOf(path: string): string
  rangeOf(place: Place): Range
  readonly style: Style
}

/** `Symptoms`, or the page. */
export function titleOf({ signOff: { target } }: DueReview): string | undefined {
  return target.heading ?? target.fragment
}

/** `runbooks/fog.md#symptoms`. */
export function sectionOf({ signOff: { target } }: DueReview, pathOf: (path: string) => string): string {
  return withFragment(pathOf(target.file), target.fragment)
}

/** What to run once the text has been read; undefined where the section is gone and nobody knows where to. */
export function commandFor({ signOff }: DueReview, { argumentOf }: ReviewDueReport): string | undefined {
  const { file, target, state, movedTo } = signOff
  const aim = state === 'gone' ? movedTo && withFragment(argumentOf(movedTo.file), movedTo.heading.slug) : undefined
  if (state === 'gone' && aim === undefined) return undefined
  const section = aim ?? withFragment(argumentOf(target.file), target.fragment)
  return `throughline sign ${word(argumentOf(file))} ${word(section)} --by NAME`
}

function withFragment(path: string, fragment: string | undefined): string {
  return fragment === undefined ? path : `${path}#${fragment}`
}

/** As a shell takes it for one word. */
function word(text: string): string {
  return /^[\w@%+=:,./-][\w@%+=:,./#-]*$/.test(text) && !text.startsWith('-')
    ? text
    : `'${text.replaceAll("'", "'\\''")}'`
}
