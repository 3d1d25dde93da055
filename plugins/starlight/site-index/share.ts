import { percentOf } from '../../../src/engine/views/readiness/progress.ts'

/** How many of how many are done. */
export interface SiteShare {
  readonly done: number
  readonly total: number
  /** Whole, rounded down: a hundred is said where nothing is left. */
  readonly percent: number
}

export interface NamedShare extends SiteShare {
  readonly name: string
  readonly href?: string
}

export function shareOf({ done, total }: Pick<SiteShare, 'done' | 'total'>): SiteShare {
  return { done, total, percent: percentOf({ name: '', done, total }) }
}
