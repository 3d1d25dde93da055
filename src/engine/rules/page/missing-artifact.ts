import { readProgress } from '../../kinds/progress.ts'
import { departureOf, ephemeralityIn, isIntentionallyAbsent } from '../../link/durability.ts'
import { isBelowEmptyFolder, isBuilt } from '../../link/generated.ts'
import type { Document, Index } from '../../link/index.ts'
import { resolvePath } from '../../link/paths.ts'
import { directoryOf } from '../../link/scopes.ts'
import type { OutputFact } from '../../model/plans.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/missing-artifact',
  summary: 'A closed phase whose required output does not exist.',
  rationale: `A run is closed when what it had to leave behind is there. A page that says \`status: closed\` over a list with a file
that nobody wrote tells the next run that it may build on it. Write the file, correct its name, or open the phase again.

Outputs are what \`outputs\` in the frontmatter lists, and what the first words of items and of cells name in code under a heading
such as "Outputs", "Deliverables" or "Closed with". They count on pages of the type run, plan, project or tasks whose \`status\`
is closed, complete or done. Paths are looked for from the page's folder and from the root. What is optional or conditional,
what a cleanup manifest has let go, what a build makes and what git ignores is accepted; links are held to their targets by
\`link/missing-file\`.`,
  severity: 'error',
  fixable: false,
  messages: { missing: '{path} does not exist, and this {type} is {status}: expected its output to be there.' },
  *check({ index }) {
    const ephemerality = ephemeralityIn(index)
    const closed = index.documents.filter((document) => isClosed(document) && !ephemerality(document.path))
    const missing = closed.flatMap((document) => missingOutputs(index, document))
    const candidates = missing.flatMap(({ candidates }) => candidates)
    const ignored = (candidates.length > 0 ? index.tree.ignored(candidates) : undefined) ?? new Set()
    for (const { document, output, candidates } of missing) {
      if (candidates.some((path) => ignored.has(path))) continue
      const { places } = document.facts.frontmatter!
      const place = places.find(({ pointer }) => pointer === '/status')
      yield {
        at: { file: document.path, span: output.span },
        message: 'missing',
        data: { path: output.path, type: wordIn(document, 'type'), status: wordIn(document, 'status') },
        related: place
          ? [{ at: { file: document.path, span: place.value }, message: 'The status is declared here.' }]
          : [],
      }
    }
  },
})

const CLOSING = new Set(['closed', 'complete', 'completed', 'done', 'finished', 'delivered', 'shipped'])

function isClosed({ facts, role }: Document): boolean {
  if (role !== 'record' || !facts.outputs) return false
  const progress = readProgress(wordIn({ facts }, 'status'))
  return progress !== undefined && CLOSING.has(progress.words)
}

function wordIn({ facts }: Pick<Document, 'facts'>, key: string): string {
  const value = facts.frontmatter?.data[key]
  return typeof value === 'string' ? value : ''
}

interface MissingOutput {
  readonly document: Document
  readonly output: OutputFact
  /** Where the file would be. */
  readonly candidates: readonly string[]
}

function missingOutputs(index: Index, document: Document): MissingOutput[] {
  // What a criterion rests on is evidence, and durable/missing-artifact's.
  const claimed = new Set(index.evidence.filter((each) => each.document === document).map(({ fact }) => fact.span[0]))
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
  if (index.tree.kindOf(path) !== undefined || isBuilt(path) || isIntentionallyAbsent(index, path)) return true
  return departureOf(index, path) !== undefined || isBelowEmptyFolder(index, path)
}
