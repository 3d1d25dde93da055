/** Evidence of what has passed, in reports that say of themselves that they failed or are blocked. */
import type { Evidence } from '../../link/evidence.ts'
import type { Document, Index } from '../../link/index.ts'
import { readSetback } from '../../kinds/setback.ts'
import type { Place } from '../../model/range.ts'

export interface FailedReport {
  readonly evidence: Evidence
  readonly path: string
  /** In lower case: `blocked`. */
  readonly words: string
  readonly related: Place
}

export function* failedReports(index: Index): Generator<FailedReport> {
  for (const evidence of index.evidence) {
    const { fact, path, document } = evidence
    if (!fact.isClaimed || fact.isConditional || path === undefined) continue
    if (fact.site !== 'verification' && fact.site !== 'criterion') continue
    const report = path === document.path ? undefined : index.document(path)
    const verdict = report && verdictOf(report, fragmentOf(index, evidence))
    if (verdict) yield { evidence, path, ...verdict }
  }
}

function fragmentOf(index: Index, { document, fact, path }: Evidence): string | undefined {
  if (fact.form !== 'link' || path === undefined) return undefined
  const link = index
    .linksTo(path)
    .find(({ file, fact: each }) => file === document.path && each.urlSpan[0] === fact.span[0])
  return link?.target.state === 'found' ? link.target.fragment : undefined
}

type Verdict = Pick<FailedReport, 'words' | 'related'>

/** What the section linked says; of a page without one its frontmatter, or what stands under its title. */
function verdictOf({ path, facts }: Document, fragment: string | undefined): Verdict | undefined {
  const { headings, verdicts = [] } = facts
  const section = fragment === undefined ? 0 : headings.findIndex(({ slug }) => slug === fragment)
  const verdict = verdicts.find((each) => each.section === section)
  if (verdict && (fragment !== undefined || headings[0]?.depth === 1))
    return { words: verdict.words, related: { file: path, span: verdict.span } }
  return fragment === undefined ? declaredBy({ path, facts }) : undefined
}

function declaredBy({ path, facts }: Pick<Document, 'path' | 'facts'>): Verdict | undefined {
  for (const key of ['result', 'outcome', 'status']) {
    const value = facts.frontmatter?.data[key]
    const read = typeof value === 'string' ? readSetback(value) : undefined
    const place = facts.frontmatter?.places.find(({ pointer }) => pointer === `/${key}`)
    if (place && read) return { words: read.words, related: { file: path, span: place.value } }
  }
  return undefined
}
