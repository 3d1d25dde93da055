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

/**
 * The files that a task says it writes: the first that its title names behind such a verb, with those that stand in one
 * row with it, and those of a field that is there for it. What a long title names further on explains the work.
 */
export function writtenPaths(fact: TaskFact): TaskPathFact[] {
  if (!CREATES.test(fact.title) && !CHANGES.test(fact.title)) return []
  const files = fact.paths.filter(({ path }) => hasFileEnding(path) && !NO_FILE.test(path))
  const inFields = files.filter(({ place }) => typeof place === 'object' && FILE_FIELD.test(place.field))
  return [...firstRow(fact.title, files), ...inFields]
}

/** Commas, "and". */
const JOINT = /^(?:\s*,\s*(?:and\s+)?|\s+(?:and|&|\+)\s+|\s*\/\s*)$/

function firstRow(title: string, files: readonly TaskPathFact[]): TaskPathFact[] {
  const row: TaskPathFact[] = []
  let end = 0
  for (const file of files) {
    if (file.place !== 'title') continue
    const at = title.indexOf(file.path, end)
    if (at === -1) continue
    const before = title.slice(end, at)
    if (row.length > 0 && !JOINT.test(before)) break
    if (row.length > 0 || !NOT_WRITTEN.test(before)) row.push(file)
    end = at + file.path.length
  }
  return row
}
