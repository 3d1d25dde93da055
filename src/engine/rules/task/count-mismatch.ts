import { writeNumeralLike } from '../../kinds/numerals.ts'
import type { Document } from '../../link/index.ts'
import type { Task } from '../../link/tasks.ts'
import { groupBy } from '../../model/group-by.ts'
import type { CountFact } from '../../model/plans.ts'
import type { Place, Span } from '../../model/range.ts'
import { defineRule, type ProposedChange } from '../rule.ts'
import { countedBy, listsIn, type Counted } from './counted-tasks.ts'
import { readingsOf, type Readings } from './readings.ts'

export default defineRule({
  id: 'task/count-mismatch',
  summary: 'A stated number of tasks that differs from the tasks listed.',
  rationale: `"104 tasks" is what a team plans by and what a report divides by. When six have come since, every share
computed from it is wrong, and nobody sees it: a list of a hundred boxes is not counted by eye.

Write the number that the list has, or leave the number out. Compared are totals, the numbers of a phase or a story, shares
such as \`12/18\`, and numbers beside a range of ids. Whether \`T011a\` is a task of its own or a part of T011 is the team's
affair: a number that fits either way is right, unless \`counting\` asks for one of them; \`T011-TEST\` and \`T011.1\` are suffixed
ids, too. Tasks that are struck out or given up may be counted or not, and so may boxes without an id. Ids beside a number say
what it counts, whatever else the line is about. Rough numbers, and numbers whose tasks cannot be told for certain, are left alone.`,
  severity: 'warning',
  fixable: false,
  options: {
    counting: {
      type: 'string',
      default: 'either',
      description:
        'How tasks with suffixed ids count: `all-ids` takes T011a for a task of its own, `base-ids` for a part of T011, `either` accepts both.',
    },
  },
  messages: {
    listed: '{subject}: {stated} stated, {listed}.',
    done: '{subject}: {stated} stated as done, {listed}.',
    open: '{subject}: {stated} stated as open, {listed}.',
    sum: '{stated} tasks are stated, and the parts beside it add up to {sum}.',
    unfinished: 'All {stated} tasks are stated as done, and {open} beside them as not: {subject}.',
  },
  *check({ index, options }) {
    const lists = listsIn(index)
    for (const document of index.documents) {
      if (document.role !== 'record') continue
      const counts = (document.facts.counts ?? []).filter(({ noun }) => noun === 'task')
      for (const count of counts) {
        const list = lists(document, count)
        const counted = list && countedBy(count, list)
        const found = counted && compare(document, count, counted, options['counting'])
        if (found) yield found
        else if (hasOtherSum(count)) {
          const data = { stated: count.value, sum: sumOf(count) }
          yield { at: { file: document.path, span: count.span }, message: 'sum', data }
        } else yield* againstUnfinished(document, count, counts)
      }
    }
  },
})

function compare({ path }: Document, count: CountFact, counted: Counted, counting: unknown) {
  const { value, of, written, span, ofSpan, state } = count
  const checks: readonly [number, Span, CountFact['state']][] =
    of === undefined || ofSpan === undefined
      ? [[value, span, state]]
      : [
          [of, ofSpan, undefined],
          [value, span, state ?? 'done'],
        ]
  const { boxes } = counted
  // Tasks of another numbering, or of a list within a task: nobody knows which of them were counted.
  if (boxes.some(({ isNumbered, isNested }) => isNumbered || isNested)) return undefined
  const plain = boxes.filter(({ parts }) => parts === undefined).length
  for (const [stated, at, asked] of checks) {
    const readings = readingsBy(counted, asked)
    // What is done of boxes without an id is nobody's statement.
    if (asked !== undefined && plain > 0) continue
    const isByNumber = asked === undefined && counting !== 'all-ids' && stated === counted.byNumber
    const isFitting = readings.some((each) => fits(stated, plain, each, counting))
    if (isByNumber || isFitting) continue
    const place = { file: path, span: at }
    const data = { subject: subjectOf(count, counted), stated: tasksAre(stated), listed: listedAs(readings[0]!, asked) }
    const suggestions = suggested(place, written, readings[0]!, counting)
    return { at: place, message: asked ?? 'listed', data, related: placesOf(counted), suggestions } as const
  }
  return undefined
}

