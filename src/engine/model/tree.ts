/**
 * The files of a workspace by name, without their content. The engine asks; the host answers from git, from disk or
 * from an overlay of planned changes. Paths are relative to the workspace root, with `/`, normalised, never above it.
 */
export interface Tree {
  /** What stands at a path: matched exactly, in the letter case given. */
  kindOf(path: string): 'file' | 'directory' | undefined
  /** Every file that the host lists, sorted by code unit. */
  readonly files: readonly string[]
  /** Those of the paths that git ignores, be they there or not; undefined where no git can tell. */
  ignored(paths: readonly string[]): ReadonlySet<string> | undefined
  /**
   * Those of the paths that git has known at some time; undefined where there is no whole history to ask. A name
   * behind two asterisks and a slash asks for a file of that name in any folder, whatever its letter case.
   */
  everTracked(paths: readonly string[]): ReadonlySet<string> | undefined
  /** How many lines a file has; undefined where it cannot be read as text, or is empty: a placeholder tells nothing. */
  linesOf(path: string): number | undefined
  /** The text of a file, read when it is asked for; undefined where it cannot be read as text. */
  textOf(path: string): string | undefined
}

/** What `treeOf` cannot know of names alone. */
export interface TreeDetails {
  readonly ignored?: Iterable<string>
  readonly tracked?: Iterable<string>
  readonly lines?: ReadonlyMap<string, number>
  readonly texts?: ReadonlyMap<string, string>
}

/** A tree of exactly these files, and the directories above them. */
export function treeOf(files: Iterable<string>, { ignored, tracked, lines, texts }: TreeDetails = {}): Tree {
  const kinds = new Map<string, 'file' | 'directory'>([['', 'directory']])
  for (const file of files) {
    for (let slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      const folder = file.slice(0, slash)
      if (kinds.has(folder)) break
      kinds.set(folder, 'directory')
    }
    kinds.set(file, 'file')
  }
  const listed = [...kinds].filter(([, kind]) => kind === 'file').map(([path]) => path)
  const hidden = ignored && new Set(ignored)
  const known = tracked && withNames(tracked)
  return {
    kindOf: (path) => kinds.get(path),
    files: listed.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)),
    ignored: (paths) => hidden && new Set(paths.filter((path) => hidden.has(path))),
    everTracked: (paths) => known && new Set(paths.filter((path) => known.has(path))),
    linesOf: (path) => lines?.get(path),
    textOf: (path) => texts?.get(path),
  }
}

/** The paths, and for each what stands for its name in any folder. */
function withNames(paths: Iterable<string>): { has(path: string): boolean } {
  const all = new Set(paths)
  const names = new Set([...all].map((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase()))
  return { has: (path) => (path.startsWith('**/') ? names.has(path.slice(3).toLowerCase()) : all.has(path)) }
}
