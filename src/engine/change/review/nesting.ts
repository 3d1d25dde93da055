/** Stretches of a text that hold each other: which is the innermost around a place. */
import type { Span } from '../../model/range.ts'

export interface Nesting<Value> {
  /** The innermost stretch around an offset. */
  at(offset: number): Value | undefined
}

export function nestingOf<Value>(values: readonly Value[], spanOf: (value: Value) => Span): Nesting<Value> {
  const sorted = values
    .map((value) => ({ value, span: spanOf(value) }))
    .sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
  const parents: number[] = []
  const open: number[] = []
  for (const [at, { span }] of sorted.entries()) {
    while (open.length > 0 && sorted[open.at(-1)!]!.span[1] <= span[0]) open.pop()
    parents.push(open.at(-1) ?? -1)
    open.push(at)
  }
  return {
    at(offset) {
      let low = 0
      let high = sorted.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (sorted[middle]!.span[0] <= offset) low = middle + 1
        else high = middle
      }
      let found = low - 1
      while (found >= 0 && sorted[found]!.span[1] <= offset) found = parents[found]!
      return sorted[found]?.value
    },
  }
}
