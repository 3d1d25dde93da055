import type { DefinitionFact, HeadingFact } from '../model/facts.ts'
import type { TaskFact } from '../model/plans.ts'
import type { Page } from './page.ts'

/** The tasks of a page, in its order: items with a box and a task's id, and headings of tasks with fields below them. */
export function extractTasks(
  _page: Page,
  _headings: readonly HeadingFact[],
  _definitions: readonly DefinitionFact[],
): TaskFact[] {
  return []
}
