/** The index as pages see it: plain JSON, with addresses instead of places. One section a file. */
import { backlinksOf, type Backlinks } from './backlinks.ts'
import { contextOf, type SiteRequest } from './context.ts'
import { copiesOf, type Copies } from './copies.ts'
import { decisionsOf, type DecisionHistory } from './decisions.ts'
import { pagesWithDiagrams } from './diagrams.ts'
import { freshnessByPage, type Freshness } from './freshness.ts'
import { itemsOf, type SiteItem } from './items.ts'
import { projectsOf, type Project } from './projects.ts'
import { reviewsOf, type SiteReviews } from './reviews.ts'
import { runbooksOf, type Runbook } from './runbooks.ts'
import { taskPagesOf, type TaskPage } from './tasks.ts'
import { traceabilityOf, type SiteTraceability } from './traceability.ts'

export interface SiteIndex {
  /** The day of the build, `2026-11-21`. */
  readonly day: string
  /** Of the site, in its main language. */
  readonly title: string
  readonly description?: string
  /** Addresses of the plan's pages, with the base and without a language, as `localized` takes them. */
  readonly addresses: Addresses
  /** The language of what speaks none, such as `llms.txt`; without one, the root language. */
  readonly mainLocale?: string
  readonly hasSidebar: boolean
  /** Title and address of each document that has a page, by its path from the site's root: `src/content/docs/plan.md`. */
  readonly pages: Readonly<Record<string, SitePage>>
  /** Path in the workspace of each document, as `throughline check` names it, by its path from the site's root. */
  readonly files: Readonly<Record<string, string>>
  /** In the order of their ids. */
  readonly items: readonly SiteItem[]
  /** By page, and by file without one. */
  readonly backlinks: Readonly<Record<string, Backlinks>>
  readonly decisions: DecisionHistory
  readonly traceability: SiteTraceability
  readonly projects: readonly Project[]
  /** By page. */
  readonly runbooks: Readonly<Record<string, Runbook>>
  /** Who has signed off what. */
  readonly reviews: SiteReviews
  /** By page; of those that age. */
  readonly freshness: Readonly<Record<string, Freshness>>
  /** By page; of those whose copy buttons are to copy something else. */
  readonly copies: Readonly<Record<string, Copies>>
  /** Pages with a diagram that can be drawn. */
  readonly diagrams: readonly string[]
  /** By page. */
  readonly tasks: Readonly<Record<string, TaskPage>>
}

export interface SitePage {
  readonly title: string
  readonly href: string
  /** The page type, where the frontmatter says one. */
  readonly type?: string
  readonly description?: string
}

export interface Addresses {
  readonly overview: string
  readonly decisions: string
  readonly traceability: string
  readonly runbooks: string
  readonly reviews: string
  readonly items: string
  readonly indexJson: string
  readonly itemsJson: string
  readonly traceabilityCsv: string
  readonly traceabilityJson: string
}

export function siteIndexOf(request: SiteRequest): SiteIndex {
  const context = contextOf(request)
  const { paths, hasSidebar, mainLocale, title, description } = request
  return {
    day: context.today,
    title,
    ...(description !== undefined && { description }),
    addresses: {
      overview: paths.page(''),
      decisions: paths.page('decisions'),
      traceability: paths.page('traceability'),
      runbooks: paths.page('runbooks'),
      reviews: paths.page('reviews'),
      items: paths.page('items'),
      indexJson: paths.file('index.json'),
      itemsJson: paths.file('items.json'),
      traceabilityCsv: paths.file('traceability.csv'),
      traceabilityJson: paths.file('traceability.json'),
    },
    ...(mainLocale !== undefined && { mainLocale }),
    hasSidebar,
    pages: Object.fromEntries(
      context.documents.flatMap((document): [string, SitePage][] => {
        const href = context.hrefOfDocument(document)
        if (href === undefined) return []
        const { type, description } = document.facts.frontmatter?.data ?? {}
        const page: SitePage = {
          title: context.titleOf(document),
          href,
          ...(typeof type === 'string' && { type }),
          ...(typeof description === 'string' && { description }),
        }
        return [[context.pageKeyOf(document), page]]
      }),
    ),
    files: Object.fromEntries(context.documents.map((document) => [context.pageKeyOf(document), document.path])),
    items: itemsOf(context),
    backlinks: backlinksOf(context),
    decisions: decisionsOf(context),
    traceability: traceabilityOf(context),
    projects: projectsOf(context),
    runbooks: runbooksOf(context),
    reviews: reviewsOf(context),
    freshness: freshnessByPage(context),
    copies: copiesOf(context),
    diagrams: pagesWithDiagrams(context),
    tasks: taskPagesOf(context),
  }
}
