/** The sections of a project's page, with the anchors that its table of contents leads to. */
import type { BlockerGroup } from './site-index/projects/blockers.ts'
import type { Project } from './site-index/projects.ts'

export interface ProjectSection {
  readonly depth: 2 | 3
  readonly slug: string
  readonly text: string
}

type Slug = 'blockers' | 'before' | 'runs' | 'tasks' | 'progress' | 'coverage' | 'decisions' | 'documents'
type Translate = (key: `throughline.project.${Slug | 'first' | 'whateverRun'}`) => string

/** Only those that have something to show. */
export function sectionsOf(project: Project, t: Translate): ProjectSection[] {
  const { runs, blockers, groups, phases, stories, graphs, taskLists, coverage, undecided, documents } = project
  const section = (slug: Slug, isThere: boolean): ProjectSection[] =>
    isThere ? [{ depth: 2, slug, text: t(`throughline.project.${slug}`) }] : []
  return [
    ...section('blockers', blockers.length > 0),
    ...(runs.length === 0
      ? []
      : groups.map((group, i): ProjectSection => ({
          depth: 3,
          slug: `blockers-${i + 1}`,
          text: nameOf(group, t),
        }))),
    ...section('before', runs.length > 0),
    ...section('runs', graphs.length > 0),
    ...section('tasks', taskLists.length > 0),
    ...section('progress', taskLists.length === 0 && phases.length + stories.length > 0),
    ...section('coverage', coverage !== undefined),
    ...section('decisions', undecided.length > 0),
    ...section('documents', documents.length > 0),
  ]
}

/** What belongs to no run comes first as far as it is decisions, which hold everything up; the rest comes last. */
function nameOf({ run, parts }: BlockerGroup, t: Translate): string {
  const isFirst = parts.every(({ sort }) => sort === 'open-decision')
  return run ?? t(isFirst ? 'throughline.project.first' : 'throughline.project.whateverRun')
}
