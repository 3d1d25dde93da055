/** Which tasks a stated number is about; nothing where that is not certain. */
import type { Document, Index } from '../../link/index.ts'
import type { Phase, Task, TaskList } from '../../link/tasks.ts'
import { readOrdinal } from '../../kinds/numerals.ts'
import type { IdParts } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { firstFrom } from '../../model/placed.ts'
import type { BoxFact, CountFact } from '../../model/plans.ts'
import { lookupOf, storiesIn } from './lookup.ts'

/**
 * The list that a number is about: the document's own. In a document that has tasks and is no list of them, a report or a
 * plan, only numbers of a phase or of a range of ids are certain; without tasks of its own only the latter, by the one list of
 * its scope.
 */
export function listsIn(index: Index): (document: Document, count: CountFact) => TaskList | undefined {
  const lists = index.taskLists.filter(({ tasks, document }) => {
    const own = tasks.filter(({ item }) => item !== undefined)
    return document.role === 'record' && own.length * 2 > tasks.length
  })
  const byDocument = new Map(lists.map((list) => [list.document, list]))
  const byScope = groupBy(
    lists.filter(({ document }) => isTaskList(document)),
    ({ document }) => document.scope,
  )
  return (document, count) => {
    const own = byDocument.get(document)
    if (own && (count.members !== undefined || count.subject !== '' || isTaskList(document))) return own
    if (!count.members) return undefined
    const near = byScope.get(document.scope) ?? []
    return near.length === 1 ? near[0] : undefined
  }
}

/** By its type, its name or its title. */
function isTaskList({ path, facts }: Document): boolean {
  if (facts.frontmatter?.data['type'] === 'tasks') return true
  const name = path.slice(path.lastIndexOf('/') + 1)
  return /(?:^|[-_. ])tasks?(?=[-_. ])/i.test(name) || /^\W*tasks?\b|\btask list\b/i.test(facts.headings[0]?.text ?? '')
}

export interface Counted {
  /** The tasks by each way of telling them: a story's phase, or the tasks with its mark. The first is the likeliest. */
  readonly choices: readonly (readonly Task[])[]
  /** As many as an author counts who goes by the numbers at both ends of a range. */
  readonly byNumber?: number
  readonly phase?: Phase
  /** The boxes among them that are no tasks by their ids. */
  readonly boxes: readonly BoxFact[]
}

export function countedBy(count: CountFact, list: TaskList): Counted | undefined {
  if (count.members) return byRanges(count.members, list)
  if (count.parts && count.parts.every(({ value }) => value === undefined)) return byParts(count.parts, list)
  if (count.subject !== '') return ownHeading(count, list) ?? bySubject(count.subject, list)
  const own = phaseOf(count, list)
  if (own === undefined) return { choices: [list.tasks], boxes: boxesOf(list) }
  if (own === 'inside') return undefined
  // A number in the section of a phase is its own, or that of all of them.
  const counted = within(own, list)
  // A number behind the last task sums the list up, whatever heading it stands under.
  const isBehind = count.span[0] > list.tasks.at(-1)!.fact.span[0] && count.section === lastSection(list)
  return isBehind
    ? { choices: [list.tasks, ...counted.choices], boxes: boxesOf(list) }
    : { ...counted, choices: [...counted.choices, list.tasks] }
}

function byRanges(members: NonNullable<CountFact['members']>, list: TaskList): Counted | undefined {
  const isNamed = (parts: IdParts) => members.some((range) => isWithin(parts, range))
  const named = list.tasks.filter(({ fact }) => isNamed(fact.parts))
  const boxes = boxesOf(list).filter(({ parts }) => parts && isNamed(parts))
  const ids = new Set([...named.map(({ fact }) => fact.id), ...boxes.map(({ parts }) => parts!.family + parts!.number)])
  const ends = members.flatMap(({ from, to }) => [from, to])
  // A range whose ends are no tasks of the list is about another list.
  if (!ends.every(({ family, number, suffix }) => ids.has(family + number + suffix))) return undefined
  const lengths = members.map(({ from, to }) => Number(to.number) - Number(from.number) + 1)
  return {
    choices: [named, asTheyStand(members, list)],
    byNumber: lengths.reduce((sum, length) => sum + length, 0),
    boxes,
  }
}

/** From the one id to the other as they stand: T056a, T056b, T057a, where T056 and T057 stand in another section. */
function asTheyStand(members: readonly Range[], { tasks }: TaskList): Task[] {
  const ids = tasks.map(({ fact }) => fact.id)
  const at = ({ family, number, suffix }: IdParts) => ids.indexOf(family + number + suffix)
  return members.flatMap(({ from, to }) => tasks.slice(at(from), at(to) + 1))
}

type Range = NonNullable<CountFact['members']>[number]

function isWithin(id: IdParts, { from, to }: Range): boolean {
  if (id.family !== from.family) return false
  const isWhole = to.suffix === '' && id.number === to.number && from !== to
  return compareIds(from, id) <= 0 && (isWhole || compareIds(id, to) <= 0)
}

/** `T145z` stands before `T145aa`. */
function compareIds(a: IdParts, b: IdParts): number {
  const order = Number(a.number) - Number(b.number) || a.suffix.length - b.suffix.length
  return order !== 0 ? order : Number(a.suffix > b.suffix) - Number(a.suffix < b.suffix)
}

