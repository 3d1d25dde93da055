/** Evidence: where documents rest on files and addresses, with paths resolved. */
import type { EvidenceFact } from '../model/records.ts'
import { hasFileEnding } from '../model/file-endings.ts'
import type { Document, Index, Link } from './index.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

export interface Evidence {
  readonly document: Document
  readonly fact: EvidenceFact
  /** Relative to the root: what stands there, or would; undefined for an address and for a path out of the root. */
  readonly path: string | undefined
}

/** In document order, of records alone: what an archive or a template rests on is nobody's care. */
export function evidenceIn(index: Index): readonly Evidence[] {
  const links = new Map<string, Link>()
  const documents = index.documents.filter(({ facts, role }) => facts.evidence && role === 'record')
  const manifests = new Set(index.manifests.map(({ document }) => document))
  const holders = new Set(documents.map(({ path }) => path))
  for (const link of index.links) if (holders.has(link.file)) links.set(`${link.fact.urlSpan[0]} ${link.file}`, link)
  return documents.flatMap((document) => {
    const page = manifests.has(document) ? undefined : sectionSiteOf(document)
    return document.facts.evidence!.flatMap((fact): Evidence[] => {
      const site = fact.site === 'section' ? page : fact.site
      if (!site) return []
      const link = fact.form === 'link' ? links.get(`${fact.span[0]} ${document.path}`) : undefined
      const path = link ? linkedPath(link) : writtenPath(index, document, fact)
      return [{ document, fact: site === fact.site ? fact : { ...fact, site }, path }]
    })
  })
}

const PAGES: readonly (readonly [name: RegExp, site: EvidenceFact['site']])[] = [
  [/\bdispositions?\b/i, 'disposition'],
  [/\breadiness\b/i, 'readiness'],
  [/\bverification (?:report|evidence|results?|summary)\b|\bevidence$/i, 'verification'],
]

const TYPES = new Map<unknown, EvidenceFact['site']>([
  ['disposition', 'disposition'],
  ['readiness', 'readiness'],
  ['verification', 'verification'],
  ['review', 'disposition'],
])

/** What an Evidence section is part of: told by the page's type, its name or its first heading; else by nothing. */
function sectionSiteOf({ path, facts }: Document): EvidenceFact['site'] | undefined {
  const type = facts.frontmatter?.data.type
  if (type !== undefined) return TYPES.get(type)
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/i, '')
  const names = [name.replace(/[-_.]+/g, ' '), facts.headings[0]?.text ?? '']
  return PAGES.find(([pattern]) => names.some((each) => pattern.test(each)))?.[1]
}

function linkedPath({ target }: Link): string | undefined {
  if (target.state === 'case') return target.actual
  return target.state === 'found' || target.state === 'missing' ? target.path : undefined
}

function writtenPath({ tree }: Index, { path: from }: Document, { target }: EvidenceFact): string | undefined {
  if (/^https?:/i.test(target)) return undefined
  const folder = directoryOf(from)
  const beside = resolvePath(folder, target)
  if (/^\.{1,2}\//.test(target)) return beside
  const isThere = (path: string | undefined): path is string => path !== undefined && tree.kindOf(path) !== undefined
  const rooted = resolvePath('', target)
  if (isThere(beside)) return beside
  if (isThere(rooted)) return rooted
  // Scopes keep their shared pages at their top, and pages below name them without the way there.
  for (let at = folder; at !== ''; at = directoryOf(at)) {
    const above = resolvePath(directoryOf(at), target)
    if (isThere(above)) return above
  }
  const first = target.split('/')[0]!
  const isRooted = target.includes('/') && tree.kindOf(first) === 'directory'
  if (isRooted) return rooted
  // A name with a slash and no ending is a path only where its first folder stands.
  const isFolder = beside !== undefined && tree.kindOf(resolvePath(folder, first) ?? '') === 'directory'
  return isFolder || hasFileEnding(target) ? beside : undefined
}
