/** Which action the heading above a place names. */
import { actionOfHeading, isAside } from '../../model/cleanup-action.ts'
import type { HeadingFact } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import type { Page } from '../page.ts'

/** An action that a heading or a leading line names for what stands below it. */
export interface NamedAction {
  readonly written: WrittenText
  readonly isPlanned: boolean
}

export interface Sections {
  /** Undefined where no heading names one. */
  at(offset: number): NamedAction | undefined
}

/** A heading without an action of its own has that of the heading above it: "Deleted › Phase A". */
export function sectionsOf(page: Page, headings: readonly HeadingFact[]): Sections {
  const open: { readonly depth: number; readonly action: NamedAction | undefined }[] = []
  const actions = headings.map(({ depth, text, span }, at) => {
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop()
    // The title is about the whole page, and about what its other sections say.
    const isTitle = at === 0 && depth === 1
    const own = isTitle ? undefined : actionNamed(page, text, span)
    const action = own ?? (isTitle || isAside(text) ? undefined : open.at(-1)?.action)
    open.push({ depth, action })
    return action
  })
  return {
    at(offset) {
      let low = 0
      let high = headings.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (headings[middle]!.span[0] <= offset) low = middle + 1
        else high = middle
      }
      return low === 0 ? undefined : actions[low - 1]
    },
  }
}

/** The action that a text names, with its words where they stand in `span`; the whole of it where markup splits them. */
export function actionNamed(page: Page, text: string, span: Span): NamedAction | undefined {
  const found = actionOfHeading(text)
  if (!found) return undefined
  const at = page.text.slice(span[0], span[1]).indexOf(found.phrase)
  const place: Span = at === -1 ? span : [span[0] + at, span[0] + at + found.phrase.length]
  return { written: { text: found.phrase, span: place }, isPlanned: found.isPlanned }
}