/** Every part is one phase, and each another one. */
function byParts(parts: NonNullable<CountFact['parts']>, list: TaskList): Counted | undefined {
  const counted = parts.map(({ text }) => bySubject(text, list))
  const phases = counted.map((each) => each?.phase)
  const boxes = counted.flatMap((each) => each?.boxes ?? [])
  if (phases.includes(undefined) || new Set(phases).size < phases.length) return undefined
  return { choices: [phases.flatMap((phase) => phase!.tasks)], boxes }
}

const NUMBERED = /^phase\s+([A-Za-z]+|\d{1,3})(?![\w.])\s*(?:$|[-–—:(,])/i
const STORY = /^(?:(?:user\s+)?story\s+|US-?)(\d{1,3})\b(?!\s*[+&,/])/i

function bySubject(subject: string, list: TaskList): Counted | undefined {
  const numbered = NUMBERED.exec(subject)?.[1]
  if (numbered !== undefined) return byNumber(readOrdinal(numbered), subject, list)
  const story = STORY.exec(subject)?.[1]
  return story === undefined ? byName(subject, list) : byStory(Number(story), list)
}

function byNumber(number: number | undefined, subject: string, list: TaskList): Counted | undefined {
  const phases = list.phases.filter((phase) => number !== undefined && phase.number === number)
  const phase = phases.length === 1 && /phase/i.test(phases[0]!.title) ? phases[0]! : undefined
  if (!phase) return undefined
  // "Phase 3 (US1 …)" beside a heading "Phase 3: User Story 2": another numbering.
  const [said, titled] = [storiesIn(subject), storiesIn(phase.title)]
  if (said.length > 0 && titled.length > 0 && !said.some((story) => titled.includes(story))) return undefined
  return within(phase, list)
}

function byStory(story: number, list: TaskList): Counted | undefined {
  const phases = lookupOf(list)
    .phases.filter(({ stories }) => stories.includes(story))
    .map(({ phase }) => phase)
  const marked = list.tasks.filter(({ fact }) => fact.story && storiesIn(fact.story.id)[0] === story)
  const phase = phases.length === 1 && storiesIn(phases[0]!.title).length === 1 ? phases[0] : undefined
  const own = phase && within(phase, list)
  const choices = [...(own?.choices ?? []), ...(marked.length > 0 ? [marked] : [])]
  if (phases.length > 1 || choices.length === 0) return undefined
  // Whether a box without a task's id is of the story, its heading alone tells.
  return own ? { ...own, choices } : boxesOf(list).length === 0 ? { choices, boxes: [] } : undefined
}

const SHORTEST_STEM = 5

/** "Setup" for "Phase 1: Setup (Shared Infrastructure)", "Foundation" for "Phase 2: Foundational". */
function byName(subject: string, list: TaskList): Counted | undefined {
  const name = subject.toLowerCase()
  if (name.length < SHORTEST_STEM) return undefined
  const phases = lookupOf(list).phases.filter((each) => each.name.startsWith(name))
  const phase = phases.length === 1 ? phases[0]!.phase : undefined
  return phase && within(phase, list)
}

type CountedPhase = Counted & { readonly phase: Phase }

const known = new WeakMap<Phase, CountedPhase>()

/** A phase with phases inside of it may count for both. */
function within(phase: Phase, list: TaskList): CountedPhase {
  const found = known.get(phase) ?? countedIn(phase, list)
  known.set(phase, found)
  return found
}

function countedIn(phase: Phase, list: TaskList): CountedPhase {
  const { headings } = list.document.facts
  const start = phase.heading.span[0]
  const next = headings.find(({ span, depth }) => span[0] > start && depth <= phase.heading.depth)
  const end = next?.span[0] ?? Infinity
  const { facts } = lookupOf(list)
  const choices = [phase.tasks, list.tasks.slice(firstFrom(facts, start), firstFrom(facts, end))]
  return { choices, phase, boxes: boxesOf(list).filter(({ offset }) => offset > start && offset < end) }
}

function boxesOf({ document }: TaskList): readonly BoxFact[] {
  return document.facts.plainBoxes ?? []
}

/** A heading that tells how many tasks stand below it: "## Phase 3.2: Contract tests (12 tasks)". */
function ownHeading({ section, span }: CountFact, list: TaskList): Counted | undefined {
  const phase = lookupOf(list).byHeading.get(list.document.facts.headings[section])
  return phase && span[0] < phase.heading.span[1] ? within(phase, list) : undefined
}

/** The phase whose heading a number stands right under; `inside` where a section of a phase is between. */
function phaseOf({ section }: CountFact, list: TaskList): Phase | 'inside' | undefined {
  const { headings } = list.document.facts
  const { byHeading, parents } = lookupOf(list)
  const own = byHeading.get(headings[section])
  if (own || section === -1) return own
  for (let at = parents[section]!; at !== -1; at = parents[at]!) if (byHeading.has(headings[at])) return 'inside'
  return undefined
}

function lastSection({ document, tasks }: TaskList): number {
  return Math.max(document.facts.headings.length - 1, tasks.at(-1)!.fact.section)
}
