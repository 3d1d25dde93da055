/** What closed runs and phases say they leave behind, and have not. */
import { saysComplete } from '../kinds/completion.ts'
import { groupBy } from '../model/group-by.ts'
import type { OutputFact } from '../model/plans.ts'
import { departureOf, ephemeralityIn } from './durability.ts'
import type { Evidence } from './evidence.ts'
import { isBuilt } from './generated.ts'
import type { Document, Index } from './index.ts'
import { isMissing } from './missing-evidence.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

export interface MissingOutput {
  readonly document: Document
  readonly output: OutputFact
  /** Of the page, as its frontmatter says them. */
  readonly type: string
  readonly status: string
}

/** In document order. */
export function missingOutputsIn(index: Index): readonly MissingOutput[] {
  const ephemerality = ephemeralityIn(index)
  const evidence = groupBy(index.evidence, ({ document }) => document)
  const missing = index.documents
    .filter((document) => isClosed(document) && !ephemerality(document.path))
    .flatMap((document) => candidatesIn(index, document, evidence.get(document) ?? []))
  const paths = missing.flatMap(({ candidates }) => candidates)
  const ignored = (paths.length > 0 ? index.tree.ignored(paths) : undefined) ?? new Set()
  return missing
    .filter(({ candidates }) => !candidates.some((path) => ignored.has(path)))
    .map(({ document, output }) => ({
      document,
      output,
      type: wordIn(document, 'type'),
      status: wordIn(document, 'status'),
    }))
}

function isClosed(document: Document): boolean {
  return document.role === 'record' && document.facts.outputs !== undefined && saysComplete(wordIn(document, 'status'))
}

function wordIn({ facts }: Document, key: 'type' | 'status'): string {
  const value = facts.frontmatter?.data[key]
  return typeof value === 'string' ? value : ''
}

interface Candidate {
  readonly document: Document
  readonly output: OutputFact
  /** Where the file would be. */
  readonly candidates: readonly string[]
}

function candidatesIn(index: Index, document: Document, evidence: readonly Evidence[]): Candidate[] {
  // What a criterion rests on is evidence, and told as that.
  const claimed = new Set(evidence.map(({ fact }) => fact.span[0]))
  return document.facts.outputs!.flatMap((output) => {
    if (claimed.has(output.span[0])) return []
    const candidates = candidatesFor(output.path, directoryOf(document.path))
    if (candidates.length === 0 || candidates.some((path) => isAccountedFor(index, path))) return []
    return [{ document, output, candidates }]
  })
}

function candidatesFor(path: string, directory: string): string[] {
  const fromFolder = resolvePath(directory, path)
  const fromRoot = /^\.{1,2}\//.test(path) ? undefined : resolvePath('', path)
  return [...new Set([fromFolder, fromRoot].filter((each) => each !== undefined && each !== ''))] as string[]
}

/** There, or absent for a reason that somebody gave. */
function isAccountedFor(index: Index, path: string): boolean {
  return !isMissing(path, index) || isBuilt(path) || departureOf(index, path) !== undefined
}
