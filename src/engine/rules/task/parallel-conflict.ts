import type { Document, Reference } from '../../link/index.ts'
import type { Task, TaskList } from '../../link/tasks.ts'
import { groupBy } from '../../model/group-by.ts'
import { lazily } from '../../model/lazily.ts'
import { inside } from '../../model/placed.ts'
import { defineRule, type Finding } from '../rule.ts'
import { fileFinder, type FileOf } from './bare-names.ts'
import { hasSubstitute, isGivenUp } from './substitutes.ts'
import { writtenPaths } from './written-paths.ts'

export default defineRule({
  id: 'task/parallel-conflict',
  summary: 'Tasks marked [P] that write one file, or tasks listed as parallel without the mark.',
  rationale: `\`[P]\` promises that a task may run beside its neighbours: other files, nothing that it waits for. Whoever hands tasks out, a person or
an agent, goes by the mark. Two tasks of one phase with the mark that write the same file overwrite each other, or end in a
merge that nobody planned: take the mark from all but one. And where a summary says that three tasks can run in parallel while
none of them carries the mark, one of the two is wrong.

A task writes a file where its title says so with the verb in front ("Create \`…\`", "Add a scale to \`…\`") or where a field
\`File\` names it. Files that it only reads or that show that it is done do not count, and neither does a bare file name that several files have.
Tasks that were skipped or replaced take no part. A task list that uses no marks at all is held to nothing.`,
  severity: 'warning',
  fixable: false,
  messages: {
    file: '{ids} are marked [P] in one phase, and {all} write {path}. Take the mark from those that must wait.',
    unmarked: '{ids} {are} listed as parallel, without the mark [P]. Mark {them}, or take {them} from the list.',
  },
  *check({ index }) {
    const fileOf = lazily(() => fileFinder(index.tree))
    const references = lazily(() => groupBy(index.references, ({ file }) => file))
    for (const list of index.taskLists) {
      if (list.document.role !== 'record') continue
      if (!list.tasks.some(({ fact }) => fact.parallel)) continue
      yield* sharedFiles(list, (path, fact) => fileOf()(path, fact))
      yield* unmarkedMembers(list, (document) => references().get(document.path) ?? [])
    }
  },
})

function* sharedFiles({ document, tasks }: TaskList, fileOf: FileOf): Generator<Finding<'file' | 'unmarked'>> {
  const parallel = tasks.filter((task) => task.fact.parallel && !isGivenUp(task) && !hasSubstitute(task.fact))
  for (const chapter of groupBy(parallel, (task) => task.chapter).values()) {
    for (const { path, writers } of filesOf(chapter, fileOf)) {
      const [first, second, ...others] = writers
      if (!first || !second) continue
      const all = [first, second, ...others]
      yield {
        at: { file: document.path, span: second.fact.parallel! },
        message: 'file',
        data: { ids: listOf(all), all: all.length === 2 ? 'both' : 'all', path },
        related: [first, ...others].map(({ fact }) => ({
          at: { file: document.path, span: fact.span },
          message: `${fact.id} writes it too`,
        })),
      }
    }
  }
}

interface WrittenFile {
  /** As the first of them writes it. */
  readonly path: string
  readonly writers: Task[]
}

function filesOf(tasks: readonly Task[], fileOf: FileOf): readonly WrittenFile[] {
  const files = new Map<string, WrittenFile>()
  for (const task of tasks) {
    for (const { path } of writtenPaths(task.fact)) {
      const key = fileOf(path, task.fact)
      if (key === undefined) continue
      const file = files.get(key)
      if (!file) files.set(key, { path, writers: [task] })
      else if (file.writers.at(-1) !== task) file.writers.push(task)
    }
  }
  return [...files.values()]
}

function* unmarkedMembers(
  { document, tasks }: TaskList,
  referencesIn: (document: Document) => readonly Reference[],
): Generator<Finding<'file' | 'unmarked'>> {
  const byId = new Map(tasks.map((task) => [task.fact.id, task]))
  const isSaid = new Set<Task>()
  for (const { members } of document.facts.parallels ?? []) {
    const listed = inside(referencesIn(document), members)
    const named = listed.flatMap(({ resolution }) => (resolution.state === 'resolved' ? resolution.items : []))
    const own = named.flatMap(({ id }) => byId.get(id) ?? []).filter((task) => !isGivenUp(task))
    const unmarked = own.filter((task) => !task.fact.parallel && !isSaid.has(task))
    if (own.length < 2 || unmarked.length === 0) continue
    for (const task of unmarked) isSaid.add(task)
    const isOne = unmarked.length === 1
    yield {
      at: { file: document.path, span: members },
      message: 'unmarked',
      data: { ids: listOf(unmarked), are: isOne ? 'is' : 'are', them: isOne ? 'it' : 'them' },
      related: unmarked.map(({ fact }) => ({
        at: { file: document.path, span: fact.span },
        message: `${fact.id} has no mark`,
      })),
    }
  }
}

const MOST_NAMED = 5

function listOf(tasks: readonly Task[]): string {
  const ids = tasks.map(({ fact }) => fact.id)
  if (ids.length > MOST_NAMED) return `${ids.slice(0, MOST_NAMED).join(', ')} and ${ids.length - MOST_NAMED} more`
  return ids.join(', ').replace(/, ([^,]*)$/, ' and $1')
}
