import type { Index } from '../../link/index.ts'
import type { Task } from '../../link/tasks.ts'
import { isIntentionallyAbsent } from '../../link/durability.ts'
import { isBelowEmptyFolder, isBuilt } from '../../link/generated.ts'
import type { TaskPathFact } from '../../model/plans.ts'
import { defineRule } from '../rule.ts'
import { pathFinder, type PathFinder } from './claimed-paths.ts'
import { hasSubstitute, namesAnotherFile } from './substitutes.ts'
import { CREATES, REMOVES, writtenPaths } from './written-paths.ts'

export default defineRule({
  id: 'task/phantom-completion',
  summary: 'A ticked task whose file has never existed.',
  rationale: `"Create \`…\`", ticked: whoever reads it takes the file for written, and whoever needs it looks in vain. It happens when a list is
ticked off as a whole, and when work is reported that was only planned. Write the file, name the one that took its place, or
untick the task.

The rule asks the tree and the whole history of git, and is silent where it cannot be sure. That is a file of that name that stood
anywhere once, one that stands elsewhere or with another ending, one that git ignores, that a build makes or that a cleanup manifest calls absent,
one that another task removes or renames; a task that says what took its place ("already a part of …", "covered by …");
a path that begins in a folder which this repository does not have. Only titles that
create something count, with a plain path to a file; a bare file name could be anywhere.`,
  severity: 'warning',
  needs: 'history',
  fixable: false,
  messages: {
    phantom: '{id} is ticked, and {path} exists neither here nor in the history. Write it, or name the file that was.',
  },
  *check({ index }) {
    const find = pathFinder(index.tree)
    const claims = claimsIn(index, find)
    if (claims.length === 0) return
    // All at once: the host starts git for each question.
    const tracked = index.tree.everTracked(distinct(claims.map(({ path }) => anywhere(path))))
    if (!tracked) return
    const ignored = index.tree.ignored(distinct(claims.flatMap(({ candidates }) => candidates)))
    for (const { task, path, candidates } of claims) {
      if (tracked.has(anywhere(path)) || candidates.some((each) => ignored?.has(each))) continue
      yield {
        at: { file: task.document.path, span: path.span },
        message: 'phantom',
        data: { id: task.fact.id, path: path.path },
      }
    }
  },
})

interface Claim {
  readonly task: Task
  readonly path: TaskPathFact
  /** Where it is looked for, from the root. */
  readonly candidates: readonly string[]
}

/** What asks the history for its name in any folder: files are moved, and their folders renamed. */
function anywhere({ path }: TaskPathFact): string {
  return `**/${nameOf(path)}`
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)].sort()
}

function claimsIn(index: Index, find: PathFinder): Claim[] {
  return index.taskLists.flatMap(({ document, tasks }) => {
    if (document.role !== 'record') return []
    const removed = new Set(tasks.filter(({ fact }) => REMOVES.test(fact.title)).flatMap(namesIn))
    const seen = new Set<string>()
    return tasks.flatMap((task): Claim[] => {
      const { fact, item } = task
      if (fact.box?.state !== 'done' || fact.isStruck || !item || !CREATES.test(fact.title)) return []
      if (hasSubstitute(fact)) return []
      return writtenPaths(fact).flatMap((path): Claim[] => {
        if (seen.has(path.path) || path.form === 'link' || removed.has(nameOf(path.path))) return []
        if (namesAnotherFile(fact, path)) return []
        seen.add(path.path)
        const candidates = find.candidatesOf(path.path, document)
        if (!candidates || find.hasLikeness(path.path)) return []
        const isExcused = candidates.some(
          (each) => isBuilt(each) || isIntentionallyAbsent(index, each) || isBelowEmptyFolder(index, each),
        )
        return isExcused ? [] : [{ task, path, candidates }]
      })
    })
  })
}

function namesIn({ fact }: Task): string[] {
  return fact.paths.map(({ path }) => nameOf(path))
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
