import type { TaskFact, TaskPathFact } from '../../model/plans.ts'
import { hasFileEnding } from '../../model/file-endings.ts'

/** The verbs that make a file, and those that change one. */
export const CREATES =
  /^(?:create|add|write|implement|generate|scaffold|draft|author|build|introduce|set up|define|develop)\b/i
const CHANGES =
  /^(?:update|extend|modify|change|edit|configure|enhance|refactor|fix|document|integrate|register|wire|harden|expand|improve|complete|rename|replace|remove|migrate|convert)\b/i

export const REMOVES =
  /^(?:remove|delete|drop|retire|rename|move|archive|replace|migrate|convert|merge|split|consolidate|clean up|inline|fold)\b/i

/** In front of what a task reads, follows or is about. */
const NOT_WRITTEN =
  /\b(?:from|per|using|like|see|of|for|with|against|via|by|than|on|follows?|following|reading|reads|calling|calls|imports?|and then|via|matching|uses?|beside|before|after|not|extends|based|into|applying|applies|named|calls?|importing|extending|returning)[\s*_`"'([:]*$/i

const FILE_FIELD = /^(?:files?|path|output|location|script|playbook|template)$/

/** "`scale.h` and `.cpp`": the second is no file. Nor is the name of a plugin, `org.example.feature`. */
const NO_FILE = /^\.\w{1,5}$|^[^/]*\.feature$/

/** The files that a task says it writes: in its title behind such a verb, or in a field that is there for it. */
export function writtenPaths(fact: TaskFact): TaskPathFact[] {
  if (!CREATES.test(fact.title) && !CHANGES.test(fact.title)) return []
  return fact.paths.filter((path) => {
    if (!hasFileEnding(path.path) || NO_FILE.test(path.path)) return false
    if (path.place !== 'title') return path.place !== undefined && FILE_FIELD.test(path.place.field)
    return !NOT_WRITTEN.test(wordsBefore(fact.title, path.path))
  })
}

/** What stands before a path in a title; '' where the title writes it in another way. */
function wordsBefore(title: string, path: string): string {
  const at = title.indexOf(path)
  return at === -1 ? '' : title.slice(Math.max(0, at - 40), at)
}
