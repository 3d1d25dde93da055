/** Which file a task means: a path says it, a bare name only where no other file could be meant. */
import type { TaskFact } from '../../model/plans.ts'
import type { Tree } from '../../model/tree.ts'
import { isBare } from './written-paths.ts'

/** What two tasks must have in common to mean one file; undefined where a bare name could be any. */
export type FileOf = (path: string, fact: TaskFact) => string | undefined

/** Names of which each package, module or folder has one. */
const SHARED =
  /^(?:readme|changelog|license|contributing|index|main|mod|lib|types?|config|setup|init|__init__|__main__|conftest|skill|agents|claude|spec|plan|tasks|research|quickstart|checklist|package(?:-lock)?|tsconfig|cargo|pyproject|requirements|composer|pom|build|makefile|dockerfile|go)(?:[-_.][^/]*)?$/i

export function fileFinder({ files }: Tree): FileOf {
  const counts = new Map<string, number>()
  const atRoot = new Set<string>()
  for (const file of files) {
    const name = file.slice(file.lastIndexOf('/') + 1)
    counts.set(name, (counts.get(name) ?? 0) + 1)
    if (name === file) atRoot.add(name)
  }
  return (path, { title }) => {
    const plain = path.replace(/(^|\/)(?:\.?\/)+/g, '$1')
    // `./README.md` says its place, as a path does.
    if (!isBare(plain) || path.startsWith('./')) return plain
    const count = counts.get(plain) ?? 0
    const isOne = count === 1 || (!SHARED.test(plain) && (count === 0 || atRoot.has(plain)))
    if (!isOne) return undefined
    const words = placeWords(title, plain)
    const isAtRoot = count === 0 || atRoot.has(plain)
    return isAtRoot && words === '' ? plain : `${plain} ${words}`
  }
}

/** In front of a name, and no part of it. */
const PLAIN_WORD = /^(?:a|an|the|in|to|at|into|under|and|or|with|as|new|file|our|its|this|project)$/i
const WORD_BEFORE = /[\p{L}\p{N}'’_-]\s+([\p{L}\p{N}'’_-]+)[\s*_`"]+$/u
const PLACE_BEHIND = /^[*_`"']*\s+(?:for|of|in|under|at|within|inside|on)\s+((?:the\s+)?\S+)/i

/** What a title says of the place of a file that it names barely: "*package* README.md *for auth*". */
function placeWords(title: string, name: string): string {
  const at = title.indexOf(name)
  if (at === -1) return ''
  const before = WORD_BEFORE.exec(title.slice(Math.max(0, at - 60), at))?.[1] ?? ''
  const behind = PLACE_BEHIND.exec(title.slice(at + name.length, at + name.length + 100))?.[1] ?? ''
  return `${PLAIN_WORD.test(before) ? '' : before} ${behind}`.trim().toLowerCase()
}
