/**
 * Which way arrows are drawn. Most of them lead to what comes then, and some from what waits to what it waits for: what else
 * is known of the same pairs tells.
 */
import { waysAlong } from './ways.ts'

export interface Arrow {
  readonly from: string
  readonly to: string
}

export interface Agreement {
  /** Arrows that lead as what is known does. */
  readonly forward: number
  /** Arrows that lead the other way. */
  readonly backward: number
}

/** How far arrows agree with those that are known; of what is not known, or known both ways, nothing is counted. */
export function agreementWith(known: Iterable<Arrow>): (arrows: Iterable<Arrow>) => Agreement {
  const { leads } = waysAlong(known)
  return (arrows) => {
    let forward = 0
    let backward = 0
    for (const { from, to } of arrows) {
      const [isForward, isBackward] = [leads(from, to), leads(to, from)]
      if (isForward && !isBackward) forward++
      if (isBackward && !isForward) backward++
    }
    return { forward, backward }
  }
}
