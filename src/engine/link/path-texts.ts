/** Paths as programs put them together → paths relative to the root. What cannot be known is left out, never guessed. */
import type { FileFacts } from '../model/facts.ts'
import type { PathPart, PathText } from '../model/program.ts'
import type { Place } from '../model/range.ts'
import type { Tree } from '../model/tree.ts'
import { resolveModule } from './modules.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

/** Where a program stands, where it was started, and what the routine was called with. */
export interface Surroundings {
  readonly file: string
  /** The directory that it was started in, relative to the root. */
  readonly start: string
  readonly arguments: readonly (BoundText | undefined)[]
}

/** A text with no part left open. */
export interface BoundText {
  /** Behind each `ROOT` stands a path from the root; a text without one counts from where the program was started. */
  readonly text: string
  /** The argument that brought it, where it came from another file's call. */
  readonly at?: Place
}

/** Stands for the workspace's own directory, which has no name here. No path of a file can have it. */
const ROOT = '\0'

/** Values of one path at most: lists of constants multiply. */
const MOST_VALUES = 500

/** Modules that hand a constant on to each other at most. */
const MOST_HANDS = 20

const LONGEST = 4096

/** Asks the modules of a corpus; `missed` hears of each that stands in the tree and is not among the files. */
export function pathBinder(
  files: ReadonlyMap<string, FileFacts>,
  tree: Tree,
  missed: (path: string) => void,
): (path: PathText, around: Surroundings) => readonly BoundText[] {
  return (path, around) => bind(path, around, MOST_HANDS)

  function bind(path: PathText, around: Surroundings, hands: number): readonly BoundText[] {
    let bound: readonly BoundText[] = [{ text: '' }]
    for (const part of path) {
      const values = valuesOf(part, around, hands)
      if (values.length === 0 || values.length * bound.length > MOST_VALUES) return []
      bound = bound.flatMap((head) => values.map((tail) => append(head, tail)))
      if (bound.some(({ text }) => text.length > LONGEST)) return []
    }
    return bound
  }

  function valuesOf(part: PathPart, around: Surroundings, hands: number): readonly BoundText[] {
    if (typeof part === 'string') return [{ text: part }]
    switch (part.from) {
      case 'start':
        return [{ text: ROOT + around.start }]
      case 'file':
        return [{ text: ROOT + directoryOf(around.file) }]
      case 'parameter': {
        const argument = around.arguments[part.position]
        return argument ? [argument] : []
      }
      case 'module':
        return hands === 0 ? [] : constantOf(part.specifier, part.name, around, hands - 1)
    }
  }

  function constantOf(specifier: string, name: string, around: Surroundings, hands: number): readonly BoundText[] {
    const module = resolveModule(tree, around.file, specifier)
    if (!module?.isThere) return []
    const facts = files.get(module.path)
    if (!facts) missed(module.path)
    const constant = facts?.program?.constants.find((each) => each.name === name)
    const inside = { file: module.path, start: around.start, arguments: [] }
    return (constant?.values ?? []).flatMap((value) => bind(value, inside, hands))
  }
}

function append(head: BoundText, { text, at = head.at }: BoundText): BoundText {
  return { text: head.text + text, ...(at && { at }) }
}

/**
 * The path from the root that a text means to a program that runs in `directory`, '' for the root itself; undefined for
 * what lies outside of it, and for what is no single path.
 */
export function rootedPath({ text }: BoundText, directory: string): string | undefined {
  const root = text.lastIndexOf(ROOT)
  const written = text.slice(root + 1)
  if (/[*?[\]{}<>|\\$`\r\n]|:\/\//.test(written) || /^~|^[A-Za-z]:/.test(written)) return undefined
  if (root !== -1) return resolvePath('', written)
  return written.startsWith('/') ? undefined : resolvePath(directory, written)
}
