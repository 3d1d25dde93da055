import type { DefinitionFact, HeadingFact, LinkFact } from '../model/facts.ts'
import type { ParallelFact, StrayTaskFact, TaskFact } from '../model/plans.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'

import { headingParents } from '../model/heading-parents.ts'
import { Node } from '../parse/markdown.ts'
import { linksAt, type LinksAt } from './evidence/pieces.ts'
import { nodesOf, type Page } from './page.ts'
import { foldText } from './fields.ts'
import { plainBetween } from './plain.ts'
import { linesOf, pathsIn, type TaskLine } from './tasks/lines.ts'
import { marksBehind } from './tasks/marks.ts'
import { extractParallels } from './tasks/parallels.ts'
import { extractStrays } from './tasks/strays.ts'
import { paragraphsOf, type Paragraph, type Stretch } from './tasks/owners.ts'

/** A definition that is a task, with all that belongs to it. */
interface Declared extends Stretch {
  readonly form: TaskFact['form']
  readonly definition: DefinitionFact
  readonly section: number
}

/** What a page says of tasks. */
export interface TaskFacts {
  /** In their order: items with a box and a task's id, and headings of tasks with fields below them. */
  readonly tasks: readonly TaskFact[]
  readonly parallels: readonly ParallelFact[]
  readonly strayTasks: readonly StrayTaskFact[]
}

const NONE: TaskFacts = { tasks: [], parallels: [], strayTasks: [] }

export function extractTasks(
  page: Page,
  headings: readonly HeadingFact[],
  definitions: readonly DefinitionFact[],
  links: readonly LinkFact[],
): TaskFacts {
  const declared = declaredTasks(page, headings, definitions)
  if (declared.length === 0) return NONE
  const paragraphs = paragraphsOf(page, declared)
  const find = linksAt(links)
  const boxes = declared.filter(({ form }) => form === 'box')
  return {
    tasks: declared.map((task) => taskOf(page, task, paragraphs.get(task) ?? [], find)),
    parallels: extractParallels(page),
    strayTasks: extractStrays(page, new Map(boxes.map(({ container, section }) => [container, section]))),
  }
}

function declaredTasks(
  page: Page,
  headings: readonly HeadingFact[],
  definitions: readonly DefinitionFact[],
): Declared[] {
  const candidates = definitions.filter((definition) => isBox(definition) || isTaskHeading(definition))
  if (candidates.length === 0) return []
  const items = new Map(nodesOf(page, Node.listItem).map((node) => [page.tree.start[node]!, node]))
  const nodes = nodesOf(page, Node.heading)
  const parents = headingParents(headings)
  let section = -1
  return candidates.flatMap((definition): Declared[] => {
    const start = definition.extent[0]
    while (section + 1 < headings.length && headings[section + 1]!.span[0] < start) section++
    if (isBox(definition)) {
      const item = items.get(start)
      if (item === undefined) return []
      return [{ form: 'box', definition, start, end: page.tree.end[item]!, container: item, section }]
    }
    const own = section + 1
    // A title tells what a whole page is about: a report on a task.
    if (headings[own]?.span[0] !== start || headings[own].depth === 1) return []
    const end = headings[own + 1]?.span[0] ?? page.text.length
    const container = page.tree.parent[nodes[own]!]!
    return [{ form: 'heading', definition, start, end, container, section: parents[own]! }]
  })
}

/** Short ids of no kind (`P1`, `Q2`) declare nothing. */
function isBox({ form, parts }: DefinitionFact): boolean {
  return form === 'task' && !(parts.number.length <= 2 && kindOfFamily(parts.family) === GENERIC_KIND)
}

function isTaskHeading({ form, parts, fields }: DefinitionFact): boolean {
  return (form === 'heading' || form === 'field-heading') && fields.length > 0 && kindOfFamily(parts.family) === 'task'
}

function taskOf(page: Page, task: Declared, paragraphs: readonly Paragraph[], links: LinksAt): TaskFact {
  const { definition, form, start, end, section } = task
  const { id, parts, span } = definition
  const marks = marksBehind(page.text, span[1])
  const heading = form === 'heading' ? titleOfHeading(page, marks.end, definition.extent[1]) : undefined
  const lines = paragraphs.flatMap((paragraph, i): TaskLine[] => {
    if (heading || i > 0) return linesOf(page, paragraph)
    return linesOf(page, { ...paragraph, start: Math.min(marks.end, paragraph.end), blockEnd: paragraph.end })
  })
  const all = heading ? [heading, ...lines] : lines
  const direct = all.filter(({ isDirect }) => isDirect)
  return {
    id,
    parts,
    form,
    span,
    extent: [start, end],
    ...(form === 'box' && { box: boxOf(page.text, definition) }),
    isStruck: definition.isTombstone && !isGivenUp(page.text, definition),
    title: all[0]?.text ?? '',
    ...(marks.parallel && { parallel: marks.parallel }),
    ...(marks.story && { story: marks.story }),
    section,
    fields: heading ? definition.fields : direct.slice(1).flatMap(({ field }) => field ?? []),
    lines: direct.map(({ text, span }) => ({ text, span })),
    paths: all.flatMap(({ span, field }, i) =>
      pathsIn(page, links, span, i === 0 ? 'title' : field && { field: field.name }),
    ),
  }
}

function titleOfHeading(page: Page, start: number, end: number): TaskLine {
  const source = page.text.slice(start, end).replace(/\s+#*\s*$/, '')
  const span = [start, start + source.length] as const
  return { text: foldText(plainBetween(page, span[0], span[1])), span, isDirect: true }
}

const BOX = /\[([ xX~-])\]/

function boxOf(text: string, { extent, span }: DefinitionFact): NonNullable<TaskFact['box']> {
  const match = BOX.exec(text.slice(extent[0], span[0]))
  const sign = match?.[1] ?? ' '
  const start = extent[0] + (match?.index ?? 0)
  const state = sign === ' ' ? 'open' : /x/i.test(sign) ? 'done' : 'given-up'
  return { state, text: `[${sign}]`, span: [start, start + 3] }
}

function isGivenUp(text: string, definition: DefinitionFact): boolean {
  return definition.form === 'task' && boxOf(text, definition).state === 'given-up'
}
