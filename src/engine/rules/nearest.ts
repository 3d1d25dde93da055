/**
 * The nearest name to one that does not exist, for suggestions. Every search is bounded, so that tens of thousands of
 * broken names among a hundred thousand candidates stay cheap: exact look-ups on simplified names first, edit distance
 * only over a short list.
 */
import { distance } from 'fastest-levenshtein'
import { compareStrings } from '../model/diagnostic.ts'
import type { Tree } from '../model/tree.ts'

/** Candidates that one search compares letter by letter. */
const MOST_COMPARED = 500

/** Longer names are compared on their simplified form alone. */
const LONGEST_COMPARED = 200

/**
 * The candidate that a person most likely meant by `name`: equal once both are simplified, else within an edit distance
 * of a quarter of the name. Undefined where nothing is that near, or two are equally near.
 */
export function nearestName(name: string, candidates: Iterable<string>, simplify = lettersAndDigits): string | undefined {
  const wanted = simplify(name)
  const length = Math.max(wanted.length, 1)
  const allowed = name.length > LONGEST_COMPARED ? 0 : Math.max(1, Math.floor(length / 4))
  let best: string | undefined
  let bestScore = allowed + 1
  let isTied = false
  let compared = 0
  for (const candidate of candidates) {
    const simple = simplify(candidate)
    if (Math.abs(simple.length - wanted.length) > Math.min(allowed, bestScore) || digitsOf(simple) !== digitsOf(wanted)) continue
    if (simple !== wanted && ++compared > MOST_COMPARED) break
    const score = simple === wanted ? 0 : distance(simple, wanted)
    if (score < bestScore) {
      best = candidate
      bestScore = score
      isTied = false
    } else if (score === bestScore && candidate !== best) {
      isTied = true
    }
  }
  return isTied ? undefined : best
}

/** The one name that `name` misspells: two letters at most, and no longer or shorter by more than one. */
export function misspelled(name: string, names: Iterable<string>): string | undefined {
  const near = [...names].filter((other) => {
    const [simple, wanted] = [lettersAndDigits(name), lettersAndDigits(other)]
    return Math.abs(simple.length - wanted.length) <= 1 && distance(simple, wanted) <= 2
  })
  return near.length === 1 ? near[0] : undefined
}

function lettersAndDigits(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Without the number that an outline puts in front: `7-technical` → `technical`. */
export function withoutOutlineNumber(name: string): string {
  return lettersAndDigits(name).replace(/^\p{N}+(?=\p{L})/u, '')
}

/** Names that differ in a number name different things: D-004 is no misspelling of D-005. */
function digitsOf(simple: string): string {
  return simple.replace(/\P{N}+/gu, '')
}

/** Names that say nothing of what the file is about: only their folder does. */
const GENERIC = /^(?:readme|index)\.[a-z]+$/i

/** More files than this of one name, and the name alone no longer tells which is meant. */
const MOST_NAMESAKES = 3

/** Searches the paths of a tree. Its index is built with the first search; answers are kept. */
export function nearestPathIn(tree: Tree): (missing: string) => string | undefined {
  let places: Places | undefined
  const answers = new Map<string, string | undefined>()
  return (missing) => {
    if (answers.has(missing)) return answers.get(missing)
    places ??= placesOf(tree)
    const answer = search(missing, tree, places)
    answers.set(missing, answer)
    return answer
  }
}

interface Places {
  /** Paths of files and folders by simplified base name. */
  readonly byName: ReadonlyMap<string, readonly string[]>
  /** Base names by folder. */
  readonly byFolder: ReadonlyMap<string, readonly string[]>
}

function placesOf(tree: Tree): Places {
  const byName = new Map<string, string[]>()
  const byFolder = new Map<string, string[]>()
  const seen = new Set<string>([''])
  for (const file of tree.files) {
    for (let path = file; !seen.has(path); path = folderOf(path)) {
      seen.add(path)
      add(byName, simplifyFile(baseOf(path)), path)
      add(byFolder, folderOf(path), baseOf(path))
    }
  }
  return { byName, byFolder }
}

function search(missing: string, tree: Tree, { byName, byFolder }: Places): string | undefined {
  const base = baseOf(missing)
  const folder = folderOf(missing)
  for (const page of ['/README.md', '/index.md']) {
    const path = missing.replace(/\.mdx?$/, page)
    if (path !== missing && tree.kindOf(path) === 'file') return path
  }
  const namesakes = byName.get(simplifyFile(base)) ?? []
  const isTelling = namesakes.length <= MOST_NAMESAKES && !GENERIC.test(base)
  const fitting = namesakes.filter((path) =>
    tree.kindOf(path) === 'directory' ? isShortcut(path, missing) : isTelling || shared(path, missing) >= 2,
  )
  const namesake = bestNamesake(missing, fitting)
  if (namesake !== undefined) return namesake
  const sibling = nearestSibling(base, byFolder.get(folder) ?? [])
  return sibling === undefined ? undefined : join(folder, sibling)
}

/** The one that shares the most folders from the end, then the most from the start. */
function bestNamesake(missing: string, paths: readonly string[]): string | undefined {
  let best: string | undefined
  for (const path of paths.slice(0, MOST_COMPARED)) {
    if (path === missing) continue
    const order = best === undefined ? -1 : shared(best, missing) - shared(path, missing) || distance(path, missing) - distance(best, missing) || compareStrings(path, best)
    if (order < 0) best = path
  }
  return best
}

function nearestSibling(base: string, siblings: readonly string[]): string | undefined {
  const [stem, extension] = splitExtension(base)
  const alike = siblings.filter((name) => splitExtension(name)[1] === extension)
  const near = alike.length <= MOST_COMPARED ? alike : alike.filter((name) => name.slice(0, 2) === base.slice(0, 2))
  if (stem.length < 3) return undefined
  const found = nearestName(stem, near.map((name) => splitExtension(name)[0]))
  return found === undefined ? undefined : near.find((name) => splitExtension(name)[0] === found)
}

/** Folders have names such as `docs` everywhere: only one that the missing path itself spells out, with more between, is meant. */
function isShortcut(path: string, missing: string): boolean {
  const written = missing.split('/').map(simplifyFile)
  let at = 0
  return path.split('/').every((segment) => (at = written.indexOf(simplifyFile(segment), at) + 1) > 0)
}

/** How many segments two paths have in common, counted from the end. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split('/').reverse(), b.split('/').reverse()]
  let count = 0
  while (count < left.length && count < right.length && simplifyFile(left[count]!) === simplifyFile(right[count]!)) count++
  return count
}

/** `Getting_Started.MD` and `getting-started.md` are one name; `.md` and `.mdx` too. */
function simplifyFile(base: string): string {
  const [stem, extension] = splitExtension(base)
  const simple = stem.toLowerCase().replace(/[-_ ]+/g, '')
  return `${simple}${extension.toLowerCase().replace(/^\.mdx$/, '.md')}`
}

function splitExtension(base: string): readonly [stem: string, extension: string] {
  const dot = base.lastIndexOf('.')
  return dot <= 0 ? [base, ''] : [base.slice(0, dot), base.slice(dot)]
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function join(folder: string, base: string): string {
  return folder === '' ? base : `${folder}/${base}`
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
