/** The sections of a page: each heading with everything below it, up to the next of its depth or above. */
import { headingParents } from '../../model/heading-parents.ts'
import type { FileFacts, HeadingFact } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'

export interface Outline {
  /** By the slug of the heading, or an id of its own that is written in it. */
  of(fragment: string): OutlineSection | undefined
}

export interface OutlineSection {
  readonly heading: HeadingFact
  readonly span: Span
  /** Offsets of its heading and of the headings above it that it stands under. */
  readonly within: readonly number[]
}

/** `textEnd` is the length of the file. */
export function outlineOf(facts: FileFacts | undefined, textEnd: number): Outline {
  const headings = facts?.headings ?? []
  const parents = headingParents(headings)
  const at = new Map(headings.map(({ slug }, i) => [slug, i]))
  let next = 0
  for (const { name, span } of facts?.anchors ?? []) {
    while (next < headings.length && headings[next]!.span[1] < span[1]) next++
    if (next < headings.length && headings[next]!.span[0] <= span[0] && !at.has(name)) at.set(name, next)
  }
  const ends = endsOf(headings, textEnd)
  return {
    of(fragment) {
      const i = at.get(fragment)
      if (i === undefined) return undefined
      const within: number[] = []
      for (let above = i; above !== -1; above = parents[above]!) within.push(headings[above]!.span[0])
      return { heading: headings[i]!, span: [headings[i]!.span[0], ends[i]!], within }
    },
  }
}

function endsOf(headings: readonly HeadingFact[], textEnd: number): number[] {
  const ends = headings.map(() => textEnd)
  const open: number[] = []
  for (const [i, { depth, span }] of headings.entries()) {
    while (open.length > 0 && headings[open.at(-1)!]!.depth >= depth) ends[open.pop()!] = span[0]
    open.push(i)
  }
  return ends
}
