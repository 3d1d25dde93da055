import type { TaskFact } from '../../model/plans.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, type Page } from '../page.ts'

const BOX = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[[ xX]\][ \t]/

/**
 * Offsets of boxes without an id outside of every task, on a page that has tasks: an author may have counted them, too.
 * Boxes within a task are its own checks.
 */
export function extractPlainBoxes(page: Page, tasks: readonly TaskFact[]): number[] {
  const { text, tree } = page
  if (tasks.length === 0) return []
  const boxes: number[] = []
  let task = 0
  let covered = 0
  for (const item of nodesOf(page, Node.listItem)) {
    const start = tree.start[item]!
    for (; task < tasks.length && tasks[task]!.extent[0] <= start; task++)
      if (tasks[task]!.form === 'box') covered = Math.max(covered, tasks[task]!.extent[1])
    if (start >= covered && BOX.test(text.slice(start, start + LONGEST_MARKER))) boxes.push(start)
  }
  return boxes
}

const LONGEST_MARKER = 20
