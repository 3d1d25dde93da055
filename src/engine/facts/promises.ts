import type { HeadingFact } from '../model/facts.ts'
import type { PromiseFact } from '../model/plans.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { rendersHiddenHeadings } from './headings.ts'
import { isInside, leafAt, type Page } from './page.ts'
import { drawingsOn, type Drawing } from './promises/drawings.ts'
import { phrasesIn, type Phrase } from './promises/phrases.ts'

/** Diagrams that the page's text promises and that are not there. */
export function extractPromises(page: Page, headings: readonly HeadingFact[]): PromiseFact[] {
  const phrases = phrasesIn(page.text).filter((phrase) => isSaid(page, phrase))
  if (phrases.length === 0 || rendersHiddenHeadings(page)) return []
  const drawings = drawingsOn(page)
  return phrases
    .filter((phrase) => {
      const section = sectionAround(headings, phrase.span[0], page.text.length)
      return !drawings.some((drawing) => keeps(phrase, drawing, section))
    })
    .map(({ text, span }) => ({ text, span }))
}

/** In a sentence of the page itself: code says nothing, a link speaks of another page, a cell has no room for a drawing. */
function isSaid(page: Page, { span }: Phrase): boolean {
  const leaf = leafAt(page, span[0])
  if (leaf === -1 || page.tree.type[leaf] !== Node.text || isQuoted(page.text, span[0])) return false
  return ![Node.heading, Node.link, Node.linkReference, Node.table, Node.delete].some((type) =>
    isInside(page.tree, leaf, type),
  )
}

/** Between quotation marks, which open on the same line: words of somebody else. */
function isQuoted(text: string, offset: number): boolean {
  const before = text.slice(Math.max(0, offset - LONGEST_LINE), offset)
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const straight = line.split('"').length - 1
  return straight % 2 === 1 || line.lastIndexOf('“') > line.lastIndexOf('”')
}

const LONGEST_LINE = 1000

/** A picture or a drawing of strokes keeps the promise wherever it stands on that side; what may be one, within the section. */
function keeps({ span, direction }: Phrase, drawing: Drawing, [start, end]: Span): boolean {
  const isOnThatSide = direction === 'below' ? drawing.span[1] > span[1] : drawing.span[0] < span[0]
  const reachesFar = drawing.sort !== 'block'
  return isOnThatSide && (reachesFar || (drawing.span[0] >= start && drawing.span[0] < end))
}

/** From the heading above to the next one that is not below it. */
function sectionAround(headings: readonly HeadingFact[], offset: number, end: number): Span {
  const at = headings.findLastIndex(({ span }) => span[0] <= offset)
  if (at === -1) return [0, end]
  const { depth, span } = headings[at]!
  const next = headings.find((heading, index) => index > at && heading.depth <= depth)
  return [span[0], next?.span[0] ?? end]
}
