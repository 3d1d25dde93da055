/**
 * `index.json`: the site's index for machines. Pages lay out the site index, and it changes with them; this is the part of
 * it that is promised, in the shape of schemas/index.schema.json. Ids tie its lists together, and paths as
 * `throughline check` names them.
 */
import { localized } from './addresses.ts'
import { backlinksByItem } from './item-backlinks.ts'
import type { ItemBacklinks } from './site-index/backlinks.ts'
import type { SiteIndex } from './site-index/site-index.ts'

export function machineIndex(site: SiteIndex) {
  const { files } = site
  const backlinksOf = backlinksByItem(site)
  return {
    version: 1,
    day: site.day,
    title: site.title,
    ...(site.description !== undefined && { description: site.description }),
    pages: Object.entries(site.pages).map(([key, page]) => ({ file: files[key]!, ...page })),
    items: site.items.map((item) => ({ ...item, mentions: mentionsOf(backlinksOf(item)) })),
    decisions: site.decisions.decisions.map(
      ({ id, title, state, href, scope, date, owner, replacedBy, replaces, watchpoints }) => ({
        ...defined({ id, title, state, href, scope, date, owner }),
        watchpoints,
        replacedBy: replacedBy.map((each) => each.id),
        replaces: replaces.map((each) => each.id),
      }),
    ),
    traceability: site.traceability.rows.map(({ requirement, title, href, scope, state, isSigned, verifications }) => ({
      ...defined({ requirement, title, href, scope, state, isSigned }),
      verifications: verifications.map(({ id, href: at, method, state: result, evidence, signature }) => ({
        ...defined({ id, href: at, method, state: result, isSigned: signature?.isSigned }),
        evidence: evidence.map(({ text, state: presence, path }) => defined({ text, state: presence, path })),
      })),
    })),
    projects: site.projects.map(({ directory, title, href, posture, blockers, runs }) => ({
      directory,
      title,
      href: localized(href, site.mainLocale),
      posture,
      blockers: blockers.map(({ sort, id, subject, state, owner, run, href: at }) =>
        defined({ sort, id, subject, state, owner, run, href: at }),
      ),
      runs: runs.map(({ id, title: name, href: at, state, owner }) =>
        defined({ id, title: name, href: at, state, owner }),
      ),
    })),
    runbooks: Object.entries(site.runbooks).map(([key, { title, href, symptoms, steps, owners, isInUse }]) => ({
      file: files[key]!,
      title,
      href,
      symptoms,
      steps,
      owners,
      isInUse,
    })),
    tasks: Object.entries(site.tasks).map(([key, { title, href, isWork, count, blocked, open, done, givenUp }]) => ({
      ...defined({ file: files[key]!, title, href, isWork }),
      done: count.done,
      total: count.total,
      tasks: [...blocked, ...open, ...done, ...givenUp].map((task) =>
        defined({ id: task.id, title: task.title, href: task.href, state: task.state, reason: task.reason }),
      ),
    })),
  }
}

function mentionsOf(backlinks: ItemBacklinks | undefined) {
  const groups = backlinks?.groups ?? []
  return groups.flatMap(({ title, mentions }) =>
    mentions.map(({ before, mention, after, href: at }) =>
      defined({ page: title, href: at, sentence: before + mention + after }),
    ),
  )
}

/** Without the keys that say nothing, as JSON has it. */
function defined<Shape extends object>(shape: Shape): { [Key in keyof Shape]: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as never
}
