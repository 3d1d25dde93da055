import type { Document, Index, Item, Reference } from '../../link/index.ts'
import type { Task } from '../../link/tasks.ts'
import type { DefinitionFact } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { inside } from '../../model/placed.ts'
import type { Span } from '../../model/range.ts'
import { defineRule, type Finding } from '../rule.ts'
import { deniesDone } from '../../link/task-verdicts.ts'
import { failedReports } from './failed-reports.ts'

export default defineRule({
  id: 'verification/contradiction',
  summary: 'Something is called verified, and what it rests on says failed, blocked or not done.',
  rationale: `A summary is believed because it names what it rests on. "SC-003: validated in T062" reads as proof, until somebody opens T062 and
finds "blocked"; a row that has passed links a report whose first line says "failed". Then the claim is worth less than none, for
it keeps everybody from looking. Run the check again, or say what holds: blocked, failed, open.

Two things are compared. A criterion or requirement that names the task in which it was validated is held against what that task says of
itself; a task that is merely not ticked yet counts only where the criterion is ticked, since a plan may say beforehand where
something will be validated. A row or criterion that has passed is held against the report that it links: its status in the frontmatter,
or a status or result right under its title or under the heading linked.`,
  severity: 'error',
  fixable: false,
  messages: {
    task: '{id} is called {claim} in {task}, and {task} says "{words}". Run it again, or take the claim back.',
    unticked: '{id} is ticked as {claim} in {task}, and {task} is not ticked. Finish it, or take the claim back.',
    report: 'This {site} has passed by {path}, which says "{words}". Run it again, or take the claim back.',
    row: '{id} has passed by {task}, and {task} says "{words}". Run it again, or take the claim back.',
    rowUnticked: '{id} has passed by {task}, and {task} is not ticked. Finish it, or take the claim back.',
  },
  *check({ index }) {
    const tasks = tasksByItem(index)
    if (tasks.size > 0) {
      const references = groupBy(index.references, ({ document }) => document)
      for (const [document, own] of references) if (document.role === 'record') yield* claimsIn(document, own, tasks)
      yield* rowsIn(index, references, tasks)
    }
    for (const { evidence, path, words, related } of failedReports(index))
      yield {
        at: { file: evidence.document.path, span: evidence.fact.span },
        message: 'report',
        data: { site: evidence.fact.site, path, words },
        related: [{ at: related, message: 'it says so here' }],
      }
  },
})

type Message = 'task' | 'unticked' | 'report' | 'row' | 'rowUnticked'

function tasksByItem({ taskLists }: Index): ReadonlyMap<Item, Task> {
  return new Map(taskLists.flatMap(({ tasks }) => tasks.flatMap((task) => (task.item ? [[task.item, task]] : []))))
}

/** Group 1 the claim, 2 the tasks: "Validated in T062", "verified by T043 and T044". */
const CLAIM =
  /\b(validated|verified|tested|proven|confirmed|demonstrated|measured|passed) (?:in|by|with|through|via) (?:tasks? )?(T[A-Z-]{0,8}\d[\w-]{0,12}(?:(?:, (?:and )?| and | & |, ?)T[A-Z-]{0,8}\d[\w-]{0,12})*)/i
/** The tasks of a claim stand between these. */
const BETWEEN = /,? and | & |, ?/i
/** It was not, or is to be. */
const NOT_YET = /\b(?:to be|will be|must be|should be|shall be|can be|not|not yet|never|once|when|if|until|partly)\s$/i

function* claimsIn(
  document: Document,
  references: readonly Reference[],
  tasks: ReadonlyMap<Item, Task>,
): Generator<Finding<Message>> {
  for (const fact of document.facts.definitions) {
    if (fact.form === 'task' || fact.form === 'table-row' || fact.isTombstone) continue
    const claim = CLAIM.exec(fact.title)
    if (!claim || NOT_YET.test(fact.title.slice(0, claim.index))) continue
    const listed = new Set(claim[2]!.split(BETWEEN))
    for (const reference of inside(references, [fact.span[1], fact.extent[1]])) {
      const task = taskOf(reference, tasks)
      // What is named again further on is said once.
      if (!task || !listed.delete(reference.fact.id)) continue
      const broken = brokenBy(task, fact.isDone === true)
      if (!broken) continue
      yield {
        at: { file: document.path, span: claimSpan(fact, reference) },
        message: broken === 'unticked' ? 'unticked' : 'task',
        data: { id: fact.id, claim: claim[1]!.toLowerCase(), task: task.fact.id, words: wordsOf(task) },
        related: [placeOf(task)],
      }
    }
  }
}

/** Rows of verifications that have passed, and name the task that shows it. */
function* rowsIn(
  { traceability }: Index,
  references: ReadonlyMap<Document, readonly Reference[]>,
  tasks: ReadonlyMap<Item, Task>,
): Generator<Finding<Message>> {
  for (const { item, document, result, evidence } of traceability.verifications) {
    if (document.role !== 'record' || result?.progress !== 'done' || !evidence) continue
    for (const reference of inside(references.get(document) ?? [], evidence.span)) {
      const task = taskOf(reference, tasks)
      const broken = task && brokenBy(task, true)
      if (!broken) continue
      yield {
        at: { file: document.path, span: reference.span },
        message: broken === 'unticked' ? 'rowUnticked' : 'row',
        data: { id: item.id, task: task.fact.id, words: wordsOf(task) },
        related: [placeOf(task)],
      }
    }
  }
}

/** `isTold`: the claim is a tick or a result, not words that a plan may hold beforehand. */
function brokenBy(task: Task, isTold: boolean): 'said' | 'unticked' | undefined {
  const { fact, said, isDone } = task
  if (fact.isStruck) return undefined
  const isStuck = said?.progress === 'blocked' || said?.progress === 'failed'
  if (deniesDone(task) && (isDone || isStuck || isTold)) return 'said'
  return isTold && fact.box?.state === 'open' ? 'unticked' : undefined
}

function taskOf({ fact, resolution }: Reference, tasks: ReadonlyMap<Item, Task>): Task | undefined {
  if (fact.form !== 'single' || resolution.state !== 'resolved') return undefined
  return resolution.items[0] && tasks.get(resolution.items[0])
}

/** From the id of what is claimed to the task. */
function claimSpan({ span }: DefinitionFact, reference: Reference): Span {
  return [span[0], reference.span[1]]
}

function wordsOf({ said }: Task): string {
  return said?.words.replace(/ by$/, '') ?? ''
}

function placeOf({ document, fact, said }: Task): { at: { file: string; span: Span }; message: string } {
  return { at: said?.at ?? { file: document.path, span: fact.span }, message: `${fact.id} stands here` }
}
