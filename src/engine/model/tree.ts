/**
 * The files of a workspace by name, without their content. The engine asks; the host answers from git, from disk or
 * from an overlay of planned changes. Paths are relative to the workspace root, with `/`, normalised, never above it.
 */
export interface Tree {
  /** What stands at a path: matched exactly, in the letter case given. */
  kindOf(path: string): 'file' | 'directory' | undefined
  /** Every file that the host lists, sorted by code unit. */
  readonly files: readonly string[]
}

/** A tree of exactly these files, and the directories above them. */
export function treeOf(files: Iterable<string>): Tree {
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
  return { kindOf: (path) => kinds.get(path), files: listed.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) }
}
