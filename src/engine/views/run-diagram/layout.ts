import { chartSize, type Direction, type DrawingSize } from '../diagram-size.ts'
import type { Arrow, Box } from './boxes.ts'
import { linesOf } from './labels.ts'

/** What a page of a site has beside its sidebars, in pixels. */
const COLUMN = 720

/** From left to right where that fits the page; else whichever is narrower. */
export function layoutOf(
  boxes: readonly Box[],
  arrows: readonly Arrow[],
): { readonly direction: Direction; readonly size: DrawingSize } {
  const lines = boxes.map(linesOf)
  const across = chartSize(lines, arrows, 'LR')
  const down = chartSize(lines, arrows, 'TB')
  return across.width <= Math.max(COLUMN, down.width)
    ? { direction: 'LR', size: across }
    : { direction: 'TB', size: down }
}
