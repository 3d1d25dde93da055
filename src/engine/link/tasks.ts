/** Task lists: the tasks of a document in their order, with phases and what each task says of itself. */
import type { HeadingFact } from '../model/facts.ts'
import type { TaskFact } from '../model/plans.ts'
import { NUMERAL, readOrdinal } from '../kinds/numerals.ts'
import type { Progress, ReadProgress } from '../kinds/progress.ts'
import { headingParents } from '../model/heading-parents.ts'
import { lazily } from '../model/lazily.ts'
import type { Document, Index, Item } from './index.ts'
import type { Place } from '../model/range.ts'
import { statementOf, type Statement } from './task-statements.ts'

export interface TaskList {
  readonly document: Document
  readonly tasks: readonly Task[]
  /** The headings that tasks stand under and that name a phase, in their order. */
  readonly phases: readonly Phase[]
}

export interface Task {
  readonly fact: TaskFact
  readonly document: Document
  /** Undefined where another place defines the id: this one restates it. */
  readonly item: Item | undefined
  readonly phase: Phase | undefined
  /**
   * The heading of its phase. Beside phases, of headings that name none, the nearest around it on the level of phases or
   * above.
   */
  readonly chapter: HeadingFact | undefined
  /** As the box tells; without a box as its status does. */
  readonly isDone: boolean
  /**
   * What its own text says of its state, beside the box: the field Status, a line that does nothing else, or a remark at
   * the end of its title.
   */
  readonly said: (ReadProgress & Pick<Statement, 'source' | 'text'> & { readonly at: Place }) | undefined
}

export interface Phase {
  readonly heading: HeadingFact
  /** "Phase 3: User Story 1 - …" as written, markup gone. */
  readonly title: string
  /** 3 of "Phase 3"; undefined where the heading has none, or one with parts: "Phase 3.10". */
  readonly number: number | undefined
  readonly tasks: readonly Task[]
}

export type { Progress }

export function taskListsIn(index: Index): readonly TaskList[] {
  const documents = index.documents.filter(({ facts }) => facts.tasks)
  if (documents.length === 0) return []
  const items = itemsByPlace(index)
  return documents.map((document) => taskListOf(document, (fact) => items.get(placeKey(document.path, fact.span[0]))))
}

function taskListOf(document: Document, itemOf: (fact: TaskFact) => Item | undefined): TaskList {
  const { tasks: facts = [], headings } = document.facts
  const headingOf = phaseFinder(headings, facts)
  const chapterOf = chapterFinder(headings, new Set(facts.map(headingOf)))
  const members = new Map<number, Task[]>()
  const phaseAt = new Map<number, Phase>()
  const tasks = facts.map((fact): Task => {
    const at = headingOf(fact)
    const said = statementOf(fact)
    const task: Task = {
      fact,
      document,
      item: itemOf(fact),
      phase: at === -1 ? undefined : phase(at),
      chapter: headings[at === -1 ? chapterOf(fact.section) : at],
      isDone: fact.box ? fact.box.state === 'done' : said?.progress === 'done',
      said: said && { ...said, at: { file: document.path, span: said.span } },
    }
    members.get(at)?.push(task)
    return task
  })
  return { document, tasks, phases: [...phaseAt].sort(([a], [b]) => a - b).map(([, each]) => each) }

  function phase(at: number): Phase {
    let known = phaseAt.get(at)
    if (!known) {
      const heading = headings[at]!
      const own: Task[] = []
      members.set(at, own)
      known = { heading, title: heading.text, number: numberOf(heading), tasks: own }
      phaseAt.set(at, known)
    }
    return known
  }
}

/** Emoji and markup may stand before it. A year is no number of a phase, and "One-way doors" are none. */
const PHASE = new RegExp(
  `^[^\\p{L}\\p{N}]{0,8}(?:phase|stage|sprint|milestone|iteration|wave)\\s+(\\d{1,3}(?:\\.\\d{1,2})?\\b|[IVX]{1,7}\\b|(?!\\d)${NUMERAL}(?!-\\p{L}))`,
  'iu',
)

function numberOf({ text }: HeadingFact): number | undefined {
  const written = PHASE.exec(text)?.[1]
  // 3.1 and 3.10 are no numbers, but outline marks.
  return written === undefined ? undefined : readOrdinal(written.toUpperCase())
}

/**
 * The index of the heading that is a task's phase, or -1: the nearest around it that says "Phase 3"; in a document
 * without any, the heading that it stands under.
 */
function phaseFinder(headings: readonly HeadingFact[], tasks: readonly TaskFact[]): (task: TaskFact) => number {
  const parents = headingParents(headings)
  const phases: number[] = []
  // A heading stands behind its parent, so its parent's phase is known.
  for (const [at, heading] of headings.entries())
    phases.push(PHASE.test(heading.text) ? at : parents[at] === -1 ? -1 : phases[parents[at]!]!)
  const hasPhases = lazily(() => tasks.some(({ section }) => section !== -1 && phases[section] !== -1))
  return ({ section }) => (section === -1 ? -1 : hasPhases() ? phases[section]! : section)
}

/** `phases`: the indexes of the headings that are some task's phase. */
function chapterFinder(headings: readonly HeadingFact[], phases: ReadonlySet<number>): (section: number) => number {
  const level = [...phases].reduce((deepest, at) => Math.max(deepest, headings[at]?.depth ?? 0), 0)
  const parents = headingParents(headings)
  return (section) => {
    let at = section
    while (at !== -1 && headings[at]!.depth > level) at = parents[at]!
    return at
  }
}

/** The task items by the places that define them. */
function itemsByPlace(index: Index): ReadonlyMap<string, Item> {
  const items = new Map<string, Item>()
  for (const item of index.items)
    for (const { file, span } of item.definitions) items.set(placeKey(file, span[0]), item)
  return items
}

function placeKey(file: string, offset: number): string {
  return `${offset} ${file}`
}
