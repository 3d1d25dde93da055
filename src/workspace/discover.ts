import { languageOf } from '../engine/facts/extract.ts'
import { gateLanguageOf, languageOfShebang } from '../engine/facts/programs/languages.ts'
import type { Tree } from '../engine/model/tree.ts'
import { diskAt, type Disk } from './disk.ts'
import { gitFilesIn } from './git.ts'
import { compileGlobs } from '../engine/model/glob.ts'
import { readHead } from './read.ts'
import { workspaceTree } from './tree.ts'
import { isVendored } from './vendored.ts'
import { walk, type Walk } from './walk.ts'

export interface Discovery {
  readonly tree: Tree
  /** Paths of the documents, relative to the root, sorted by code unit. */
  readonly documents: readonly string[]
  /** Files that hold gates, sorted likewise. What is included says which documents to check, and takes none of these away. */
  readonly gates: readonly string[]
  /** Shell scripts by their names or their first lines, sorted likewise, of those that are included. */
  readonly scripts: readonly string[]
  /** Whether a path would be a document if something stood there. */
  readonly isDocument: (path: string) => boolean
  /** Whether it would hold gates. */
  readonly isGate: (path: string) => boolean
  /** Whether it would be a shell script; `headOf` gives the first bytes of a file, a character each. */
  readonly isScript: (path: string, headOf: (path: string) => string) => boolean
  /** What could not be looked at: the run is not whole. */
  readonly refused: Walk['refused']
  /** What the user should know about how the files were found. */
  readonly notes: readonly string[]
}

export interface DiscoveryOptions {
  /** The real path of the workspace root. */
  readonly root: string
  /** Whether a git repository holds the root and does not ignore it. */
  readonly usesGit: boolean
  /** Globs; empty takes every document. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** In bytes. */
  readonly sizeLimit: number
}

/** All files of a workspace, and which of them are documents. */
export function discover({ root, usesGit, include, exclude, sizeLimit }: DiscoveryOptions): Discovery {
  const disk = diskAt(root)
  const notes: string[] = []
  const listed = usesGit ? listByGit(disk, notes) : undefined
  const listing = listed ?? walk(disk)
  const isIncluded = include.length === 0 ? () => true : compileGlobs(include, { below: true })
  const isExcluded = compileGlobs(exclude, { below: true })
  const isChecked = (path: string) => !isVendored(path) && isIncluded(path) && !isExcluded(path)
  const isDocument = (path: string) => languageOf(path) !== undefined && isChecked(path)
  const isGate = (path: string) => gateLanguageOf(path) !== undefined && !isVendored(path) && !isExcluded(path)
  const isScript = (path: string, headOf: (path: string) => string) =>
    mayBeShell(path) && isChecked(path) && isShellScript(path, headOf)
  const headOf = (path: string) => readHead(root, path, LONGEST_SHEBANG)

  const linked = listing.links.map((path) => ({ path, found: disk.find(path) }))
  // A link to a file inside is another name of that file, which is read under its own. Every other link with the name
  // of a document, and every FIFO, comes to the reader, who says why it is not read.
  const unread = linked
    .filter(({ found }) => found.state !== 'file' && found.state !== 'directory')
    .map(({ path }) => path)
  const inTree = linked
    .filter(({ found }) => found.state !== 'directory' && found.state !== 'missing')
    .map(({ path }) => path)
  return {
    tree: workspaceTree([...listing.files, ...inTree, ...listing.specials], {
      disk,
      usesGit: listed !== undefined,
      sizeLimit,
    }),
    gates: listing.files.filter(isGate).sort(),
    scripts: listing.files.filter((path) => isScript(path, headOf)).sort(),
    isDocument,
    isGate,
    isScript,
    documents: [...listing.files, ...unread, ...listing.specials].filter(isDocument).sort(),
    refused: listing.refused,
    notes,
  }
}

/** A byte-order mark before the first line is passed over, as in the script itself. */
const SHEBANG = /^(?:\xEF\xBB\xBF)?(#![^\r\n]*)/

const SHELL_ENDING = /\.(?:sh|bash)$/i

/** By its name: most files are not even asked. */
function mayBeShell(path: string): boolean {
  return SHELL_ENDING.test(path) || !path.includes('.', path.lastIndexOf('/') + 1)
}

/** A name without an ending says nothing; the first bytes of the file do. */
function isShellScript(path: string, headOf: (path: string) => string): boolean {
  if (SHELL_ENDING.test(path)) return true
  const line = SHEBANG.exec(headOf(path))?.[1]
  return line !== undefined && languageOfShebang(line) === 'shell'
}

/** In bytes; what Linux reads of one. */
export const LONGEST_SHEBANG = 256

function listByGit(disk: Disk, notes: string[]): Walk | undefined {
  const listing = gitFilesIn(disk.root)
  if ('refusal' in listing) {
    notes.push(`git does not list the files, so ignored ones are checked too: ${listing.refusal}`)
    return undefined
  }
  const links = new Set(listing.links)
  for (const path of listing.untracked) if (disk.isLink(path)) links.add(path)
  const files = [...listing.files, ...listing.untracked.filter((path) => !links.has(path))]
  return { files, links: [...links], specials: specialsBeside(files, disk), refused: [] }
}

/** git lists no FIFO, socket or device, so the folders of documents are looked through for such. */
function specialsBeside(files: readonly string[], disk: Disk): string[] {
  const folders = new Set([
    '',
    ...files.filter((path) => languageOf(path)).map((path) => path.slice(0, Math.max(0, path.lastIndexOf('/')))),
  ])
  return [...folders].flatMap((folder) => {
    const entries = listedOrNothing(folder, disk)
    return entries
      .filter(([, kind]) => kind === 'special')
      .map(([name]) => (folder === '' ? name : `${folder}/${name}`))
  })
}

/** A folder that cannot be listed has told git its files; what is read of them says what is wrong. */
function listedOrNothing(folder: string, disk: Disk): (readonly [name: string, kind: string])[] {
  try {
    return [...(disk.list(folder) ?? [])]
  } catch {
    return []
  }
}
