import type { Region } from './text.ts'

/** Whether a region, or one around it, is of one of these sorts. */
export function isIn(region: Region, ...sorts: readonly Region['sort'][]): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (sorts.includes(at.sort)) return true
  return false
}

/** Whether a region is another one, or inside of it. */
export function isWithin(region: Region, outer: Region): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (at === outer) return true
  return false
}
