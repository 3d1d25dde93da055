/** The existing path that a missing one most likely means, from the tree's names alone. */
import { distance } from 'fastest-levenshtein'
import { compareStrings } from '../../model/diagnostic.ts'
import type { Tree } from '../../model/tree.ts'
import { namesOf, nearestName, type Names } from '../nearest.ts'

/** More files than this of one name, and the name alone no longer tells which is meant. */
const MOST_NAMESAKES = 3

/** Paths that are weighed against each other. */
const MOST_WEIGHED = 200

/** Names that say nothing of what the file is about: only their folder does. */
const GENERIC = /^(?:readme|index)\.[a-z]+$/i

/** Searches the paths of a tree. Its index is built with the first search; answers are kept. */
export function nearestPathIn(tree: Tree): (missing: string) => string | undefined {
  let places: Places | undefined
  const answers = new Map<string, string | undefined>()
  return (missing) => {
    if (answers.has(missing)) return answers.get(missing)
    places ??= placesOf(tree)
    const answer =
      pageFolder(missing, tree) ?? namesake(missing, places) ?? folder(missing, places) ?? sibling(missing, places)
    answers.set(missing, answer)
    return answer
  }
}

interface Places {
  /** Files by simplified name. */
  readonly byName: ReadonlyMap<string, readonly string[]>
  /** Folders by simplified path. */
  readonly folders: ReadonlyMap<string, string>
  readonly filesIn: ReadonlyMap<string, readonly string[]>
  /** Files of one name by the name of their folder, by name; filled when asked for. */
  readonly byParent: Map<string, ReadonlyMap<string, readonly string[]>>
  /** The files of a folder with one ending, by folder and ending; filled when asked for. */
  readonly stems: Map<string, Names>
}

function placesOf(tree: Tree): Places {
  const byName = new Map<string, string[]>()
  const folders = new Map<string, string>()
  const filesIn = new Map<string, string[]>()
  for (const file of tree.files) {
    const base = baseOf(file)
    const parent = folderOf(file)
    add(byName, simplify(base), file)
    if (!filesIn.has(parent)) {
      for (let path = parent; path !== ''; path = folderOf(path)) folders.set(simplifyPath(path), path)
    }
    add(filesIn, parent, base)
  }
  return { byName, folders, filesIn, byParent: new Map(), stems: new Map() }
}

/** `guides.md` that has become `guides/README.md`. */
function pageFolder(missing: string, tree: Tree): string | undefined {
  const bare = missing.replace(/\.mdx?$/, '')
  return bare === missing
    ? undefined
    : [`${bare}/README.md`, `${bare}/index.md`].find((path) => tree.kindOf(path) === 'file')
}

/** A file of the same name elsewhere: any of a few, or one whose folder has the same name too. */
function namesake(missing: string, places: Places): string | undefined {
  const base = baseOf(missing)
  const all = places.byName.get(simplify(base)) ?? []
  const isTelling = all.length <= MOST_NAMESAKES && !GENERIC.test(base)
  const paths = isTelling ? all : inFoldersCalled(simplify(baseOf(folderOf(missing))), simplify(base), all, places)
  let best: string | undefined
  for (const path of paths.slice(0, MOST_WEIGHED)) {
    if (
      best === undefined ||
      (shared(path, missing) - shared(best, missing) ||
        distance(best, missing) - distance(path, missing) ||
        compareStrings(best, path)) > 0
    )
      best = path
  }
  return best
}

function inFoldersCalled(
  parent: string,
  name: string,
  files: readonly string[],
  { byParent }: Places,
): readonly string[] {
  let grouped = byParent.get(name)
  if (!grouped) {
    const groups = new Map<string, string[]>()
    for (const file of files) add(groups, simplify(baseOf(folderOf(file))), file)
    byParent.set(name, (grouped = groups))
  }
  return grouped.get(parent) ?? []
}

/**
 * A folder that the missing path itself spells out with something more in front or between: `docs/onboarding/docs` for
 * `docs`. Folders have names such as `docs` everywhere; one that is merely called the same is not meant.
 */
function folder(missing: string, { folders }: Places): string | undefined {
  const segments = missing.split('/')
  if (segments.length > 20) return undefined
  for (let dropped = 1; dropped < segments.length; dropped++) {
    for (let from = 0; from + dropped < segments.length; from++) {
      const found = folders.get(simplifyPath([...segments.slice(0, from), ...segments.slice(from + dropped)].join('/')))
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** A file of the same folder and ending whose name is a slip of the pen away. */
function sibling(missing: string, { filesIn, stems }: Places): string | undefined {
  const [stem, ending] = splitEnding(baseOf(missing))
  const parent = folderOf(missing)
  if (stem.length < 3) return undefined
  const key = `${parent}\n${ending}`
  let names = stems.get(key)
  if (!names) {
    const alike = (filesIn.get(parent) ?? []).map(splitEnding).filter(([, other]) => other === ending)
    stems.set(key, (names = namesOf(alike.map(([other]) => other))))
  }
  const found = nearestName(stem, names)
  return found === undefined ? undefined : `${parent === '' ? '' : `${parent}/`}${found}${ending}`
}

/** How many segments two paths have in common, counted from the end. */
function shared(a: string, b: string): number {
  const [left, right] = [a.split('/').reverse(), b.split('/').reverse()]
  let count = 0
  while (count < left.length && count < right.length && simplify(left[count]!) === simplify(right[count]!)) count++
  return count
}

/** `Getting_Started.MD` and `getting-started.md` are one name; `.md` and `.mdx` too. */
function simplify(base: string): string {
  const [stem, ending] = splitEnding(base)
  return stem.toLowerCase().replace(/[-_ ]+/g, '') + ending.toLowerCase().replace(/^\.mdx$/, '.md')
}

function simplifyPath(path: string): string {
  return path.split('/').map(simplify).join('/')
}

function splitEnding(base: string): readonly [stem: string, ending: string] {
  const dot = base.lastIndexOf('.')
  return dot <= 0 ? [base, ''] : [base.slice(0, dot), base.slice(dot)]
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

function add(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}
