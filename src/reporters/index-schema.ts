import type { Progress } from '../engine/kinds/progress.ts'
import { DECISION_STATES } from '../engine/model/decision-state.ts'
import { BLOCKER_SORTS } from '../engine/views/readiness/blocker.ts'
import { count, object, ref } from './json-schema.ts'

const text = (description: string) => ({ type: 'string', description })
const truth = (description: string) => ({ type: 'boolean', description })
const texts = (description: string) => ({ type: 'array', items: { type: 'string' }, description })
const list = (name: string, description: string) => ({ type: 'array', description, items: ref(name) })
const words = (description: string, values: readonly string[]) => ({ enum: [...new Set(values)], description })

const PROGRESS: readonly Progress[] = ['done', 'failed', 'blocked', 'active', 'open', 'dropped']
const RESULTS = ['passed', ...PROGRESS.filter((progress) => progress !== 'done')]

const id = text('As the documents write it.')
const title = text('Empty where the definition has none.')
const href = text('Address on the site, with its base; absent where the file has no page.')
const scope = text('The scope, as addresses name it.')

/** The JSON Schema of the site's `index.json`, published as schemas/index.schema.json. */
export const indexSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Index of a plan',
  ...object(
    'What a site with Throughline serves as `/plan/index.json`.',
    {
      version: {
        const: 1,
        description: 'Of this format. A field may be added within a version; none is removed or changed.',
      },
      day: text('The day of the build, `2026-11-21`.'),
      title: text('Of the site.'),
      description: text('Of the site.'),
      pages: list('page', 'Documents that have a page, by path.'),
      items: list('item', 'By family, number and suffix of the id.'),
      decisions: list('decision', 'Newest first; those without a date at the end.'),
      traceability: list('requirement', 'Requirements with what verifies them, scope by scope.'),
      projects: list('project', 'By path.'),
      runbooks: list('runbook', 'By path.'),
      tasks: list('taskList', 'By path.'),
    },
    ['description'],
  ),
  $defs: {
    page: object(
      'A document.',
      {
        file: text('Path as `throughline check` names it.'),
        title: text('Of its frontmatter, its first heading, or its path.'),
        href: text('Address on the site, with its base.'),
        type: text('The page type, where the frontmatter says one.'),
        description: text('Of its frontmatter.'),
      },
      ['type', 'description'],
    ),
    item: object(
      'A typed thing with an id. An id that several files define is there once for each of them.',
      {
        id,
        kind: text('`decision`, `requirement`, `task` …; `item` where nothing tells.'),
        title,
        state: words(
          'Of decisions their state; of tasks, verifications, runs, slices and gates how far they are; of requirements whether they are verified. Absent where nothing tells.',
          [...DECISION_STATES, ...PROGRESS, 'verified', 'unverified'],
        ),
        successors: texts('Ids of what replaced a decision.'),
        href,
        file: text('Path as `throughline check` names it.'),
        line: { type: 'integer', minimum: 1, description: 'Where it is defined, from 1.' },
        scope: text('Directory of its scope; empty for the root.'),
        references: count('Sentences that refer to it.'),
        mentions: list('mention', 'Sentences that speak of it, by document.'),
      },
      ['state', 'successors', 'href'],
    ),
    mention: object(
      'A place that speaks of an item.',
      {
        page: text('Title of the document.'),
        href: text('The nearest place that can be linked to.'),
        sentence: text('Without markup, shortened where it is long.'),
      },
      ['href'],
    ),
    decision: object(
      'A decision with its history.',
      {
        id,
        title,
        state: words('Absent where nothing tells.', DECISION_STATES),
        href,
        scope,
        date: text('`2026-09-02`'),
        owner: text('Who answers for it.'),
        watchpoints: texts('Of a deferred one: what it waits for.'),
        replacedBy: texts('Ids.'),
        replaces: texts('Ids.'),
      },
      ['state', 'href', 'date', 'owner'],
    ),
    requirement: object(
      'A requirement.',
      {
        requirement: id,
        title,
        href,
        scope,
        state: words(
          'gap: nothing verifies it although something should; exempt: nothing does, and nothing has to; untold: verified, and no result is kept; else the worst of its verifications.',
          ['gap', 'exempt', 'untold', ...RESULTS],
        ),
        isSigned: truth('Whether all that verifies it is signed; absent where the scope keeps no signatures.'),
        verifications: list('verification', 'What verifies it.'),
      },
      ['href', 'isSigned'],
    ),
    verification: object(
      'A verification.',
      {
        id,
        href,
        method: text('Empty where it says none.'),
        state: words('By its result; absent without one that is understood.', RESULTS),
        isSigned: truth('Absent where its scope keeps no signatures.'),
        evidence: list('evidence', 'What it rests on.'),
      },
      ['href', 'state', 'isSigned'],
    ),
    evidence: object(
      'What a verification rests on.',
      {
        text: text('A path, an address or words.'),
        state: text('Whether it is there; `expected` where it has to be only later, `text` where it names no file.'),
        path: text('Relative to the workspace.'),
      },
      ['path'],
    ),
    project: object('A scope with what stands in its way.', {
      directory: text('Empty for the root.'),
      title: text('Empty where the root has no page that says one.'),
      href: text('Address of its page.'),
      posture: words('ready: there is no blocker.', ['ready', 'not-ready']),
      blockers: list('blocker', 'In the order in which they can be worked off.'),
      runs: list('run', 'In their order.'),
    }),
    blocker: object(
      'One thing that is not done.',
      {
        sort: words('What sort of thing it is.', BLOCKER_SORTS),
        id: text('Of the item.'),
        subject: text('What it is about.'),
        state: text('What is wrong with it.'),
        owner: text('Who answers for it.'),
        run: text('The run that it belongs to.'),
        href,
      },
      ['id', 'owner', 'run', 'href'],
    ),
    run: object(
      'A run of a project.',
      { id, title, href, state: words('Absent where nothing tells.', PROGRESS), owner: text('Who answers for it.') },
      ['href', 'state', 'owner'],
    ),
    runbook: object('A runbook.', {
      file: text('Path as `throughline check` names it.'),
      title: text('Of the page.'),
      href: text('Address on the site, with its base.'),
      symptoms: texts('What is seen.'),
      steps: count('Steps and boxes that can be ticked.'),
      owners: texts('Who answers for it.'),
      isInUse: truth('Whether it is to be followed.'),
    }),
    taskList: object(
      'A document with tasks.',
      {
        file: text('Path as `throughline check` names it.'),
        title: text('Of the page.'),
        href,
        isWork: truth('Whether readiness counts its tasks.'),
        done: count('Done.'),
        total: count('All but those that are optional or given up.'),
        tasks: list('task', 'Blocked ones first, then open, done, given up.'),
      },
      ['href'],
    ),
    task: object(
      'A task.',
      {
        id,
        title,
        href,
        state: words('How far it is.', PROGRESS),
        reason: text('What it says of its state in its own words.'),
      },
      ['href', 'reason'],
    ),
  },
}