/** Every way of counting; the first is the likeliest. */
function readingsBy({ choices, boxes }: Counted, state: CountFact['state']): Readings[] {
  const ways = choices.flatMap(waysOf)
  const plainly = boxes.some(({ parts }) => parts) ? ways.map((tasks) => readingsOf(tasks, [], state)) : []
  return [...ways.map((tasks) => readingsOf(tasks, boxes, state)), ...plainly]
}

const known = new WeakMap<readonly Task[], readonly (readonly Task[])[]>()

/** Tasks, and a list of checks with ids of its own. */
function waysOf(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const found = known.get(tasks) ?? splitByFamily(tasks)
  known.set(tasks, found)
  return found
}

function splitByFamily(tasks: readonly Task[]): readonly (readonly Task[])[] {
  const families = groupBy(tasks, ({ fact }) => fact.parts.family)
  return families.size > 1 ? [tasks, ...families.values()] : [tasks]
}

/** Any number of the boxes without an id may have been counted, too. */
function fits(stated: number, plain: number, { allLawful, baseLawful }: Readings, counting: unknown): boolean {
  const isOneOf = (lawful: ReadonlySet<number>) =>
    [...lawful].some((number) => number <= stated && stated <= number + plain)
  return (counting !== 'base-ids' && isOneOf(allLawful)) || (counting !== 'all-ids' && isOneOf(baseLawful))
}

function tasksAre(number: number): string {
  return number === 1 ? '1 task is' : `${number} tasks are`
}

function listedAs({ all, base }: Readings, state: CountFact['state']): string {
  const verb = all === 1 ? 'is' : 'are'
  return `${all} ${verb}${state ? '' : ' listed'}${all === base ? '' : ` (${base} without suffixed ids)`}`
}

function suggested(at: Place, written: string, { all, base }: Readings, counting: unknown): ProposedChange[] {
  const numbers = counting === 'all-ids' ? [all] : counting === 'base-ids' ? [base] : [...new Set([all, base])]
  return numbers.map((number) => ({
    message: `Write ${number}${all === base ? '' : number === all ? ', every id' : ', ids without their suffix'}`,
    edits: [{ ...at, text: writeNumeralLike(written, number) }],
  }))
}

/** What the number is of, for the message. */
function subjectOf({ subject, members }: CountFact, counted?: Counted): string {
  if (subject !== '') return subject
  const [range] = members ?? []
  if (range && members!.length === 1)
    return [range.from, range.to].map(({ family, number, suffix }) => family + number + suffix).join(' to ')
  const { phase, choices = [] } = counted ?? {}
  const isPart = phase && choices.some((tasks) => tasks.length > phase.tasks.length)
  return isPart ? phase.title : 'In all'
}

function placesOf({ phase, choices }: Counted): { readonly at: Place; readonly message: string }[] {
  const first = choices[0]![0]
  if (!first) return []
  const { path } = first.document
  if (phase) return [{ at: { file: path, span: phase.heading.span }, message: 'the tasks listed' }]
  return [{ at: { file: path, span: first.fact.span }, message: 'the first of them' }]
}

function sumOf({ parts = [] }: CountFact): number {
  return parts.reduce((sum, { value = 0 }) => sum + value, 0)
}

function hasOtherSum(count: CountFact): boolean {
  const { parts, value } = count
  return parts !== undefined && parts.every((part) => part.value !== undefined) && sumOf(count) !== value
}

/** "64/64 tasks completed" under a line that has one in progress. */
function* againstUnfinished({ path }: Document, count: CountFact, counts: readonly CountFact[]) {
  if (count.state !== 'done' || !count.whole || count.of !== count.value) return
  const open = counts.find(({ state, section, value }) => state === 'open' && section === count.section && value > 0)
  if (!open) return
  const data = { stated: count.value, open: open.value, subject: open.subject }
  const related = [{ at: { file: path, span: open.span }, message: 'stated as not done' }]
  yield { at: { file: path, span: count.span }, message: 'unfinished', data, related } as const
}
