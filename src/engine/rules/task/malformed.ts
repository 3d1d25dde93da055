import type { Document } from '../../link/index.ts'
import type { StrayTaskFact, TaskFact } from '../../model/plans.ts'
import { groupBy } from '../../model/group-by.ts'
import { defineRule, type Finding } from '../rule.ts'
import { taskSections } from './task-sections.ts'

export default defineRule({
  id: 'task/malformed',
  summary: 'A line of a task list that is not written as its neighbours are.',
  rationale: `A task list is read by people who look and by tools that count, and a line that is written in another manner is seen by one of
the two alone. \`T12\` among \`T001\` is another id than \`T012\`, an item without an id cannot be cited, one without a box is never ticked,
and \`[-]\` or \`[✓]\` is no box on any page: it is shown as text.

Write ids with the digits of the others, give each task an id and a box, and strike a task through that is given up. What stands
under a task (its acceptance criteria, its steps) may look as it likes, and so may checkpoints; a list in which many items have
no id is meant to be mixed. A definition of done and other lists of criteria whose items begin with ids are no lists of tasks.`,
  severity: 'warning',
  fixable: false,
  messages: {
    width: 'Unexpected {id}, expected {expected}: the ids of this list have {count} digits.',
    taken: 'Unexpected {id}: the ids of this list have {count} digits, and {expected} is another task.',
    noId: 'A task without an id, among tasks that have one. Give it one, so that it can be cited.',
    noBox: '{id} has no box, among tasks that have one. Write "[ ]" or "[x]" in front of it.',
    box: 'Unexpected box {box} before {id}, expected "[ ]" or "[x]": as written this is no task.',
    givenUp: 'Unexpected box {box} before {id}, which is shown as text. Strike the task through to give it up.',
  },
  *check({ index }) {
    for (const { document, tasks } of index.taskLists) {
      if (document.role !== 'record') continue
      // A checklist that names the tasks of another list is written as it likes.
      if (tasks.filter(({ item }) => item).length * 2 <= tasks.length) continue
      const sections = taskSections(document, document.facts.tasks ?? [])
      const facts = tasks.map(({ fact }) => fact).filter(({ section }) => sections.has(section))
      yield* oddWidths(document, facts)
      yield* givenUp(document, facts)
      for (const stray of document.facts.strayTasks ?? [])
        if (sections.has(stray.section)) yield* strayFinding(document, stray)
    }
  },
})

type Message = 'width' | 'taken' | 'noId' | 'noBox' | 'box' | 'givenUp'

/** Fewer have no manner of their own. */
const FEWEST = 4

function* oddWidths({ path }: Document, facts: readonly TaskFact[]): Generator<Finding<Message>> {
  const boxes = facts.filter(({ form }) => form === 'box')
  const ids = new Set(boxes.map(({ id }) => id))
  for (const family of groupBy(boxes, ({ parts }) => parts.family).values()) {
    const padded = family.filter(({ parts }) => parts.number.startsWith('0'))
    const widths = [...groupBy(padded, ({ parts }) => parts.number.length)].sort(([, a], [, b]) => b.length - a.length)
    const [count, usual] = widths[0] ?? []
    if (count === undefined || usual === undefined || usual.length < FEWEST) continue
    // A list that outgrew its digits (`T1000`) is wider, and no fault.
    const odd = family.filter(({ parts }) => parts.number.length < count)
    if (odd.length * FEWEST > family.length) continue
    for (const { id, parts, span } of odd) {
      const expected = parts.family + parts.number.padStart(count, '0') + parts.suffix
      const message = ids.has(expected) ? 'taken' : 'width'
      yield { at: { file: path, span }, message, data: { id, expected, count } }
    }
  }
}

function* givenUp({ path }: Document, facts: readonly TaskFact[]): Generator<Finding<Message>> {
  for (const { id, box, isStruck, title } of facts) {
    if (box?.state !== 'given-up' || isStruck || title === '') continue
    yield { at: { file: path, span: box.span }, message: 'givenUp', data: { id, box: box.text } }
  }
}

/** Ends a phase, or tells how the list is used. */
const NO_TASK =
  /^\W*(?:check ?points?|gates?|milestones?|reviews?|notes?|all|every|ready|sign-?off|done when|definition of done|acceptance|exit|tests? pass|optional|tbd|\.{3}|…)\b/i

function* strayFinding({ path, scope }: Document, stray: StrayTaskFact): Generator<Finding<Message>> {
  const at = { file: path, span: stray.span }
  if (stray.sort === 'no-id') {
    if (!NO_TASK.test(stray.title) && stray.title !== '') yield { at, message: 'noId' }
    return
  }
  const id = stray.id ?? ''
  const item = scope.items.get(id)
  const isElsewhere = item?.definitions.some(({ file, span }) => file !== path || span[0] !== stray.span[0])
  // An item without a box that names a task of the list is about it.
  if (stray.sort === 'no-box' && !isElsewhere) yield { at, message: 'noBox', data: { id } }
  if (stray.sort === 'bad-box') yield { at, message: 'box', data: { id, box: stray.box ?? '' } }
}
