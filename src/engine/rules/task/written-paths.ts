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
/** The same with a word or two between: "per the contract `api.yaml`", "as described in `spec.md`". */
const NOT_WRITTEN_BEFORE_WORDS =
  /\b(?:from|per|see)(?:\s+(?!in\b|to\b|at\b|into\b)[\p{L}\p{N}_-]+){1,2}[\s*_`"'([:]*$|\b(?:described|defined|specified|documented|listed|stated|used|shown|outlined|referenced|mentioned|given)\s+(?:in|at)[\s*_`"'([:]*$/iu
/** What stands behind is proof that the work was done. */
const PROOF = /\b(?:evidence|proof|(?:verified|proven|confirmed|validated|shown) (?:by|in|with|through))\b/i

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
/** In front of the file in which what was named before is only a part: "the `guide.md` template in `tools/print.ts`". */
const IN = /(?:\b(?:in|to|at|under)\s*|\()[*_`"']*$/i

interface Named {
  readonly file: TaskPathFact
  /** The title up to it, from the file before. */
  readonly before: string
}

function firstRow(title: string, files: readonly TaskPathFact[]): TaskPathFact[] {
  const named = namedIn(title, files)
  const first = named.findIndex(isWritten)
  if (first === -1) return []
  const start = placeOf(named, first)
  const end = named.findIndex(({ before }, i) => i > start && !JOINT.test(before))
  return named.slice(start, end === -1 ? undefined : end).map(({ file }) => file)
}

function namedIn(title: string, files: readonly TaskPathFact[]): Named[] {
  const proof = title.search(PROOF)
  const reach = proof === -1 ? title.length : proof
  const named: Named[] = []
  let end = 0
  for (const file of files) {
    if (file.place !== 'title') continue
    const at = title.indexOf(file.path, end)
    if (at === -1) continue
    if (at > reach) break
    named.push({ file, before: title.slice(end, at) })
    end = at + file.path.length
  }
  return named
}

/** So much in front of a path tells what is done with it. */
const REACH = 120

function isWritten({ before }: Named): boolean {
  const words = before.slice(-REACH)
  return !NOT_WRITTEN.test(words) && !NOT_WRITTEN_BEFORE_WORDS.test(words)
}

/** The verb, and a word at most: what follows is its object. */
const VERB = /^\S+(?:\s+[^\s:]+)?[\s*_`"']*$/

/** A bare name, or one further on in a sentence, gives way to the path behind it that has its name, or that holds the work. */
function placeOf(named: readonly Named[], first: number): number {
  const { file, before } = named[first]!
  const isPart = isBare(file.path) || !(first > 0 || VERB.test(before) || IN.test(before))
  if (!isPart) return first
  const place = named.findIndex(
    (other, i) =>
      i > first &&
      !isBare(other.file.path) &&
      (other.file.path.endsWith(`/${file.path}`) || (IN.test(other.before) && isWritten(other))),
  )
  return place === -1 ? first : place
}

export function isBare(path: string): boolean {
  return !path.replace(/^(?:\.\/)+/, '').includes('/')
}
