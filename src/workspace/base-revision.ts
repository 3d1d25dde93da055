/** The corpus as it was before the change, compiled. What the change leaves alone shares its facts with the work tree. */
import type { TableWords } from '../engine/facts/typed-tables.ts'
import type { Base } from '../engine/link/index.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { BaseTree } from './base-tree.ts'
import { compileReading } from './compile.ts'
import { checkDiagrams } from './diagrams.ts'
import { LONGEST_SHEBANG, type Discovery } from './discover.ts'
import { readPermissions } from './permissions.ts'
import { compilePrograms } from './programs.ts'
import type { Prose } from './prose.ts'

export interface BaseRevision {
  /** Facts of documents and programs. */
  readonly files: ReadonlyMap<string, FileFacts>
  /** What rules that judge a change compare with. */
  readonly base: Base
}

export interface BaseRevisionRequest {
  readonly base: BaseTree
  readonly discovery: Discovery
  readonly tables: TableWords
  /** Reads the wording, where the configuration asks for it. */
  readonly prose: Prose | undefined
  /** The work tree's facts by path, as they were compiled. */
  readonly compiled: {
    readonly documents: ReadonlyMap<string, FileFacts>
    readonly programs: ReadonlyMap<string, FileFacts>
  }
  /** The work tree's facts once their diagrams are checked. */
  readonly files: ReadonlyMap<string, FileFacts>
}

export async function compileBase(request: BaseRevisionRequest): Promise<BaseRevision> {
  const { base, compiled, files } = request
  const { changed, tree, ref } = base
  const before = [...changed.before].sort()
  const documents = await documentsOf(request, before)
  const programs = await programsOf(request, before)
  const permissions = readPermissions({ disk: base, read: base.read }).files
  const asCompiled = new Map([...compiled.documents, ...compiled.programs])
  const all = new Map([...documents, ...programs, ...permissions])
  // What is the same was put to Mermaid already.
  const others = new Map([...all].filter(([path, facts]) => asCompiled.get(path) !== facts))
  const { files: checked } = await checkDiagrams(others)
  return {
    files: new Map([...all.keys()].map((path) => [path, (checked.get(path) ?? files.get(path))!])),
    base: {
      ref,
      files: new Map(
        before.flatMap((path) => {
          const facts = documents.get(path)
          return facts && facts.unreadable.length === 0 ? [[path, facts] as const] : []
        }),
      ),
      deleted: base.deleted.filter((path) => tree.kindOf(path) === 'file'),
    },
  }
}

async function documentsOf(
  { base, discovery, tables, prose, compiled }: BaseRevisionRequest,
  before: readonly string[],
): Promise<Map<string, FileFacts>> {
  const { changed, entries, read } = base
  const same = [...compiled.documents].filter(([path]) => entries.has(path) && !changed.before.has(path))
  const documents = before.filter(discovery.isDocument)
  const reader = documents.length > 0 ? await prose?.reader() : undefined
  const other = documents.flatMap((path) => {
    const reading = isAlias(path, base) ? undefined : read(path)
    const file = reading && compileReading(path, reading, tables, reader)
    return file ? [[path, file.facts] as const] : []
  })
  return new Map([...same, ...other])
}

/** A link to a file or a folder of the workspace is another name of it, and no document. */
function isAlias(path: string, { entries, find }: BaseTree): boolean {
  if (entries.get(path)?.kind !== 'link') return false
  const { state } = find(path)
  return state === 'file' || state === 'directory'
}

async function programsOf(
  { base, discovery, compiled }: BaseRevisionRequest,
  before: readonly string[],
): Promise<ReadonlyMap<string, FileFacts>> {
  const { changed, entries, read, tree } = base
  const isSame = (path: string) => entries.has(path) && !changed.before.has(path)
  const regular = before.filter((path) => entries.get(path)?.kind === 'file')
  const headOf = (path: string) => {
    const reading = read(path)
    return reading && 'text' in reading ? Buffer.from(reading.text).toString('latin1', 0, LONGEST_SHEBANG) : ''
  }
  const { files } = await compilePrograms({
    read,
    tree,
    gates: [...discovery.gates.filter(isSame), ...regular.filter(discovery.isGate)].sort(),
    scripts: [
      ...discovery.scripts.filter(isSame),
      ...regular.filter((path) => discovery.isScript(path, headOf)),
    ].sort(),
    // A program that git ignores is no part of the change.
    known: new Map([...compiled.programs].filter(([path]) => isSame(path) || (!entries.has(path) && read(path)))),
  })
  return files
}
