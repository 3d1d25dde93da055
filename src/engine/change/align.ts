/** Which lines of a text are still there in another version of it. */

/** Indexes of lines, from 0. */
export interface LineAlignment {
  /** For each line of the first text, the line of the second that it is; -1 for one that went. Ascending where it is not. */
  readonly there: Int32Array
  /** The other way round. */
  readonly back: Int32Array
}

/**
 * Lines that occur once in each text, in the longest order that both share, and the equal lines around them. Takes time in
 * proportion to the lines, however much differs. The same lines are kept whichever way round one asks.
 */
export function alignLines(before: readonly string[], after: readonly string[]): LineAlignment {
  // Of several longest orders the search finds one, and from the other side perhaps another.
  if (!isFirst(before, after)) {
    const { there, back } = alignInOrder(after, before)
    return { there: back, back: there }
  }
  return alignInOrder(before, after)
}

function isFirst(one: readonly string[], other: readonly string[]): boolean {
  if (one.length !== other.length) return one.length < other.length
  const at = one.findIndex((line, index) => line !== other[index])
  return at === -1 || one[at]! < other[at]!
}

function alignInOrder(before: readonly string[], after: readonly string[]): LineAlignment {
  const there = new Int32Array(before.length).fill(-1)
  const back = new Int32Array(after.length).fill(-1)
  const keep = (old: number, now: number) => {
    there[old] = now
    back[now] = old
  }
  const isOpen = (old: number, now: number) =>
    old >= 0 && now >= 0 && old < before.length && now < after.length && there[old] === -1 && back[now] === -1
  let start = 0
  while (isOpen(start, start) && before[start] === after[start]) keep(start, start++)
  const grow = before.length - after.length
  for (let old = before.length - 1; isOpen(old, old - grow) && before[old] === after[old - grow]; old--)
    keep(old, old - grow)

  const anchors = longestOrder(uniquePairs(before, after, there, back))
  for (const [old, now] of anchors) keep(old, now)
  // Towards the start first, then towards the end: a blank line belongs to what stands below it.
  for (const step of [-1, 1])
    for (const [old, now] of anchors)
      for (let i = step; isOpen(old + i, now + i) && before[old + i] === after[now + i]; i += step)
        keep(old + i, now + i)
  return { there, back }
}

type Pair = readonly [old: number, now: number]

/** Ascending in the first text. */
function uniquePairs(
  before: readonly string[],
  after: readonly string[],
  there: Int32Array,
  back: Int32Array,
): readonly Pair[] {
  const once = (lines: readonly string[], other: Int32Array) => {
    const places = new Map<string, number>()
    lines.forEach((line, at) => {
      if (other[at] === -1 && line.trim() !== '') places.set(line, places.has(line) ? -1 : at)
    })
    return places
  }
  const now = once(after, back)
  return [...once(before, there)].flatMap(([line, old]) => {
    const place = now.get(line) ?? -1
    return old === -1 || place === -1 ? [] : [[old, place] as const]
  })
}

/** The longest run of pairs that ascends in both texts. */
function longestOrder(pairs: readonly Pair[]): Pair[] {
  // `best[n]` is the pair that ends the run of n + 1 pairs with the smallest end.
  const best: number[] = []
  const previous = new Int32Array(pairs.length).fill(-1)
  pairs.forEach(([, now], at) => {
    let low = 0
    let high = best.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[best[middle]!]![1] < now) low = middle + 1
      else high = middle
    }
    previous[at] = best[low - 1] ?? -1
    best[low] = at
  })
  const run: Pair[] = []
  for (let at = best.at(-1) ?? -1; at !== -1; at = previous[at]!) run.push(pairs[at]!)
  return run.reverse()
}
