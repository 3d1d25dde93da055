/** What the paragraphs of a task say: its title, its fields, its other lines, and the paths among them. */
import type { Field } from '../../model/facts.ts'
import type { TaskPathFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import { piecesIn, type LinksAt } from '../evidence/pieces.ts'
import { targetsAmong } from '../evidence/targets.ts'
import { fieldAt, foldText, trimmed } from '../fields.ts'
import type { Page } from '../page.ts'
import { plainBetween } from '../plain.ts'
import type { Paragraph } from './owners.ts'

/** A line of a task: the field that it is, where it is one. */
export interface TaskLine extends WrittenText {
  readonly field?: Field
  readonly isDirect: boolean
}

/**
 * The lines of a paragraph: it is one, and each name with a colon on a line of its own begins another, as in
 * `**Status**: done` right below a title.
 */
export function linesOf(page: Page, { start, end, blockEnd, isDirect }: Paragraph): TaskLine[] {
  const starts = [start, ...fieldStarts(page.text, start, end)]
  return starts.flatMap((from, i): TaskLine[] => {
    const isLast = i === starts.length - 1
    const span = trimmed(page.text, from, isLast ? end : starts[i + 1]!)
    const text = foldText(plainBetween(page, span[0], span[1]))
    if (text === '') return []
    const field = isDirect ? fieldAt(page, [span[0], isLast ? blockEnd : span[1]]) : undefined
    return [{ text, span, isDirect, ...(field && { field }) }]
  })
}

const LINE_WITH_FIELD =
  /(?:\r\n?|\n)[ \t>]*(?=(?:\*\*|__)[A-Z][\w /-]{0,39}(?:\*\*:|:\*\*|__:|:__)|(?:Status|Files?|Report|Owner|Output):)/g

function fieldStarts(text: string, start: number, end: number): number[] {
  const source = text.slice(start, end)
  if (!/[\r\n]/.test(source)) return []
  return Array.from(source.matchAll(LINE_WITH_FIELD), ({ 0: gap, index }) => start + index + gap.length)
}

/** An address of the web, or of mail. */
const NO_PATH = /^(?:[a-z][a-z0-9+.-]*:|[^/]*@[^/]*$)/i

/** The paths in a stretch, each where it is named. */
export function pathsIn(page: Page, links: LinksAt, span: Span, place?: TaskPathFact['place']): TaskPathFact[] {
  return targetsAmong(piecesIn(page, links, span))
    .filter(({ target }) => !NO_PATH.test(target))
    .map(({ target, form, span: at }) => ({ path: target, form, span: at, ...(place && { place }) }))
}
