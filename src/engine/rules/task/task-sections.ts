/** Under which headings the items with a box are tasks, and no criteria that begin with what they are about. */
import type { Document } from '../../link/index.ts'
import type { TaskFact } from '../../model/plans.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import { groupBy } from '../../model/group-by.ts'
import { headingParents } from '../../model/heading-parents.ts'

const CRITERIA =
  /\b(?:acceptance|criteri(?:a|on)|check-?lists?|definition of (?:done|ready)|dod|done when|exit|quality gates?|sign-?off)\b/i
const TASKS = /\b(?:tasks?|to-?dos?|work ?items?|backlog)\b/i

/** The sections whose lists are lists of tasks, as indexes of headings; -1 before the first. */
export function taskSections({ facts: { headings } }: Document, tasks: readonly TaskFact[]): ReadonlySet<number> {
  const parents = headingParents(headings)
  const sections = new Set<number>()
  for (const [section, own] of groupBy(tasks, (task) => task.section)) {
    const above = [...headingsAbove(section)]
    // A whole page of tasks may be called a checklist.
    if (above.some(({ text, depth }) => depth > 1 && CRITERIA.test(text))) continue
    const isOfTasks = own.filter(isOfTaskFamily).length * 2 > own.length
    if (isOfTasks || above.some(({ text }) => TASKS.test(text))) sections.add(section)
  }
  return sections

  function* headingsAbove(section: number): Generator<Document['facts']['headings'][number]> {
    for (let at = section; at !== -1; at = parents[at]!) yield headings[at]!
  }
}

function isOfTaskFamily({ parts }: TaskFact): boolean {
  return kindOfFamily(parts.family) === 'task'
}
