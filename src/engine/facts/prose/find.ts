import type { ProseFact } from '../../model/prose.ts'
import type { Span } from '../../model/range.ts'
import type { Segment } from './segments.ts'

/** A place in a segment, counted from its beginning. */
export interface Find {
  readonly sort: ProseFact['sort']
  readonly span: Span
  readonly data?: ProseFact['data']
  readonly replacement?: string
}

/** `sentences` are taken apart when they are asked for: most segments have nothing to say. */
export type SegmentFinder = (segment: Segment, sentences: () => readonly Span[]) => Find[]

/** One find for each match that `accept` lets through; the span is that of the whole match. */
export function findAll(
  text: string,
  pattern: RegExp,
  sort: Find['sort'],
  accept: (match: RegExpExecArray) => boolean = () => true,
): Find[] {
  return [...text.matchAll(pattern)]
    .filter(accept)
    .map(({ index, 0: found }) => ({ sort, span: [index, index + found.length] }))
}
