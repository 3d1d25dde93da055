export interface Way {
  readonly from: number
  readonly to: number
}

/**
 * How many ways come before each of `count` places at most: the column that a drawing puts it in. What goes round in a
 * circle is begun at its first place.
 */
export function ranksOf(count: number, ways: readonly Way[]): number[] {
  const ranks = Array.from({ length: count }, () => 0)
  const waits = Array.from({ length: count }, () => 0)
  const leaving: number[][] = Array.from({ length: count }, () => [])
  for (const { from, to } of ways) {
    if (from === to) continue
    leaving[from]!.push(to)
    waits[to]!++
  }
  const isPlaced = ranks.map(() => false)
  const free = ranks.flatMap((_, at) => (waits[at] === 0 ? [at] : []))
  let first = 0
  for (let done = 0; done < count; done++) {
    let at = free.pop()
    if (at === undefined) {
      while (isPlaced[first]) first++
      at = first
    }
    isPlaced[at] = true
    for (const to of leaving[at]!) {
      if (isPlaced[to]) continue
      ranks[to] = Math.max(ranks[to]!, ranks[at]! + 1)
      if (--waits[to]! === 0) free.push(to)
    }
  }
  return ranks
}
