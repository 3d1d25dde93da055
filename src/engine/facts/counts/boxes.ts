import type { BoxFact, TaskFact } from '../../model/plans.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, type Page } from '../page.ts'

/** Group 1 is the box's sign. */
const BOX = /^(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]+[*_~`[(]{0,8}/
/** `T042-TEST`, `T142.1`, `T041a.2`; the family has to be one of the page's tasks. */
const LONGER_ID = /^([A-Z]+(?:-[A-Z]+)*-?)(\d{1,6})([a-z]{0,2}(?:\.\d{1,4}|-[A-Z]{2,}(?![A-Za-z0-9]))+)(?![\w-])/
const OUTLINE = /^(?:\d{1,3}(?:\.\d{1,3})+[.:)]?|\d{1,3}[.:)]|task[ -]\d{1,4}[.:)]?)(?=[\s*_`])/i

/**
 * Boxes outside of every task: an author may have counted them, too. Boxes within a task are its own checks, unless they
 * have a task's id.
 */
export function extractPlainBoxes(page: Page, tasks: readonly TaskFact[]): BoxFact[] {
  const { text, tree } = page
  if (tasks.length === 0) return []
  const families = new Set(tasks.map(({ parts }) => parts.family))
  const own = new Set(tasks.map(({ extent }) => extent[0]))
  const boxes: BoxFact[] = []
  let task = 0
  let covered = 0
  for (const item of nodesOf(page, Node.listItem)) {
    const offset = tree.start[item]!
    for (; task < tasks.length && tasks[task]!.extent[0] <= offset; task++)
      if (tasks[task]!.form === 'box') covered = Math.max(covered, tasks[task]!.extent[1])
    if (own.has(offset)) continue
    const isNested = offset < covered
    const start = text.slice(offset, offset + LONGEST_START)
    const box = BOX.exec(start)
    if (!box) continue
    const rest = start.slice(box[0].length)
    const [, family = '', number = '', suffix = ''] = LONGER_ID.exec(rest) ?? []
    const parts = families.has(family) ? { family, number, suffix } : undefined
    if (isNested && !parts) continue
    boxes.push({
      offset,
      isDone: box[1] !== ' ',
      ...(parts && { parts }),
      ...(!parts && OUTLINE.test(rest) && { isNumbered: true as const }),
      ...(isNested && { isNested: true as const }),
    })
  }
  return boxes
}

const LONGEST_START = 80
