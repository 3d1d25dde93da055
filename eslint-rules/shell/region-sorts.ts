import type { Region } from './text.ts'

/** Whether a region, or one around it, is of one of these sorts. */
export function isIn(region: Region, ...sorts: readonly Region['sort'][]): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (sorts.includes(at.sort)) return true
  return false
}
