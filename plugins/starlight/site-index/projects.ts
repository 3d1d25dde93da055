/** Projects: what stands in the way of each, its runs and gates. */
import type { Progress } from '../../../src/engine/kinds/progress.ts'
import type { RunNode } from '../../../src/engine/link/runs.ts'
import type { DecisionState } from '../../../src/engine/model/decision-state.ts'
import { projectsIn, type ProjectView } from '../../../src/engine/views/projects.ts'
import { BLOCKER_SORTS, type BlockerSort } from '../../../src/engine/views/readiness/blocker.ts'
import type { Share } from '../../../src/engine/views/readiness.ts'
import { taskProgressIn } from '../../../src/engine/views/task-progress.ts'
import type { SiteContext } from './context.ts'
import { blockersWith, groupsOf, type BlockerGroup, type SiteBlocker } from './projects/blockers.ts'
import { documentsOf, type ProjectDocument } from './projects/documents.ts'
import { slugsOf } from './projects/slugs.ts'
import { publishedIndex } from './published.ts'
import { runGraphOf, type SiteRunGraph } from './run-graph.ts'
import { shareOf, type NamedShare, type SiteShare } from './share.ts'

export interface Project {
  /** Directory of its scope; '' is the root. */
  readonly directory: string
  /** Its part of the address: `throughline`. */
  readonly slug: string
  /** '' where the root has no page that says one. */
  readonly title: string
  /** Address of its page. */
  readonly href: string
  readonly posture: 'ready' | 'not-ready'
  /** In working order. */
  readonly blockers: readonly SiteBlocker[]
  readonly groups: readonly BlockerGroup[]
  /** How many blockers there are of each sort that there is. */
  readonly counts: readonly { readonly sort: BlockerSort; readonly count: number }[]
  readonly runs: readonly ProjectRun[]
  /** Several where its documents number different runs alike. */
  readonly graphs: readonly SiteRunGraph[]
  /** Undefined where the project has none of the kind, or where nothing tells how far they are. */
  readonly shares: { readonly [Part in SharePart]?: SiteShare }
  readonly phases: readonly NamedShare[]
  readonly stories: readonly NamedShare[]
  /** Undefined without requirements. */
  readonly coverage?: ProjectCoverage
  /** Open, only proposed or deferred. */
  readonly undecided: readonly UndecidedDecision[]
  readonly documents: readonly ProjectDocument[]
  /** Its task lists that count as work, as keys of `SiteIndex.tasks`. */
  readonly taskLists: readonly string[]
  /** The latest day that a document names, `2026-11-21`. */
  readonly updated?: { readonly day: string; readonly title: string; readonly href?: string }
}

export type SharePart = 'tasks' | 'requirements' | 'gates' | 'runs' | 'signOffs'

export interface ProjectRun {
  readonly id: string
  readonly title: string
  readonly href?: string
  readonly state?: Progress
  readonly owner?: string
  /** How many blockers stand before its start. */
  readonly blockers: number
  /** The first of those that belong to the runs right before it: indexes of the project's blockers. */
  readonly nearest: readonly number[]
}

export interface ProjectCoverage {
  /** Requirements that a verification names, or is expected to; the shares are of them. */
  readonly total: number
  /** The others. */
  readonly exempt: number
  readonly verified: SiteShare
  readonly passed: SiteShare
  readonly signed: SiteShare
}

export interface UndecidedDecision {
  readonly id: string
  readonly title: string
  readonly state: DecisionState
  readonly href?: string
}

/** By path. */
export function projectsOf(context: SiteContext): Project[] {
  const index = publishedIndex(context)
  const views = projectsIn(index)
  const slugs = slugsOf(views.map(({ scope }) => scope.directory))
  const site = blockersWith(context, index)
  const lists = new Set(taskProgressIn(index).flatMap(({ document, isWork }) => (isWork ? [document] : [])))
  return views.map((view): Project => {
    const { scope, title, readiness, coverage, undecided, documents } = view
    const { directory } = scope
    const slug = slugs.get(directory)!
    const { blockers } = readiness
    return {
      directory,
      slug,
      title,
      href: context.paths.page(`projects/${slug}`),
      posture: readiness.posture,
      blockers: blockers.map(site),
      groups: groupsOf(blockers),
      counts: countsOf(view),
      runs: runsOf(view, context),
      graphs: view.graphs.map((graph) => runGraphOf(context, graph)),
      shares: sharesOf(view),
      phases: readiness.progress.phases.map(named),
      stories: readiness.progress.stories.map(named),
      ...(coverage && {
        coverage: {
          total: coverage.total,
          exempt: coverage.exempt,
          verified: shareOf({ done: coverage.verified, total: coverage.total }),
          passed: shareOf({ done: coverage.passed, total: coverage.total }),
          signed: shareOf({ done: coverage.signed, total: coverage.total }),
        },
      }),
      undecided: undecided.map(({ item, state }) => ({
        id: item.id,
        title: item.definition.fact.title,
        state: state!,
        ...given('href', context.hrefOfItem(item)),
      })),
      documents: documentsOf(documents, context),
      taskLists: documents.filter((document) => lists.has(document)).map((document) => context.pageKeyOf(document)),
      ...given('updated', updatedOf(view, context)),
    }
  })
}

function countsOf({ readiness }: ProjectView): Project['counts'] {
  return BLOCKER_SORTS.map((sort) => ({
    sort,
    count: readiness.blockers.filter((blocker) => blocker.sort === sort).length,
  })).filter(({ count }) => count > 0)
}

/** Every run waits for all that come before it: with the whole of each, a long plan would be told over and over. */
const MOST_NEAREST = 10

function runsOf({ starts, readiness }: ProjectView, context: SiteContext): ProjectRun[] {
  const numbers = new Map(readiness.blockers.map((blocker, i) => [blocker, i]))
  return starts.map(({ run, count, nearest }) => ({
    id: run.id,
    title: run.title,
    ...given('href', hrefOfRun(run, context)),
    ...given('state', run.progress),
    ...given('owner', run.owner),
    blockers: count,
    nearest: nearest.slice(0, MOST_NEAREST).map((blocker) => numbers.get(blocker)!),
  }))
}

function hrefOfRun({ page, places }: RunNode, context: SiteContext): string | undefined {
  return (page && context.hrefOfDocument(page)) ?? (places[0] && context.hrefOfPlace(places[0]))
}

function sharesOf({ readiness: { progress }, runs }: ProjectView): Project['shares'] {
  const { tasks, requirements, gates, signOffs } = progress
  return {
    ...given('tasks', tasks && shareOf(tasks)),
    ...given('requirements', requirements && shareOf(requirements)),
    ...given('gates', gates && shareOf(gates)),
    ...given('runs', runs && shareOf(runs)),
    ...given('signOffs', signOffs && shareOf(signOffs)),
  }
}

function named(share: Share): NamedShare {
  return { name: share.name, ...shareOf(share) }
}

function updatedOf({ updated }: ProjectView, context: SiteContext): Project['updated'] {
  if (!updated) return undefined
  const { day, document } = updated
  return { day, title: context.titleOf(document), ...given('href', context.hrefOfDocument(document)) }
}

/** An optional field of JSON: absent where there is no value. */
function given<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [K in Key]?: Value }
}
