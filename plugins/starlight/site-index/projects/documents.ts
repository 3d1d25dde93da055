/** A project's pages, by what each of them is for. */
import type { Document } from '../../../../src/engine/link/index.ts'
import type { SiteContext } from '../context.ts'

/** In the order in which somebody new to a project reads them. */
export const READING_ORDER = [
  'project',
  'context',
  'plan',
  'decision-log',
  'requirements',
  'verification',
  'tasks',
  'run',
  'runbook',
  'readiness',
  'execution-log',
  'disposition',
  'cleanup-manifest',
  'review',
] as const

export type DocumentType = (typeof READING_ORDER)[number] | 'other'

export interface ProjectDocument {
  readonly type: DocumentType
  readonly title: string
  readonly href: string
}

/** Those that have a page; within a type in the order of their paths. */
export function documentsOf(documents: readonly Document[], context: SiteContext): ProjectDocument[] {
  const ranks = new Map<DocumentType, number>([...READING_ORDER, 'other' as const].map((type, rank) => [type, rank]))
  return documents
    .flatMap((document): ProjectDocument[] => {
      const href = context.hrefOfDocument(document)
      return href === undefined ? [] : [{ type: typeOf(document), title: context.titleOf(document), href }]
    })
    .sort((a, b) => ranks.get(a.type)! - ranks.get(b.type)!)
}

function typeOf({ facts }: Document): DocumentType {
  const type = facts.frontmatter?.data['type']
  return READING_ORDER.find((known) => known === type) ?? 'other'
}
