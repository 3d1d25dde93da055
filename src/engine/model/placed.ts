/** Looking things up that stand in the order of a text, by halves: a page may have thousands. */
import type { Span } from './range.ts'

export interface Placed {
  readonly span: Span
}

/** The index of the first that begins at or behind an offset. */
export function firstFrom(places: readonly Placed[], offset: number): number {
  let low = 0
  let high = places.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (places[middle]!.span[0] < offset) low = middle + 1
    else high = middle
  }
  return low
}

/** Those that begin in a stretch and end in it. */
export function inside<Value extends Placed>(places: readonly Value[], [start, end]: Span): Value[] {
  const found: Value[] = []
  for (let at = firstFrom(places, start); at < places.length && places[at]!.span[0] < end; at++)
    if (places[at]!.span[1] <= end) found.push(places[at]!)
  return found
}
