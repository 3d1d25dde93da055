import type { Arrow } from './boxes.ts'
import { ranksOf } from './ranks.ts'

/** Leaves out what goes without saying: an arrow to where a longer way of hard arrows leads as well. */
export function withoutImplied(arrows: readonly Arrow[], count: number): Arrow[] {
  const ranks = ranksOf(count, arrows)
  const isForward = ({ from, to }: Arrow) => ranks[from]! < ranks[to]!
  const leaving: number[][] = Array.from({ length: count }, () => [])
  for (const arrow of arrows) if (arrow.sort === 'hard' && isForward(arrow)) leaving[arrow.from]!.push(arrow.to)
  const order = ranks.map((_, at) => at).sort((one, other) => ranks[other]! - ranks[one]!)
  const reached: Set<number>[] = Array.from({ length: count }, () => new Set())
  for (const at of order)
    for (const next of leaving[at]!) {
      reached[at]!.add(next)
      for (const beyond of reached[next]!) reached[at]!.add(beyond)
    }
  return arrows.filter(
    (arrow) =>
      !isForward(arrow) || !leaving[arrow.from]!.some((next) => next !== arrow.to && reached[next]!.has(arrow.to)),
  )
}
