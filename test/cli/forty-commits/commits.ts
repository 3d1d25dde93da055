import type { Files } from './files.ts'

/** One commit, and what it does to the diagnostics: `rule file: text that it stands on`, in the order of the output. */
export interface Commit {
  readonly message: string
  readonly edit: (files: Files) => void
  readonly brings?: readonly string[]
  readonly heals?: readonly string[]
}

const FOG_LOG = `
## Records

Entries of the log follow REQ-004, and [the tide](../docs/tides.md#neap-tides) is noted beside them.
`

/** The list was made by hand, from the documents and the rules' pages. */
export const COMMITS: readonly Commit[] = [
  {
    message: 'A sentence more, and nothing else',
    edit: (files) => files.append('docs/moorings.md', '\nBoth buoys are lit.\n'),
  },
  {
    message: 'The guide links to a page that nobody has written',
    edit: (files) => files.append('docs/guide.md', '\nThe [list of pilots](pilots.md) hangs in the hut.\n'),
    brings: ['link/missing-file docs/guide.md: pilots.md'],
  },
  {
    message: 'Ten lines above the broken link',
    edit: (files) =>
      files.replace(
        'docs/guide.md',
        '## Before the tide\n',
        `## Watches\n\n${'- A watch of four hours.\n'.repeat(10)}\n## Before the tide\n`,
      ),
  },
  {
    message: 'The section with the broken link moves to the top',
    edit: (files) => {
      const fog = files.cut('docs/guide.md', '## Fog')
      files.replace('docs/guide.md', '## Watches\n', `${fog}\n## Watches\n`)
    },
  },
  {
    message: 'Its heading gets another name',
    edit: (files) => files.replace('docs/guide.md', '## Fog\n', '## In fog\n'),
  },
  {
    message: 'The same broken link a second time',
    edit: (files) => files.append('docs/moorings.md', '\nPilots sign [the list](pilots.md).\n'),
    brings: ['link/missing-file docs/moorings.md: pilots.md'],
  },
  {
    message: 'The page is written: both are healed',
    edit: (files) => files.write('docs/pilots.md', '# Pilots\n\n## On call\n\nTwo, by day and by night.\n'),
    heals: ['link/missing-file docs/guide.md: pilots.md', 'link/missing-file docs/moorings.md: pilots.md'],
  },
  {
    message: 'A decision is deleted that another page rests on',
    edit: (files) => void files.cut('docs/decision-log.md', '### D-002 — Pilots board at the buoy'),
    brings: ['id/undefined-reference docs/guide.md: D-002'],
  },
  {
    message: 'The guide is rewritten around the fault',
    edit: (files) =>
      files.replace(
        'docs/guide.md',
        'A pilot boards at the buoy (D-002), which answers REQ-002.',
        'By D-002 a pilot boards at the outer buoy; this answers REQ-002.',
      ),
  },
  {
    message: 'The decision comes back',
    edit: (files) =>
      files.append(
        'docs/decision-log.md',
        '\n### D-002 — Pilots board at the buoy\n\n- `status`: closed\n- `resolution`: The quay is too shallow for the cutter.\n',
      ),
    heals: ['id/undefined-reference docs/guide.md: D-002'],
  },
  {
    message: 'A heading is renamed that a link points at',
    edit: (files) => files.replace('docs/tides.md', '## Neap tides\n', '## Neaps\n'),
    brings: ['link/missing-anchor docs/guide.md: #neap-tides'],
  },
  {
    message: 'The page with the broken anchor is renamed and edited',
    edit: (files) => {
      files.rename('docs/guide.md', 'docs/watch.md')
      files.replace('docs/watch.md', '# Guide for the watch\n', '# The watch\n\nFor everybody on duty.\n')
    },
  },
  {
    message: 'The anchor is mended, and a link to the old page is written',
    edit: (files) => {
      files.replace('docs/watch.md', 'tides.md#neap-tides', 'tides.md#neaps')
      files.append('docs/pilots.md', '\nThe [guide](guide.md) tells the watch.\n')
    },
    brings: ['link/missing-file docs/pilots.md: guide.md'],
    heals: ['link/missing-anchor docs/watch.md: #neap-tides'],
  },
  {
    message: 'One fault is mended, and the same one is made in another section of the page',
    edit: (files) => {
      files.replace('docs/pilots.md', '\nThe [guide](guide.md) tells the watch.\n', '\n')
      files.replace(
        'docs/pilots.md',
        '# Pilots\n',
        '# Pilots\n\nBefore you row out, read the [guide for the watch](guide.md).\n',
      )
    },
    brings: ['link/missing-file docs/pilots.md: guide.md'],
    heals: ['link/missing-file docs/pilots.md: guide.md'],
  },
  {
    message: 'It is mended for good',
    edit: (files) => files.replace('docs/pilots.md', '(guide.md)', '(watch.md)'),
    heals: ['link/missing-file docs/pilots.md: guide.md'],
  },
  {
    message: 'The text of a locked decision is changed',
    edit: (files) => files.replace('docs/decision-log.md', 'Twice, and once more in fog.', 'Once.'),
    brings: ['decision/reopened docs/decision-log.md: Once.'],
  },
  {
    message: 'A commit after it: what was reopened is no longer news',
    edit: (files) => files.append('docs/tides.md', '\nTimes are those of the harbour clock.\n'),
  },
  {
    message: 'The text is taken back, which changes a locked decision again',
    edit: (files) => files.replace('docs/decision-log.md', 'Once.', 'Twice, and once more in fog.'),
    brings: ['decision/reopened docs/decision-log.md: Twice, and once more in fog.'],
  },
  {
    message: 'A runbook that changes the directory',
    edit: (files) =>
      files.replace('runbooks/fog.md', 'compressor start --pressure 8\n', 'cd /opt/horn && ./start --pressure 8\n'),
    brings: ['shell/no-cd-in-shell runbooks/fog.md: cd /opt/horn'],
  },
  {
    message: 'Another step in front of it, so that the block moves and is numbered anew',
    edit: (files) => {
      files.replace('runbooks/fog.md', '3. Write', '4. Write')
      files.replace('runbooks/fog.md', '2. Sound', '3. Sound')
      files.replace('runbooks/fog.md', '1. Start', '1. Look at the barometer.\n\n2. Start')
    },
  },
  {
    message: 'The command is mended',
    edit: (files) => files.replace('runbooks/fog.md', 'cd /opt/horn && ./start', '/opt/horn/start'),
    heals: ['shell/no-cd-in-shell runbooks/fog.md: cd /opt/horn'],
  },
  {
    message: 'A task is defined twice',
    edit: (files) => files.replace('plan/tasks.md', '- [ ] T005 Sound', '- [ ] T004 Paint the horn\n- [ ] T005 Sound'),
    brings: ['id/duplicate-definition plan/tasks.md: T004'],
  },
  {
    message: 'Both of its lines are ticked',
    edit: (files) => {
      files.replace('plan/tasks.md', '- [ ] T004 Mount the horn (after T003)', '- [x] T004 Mount the horn')
      files.replace('plan/tasks.md', '- [ ] T004 Paint', '- [x] T004 Paint')
      files.replace('plan/tasks.md', '- [ ] T003', '- [x] T003')
    },
  },
  {
    message: 'The second gets a number of its own',
    edit: (files) => files.replace('plan/tasks.md', 'T004 Paint', 'T006 Paint'),
    heals: ['id/duplicate-definition plan/tasks.md: T004'],
  },
  {
    message: 'A reference to a task that is not planned',
    edit: (files) => files.append('plan/tasks.md', '\nT009 is left for the winter.\n'),
    brings: ['id/undefined-reference plan/tasks.md: T009'],
  },
  {
    message: 'The whole plan moves to another folder, and the tasks gain a line',
    edit: (files) => {
      files.rename('plan/tasks.md', 'plans/signal/tasks.md')
      files.replace('plans/signal/tasks.md', '## Order\n', '## Order\n\nSlack water decides the day.\n')
    },
  },
  {
    message: 'The line with the fault goes to a page of its own, as it is',
    edit: (files) => {
      files.replace('plans/signal/tasks.md', '\nT009 is left for the winter.\n', '')
      files.write('plans/signal/winter.md', '# Winter\n\nT009 is left for the winter.\n')
    },
  },
  {
    message: 'The task is planned',
    edit: (files) => files.replace('plans/signal/tasks.md', '## Order\n', '- [ ] T009 Grease the horn\n\n## Order\n'),
    heals: ['id/undefined-reference plans/signal/winter.md: T009'],
  },
  {
    message: 'A page cites a decision that was replaced',
    edit: (files) => files.append('docs/watch.md', '\nThe horn needs an hour of notice, by D-004.\n'),
    brings: ['decision/superseded-reference docs/watch.md: D-004'],
  },
  {
    message: 'Lines are wrapped anew around it',
    edit: (files) =>
      files.replace(
        'docs/watch.md',
        'The horn needs an hour of notice, by D-004.',
        'The horn needs an hour\nof notice, by D-004.',
      ),
  },
  {
    message: 'The sentence is corrected',
    edit: (files) =>
      files.replace(
        'docs/watch.md',
        'The horn needs an hour\nof notice, by D-004.',
        'The horn needs no notice, by D-005.',
      ),
    heals: ['decision/superseded-reference docs/watch.md: D-004'],
  },
  {
    message: 'A decision is put off without a day',
    edit: (files) => files.replace('docs/decision-log.md', '- `status`: open', '- `status`: deferred'),
    brings: ['decision/deferred-without-watchpoint docs/decision-log.md: deferred'],
  },
  {
    message: 'Two faults at once, one of them mended in the next line',
    edit: (files) => {
      files.replace(
        'docs/decision-log.md',
        '- `status`: deferred',
        '- `status`: deferred\n- `trigger`: the first wreck of the year',
      )
      files.append('docs/requirements.md', '\nREQ-009 and [the survey](survey.md) are still to come.\n')
    },
    brings: [
      'id/undefined-reference docs/requirements.md: REQ-009',
      'link/missing-file docs/requirements.md: survey.md',
    ],
    heals: ['decision/deferred-without-watchpoint docs/decision-log.md: deferred'],
  },
  {
    message: 'The number of the missing requirement is another one',
    edit: (files) => files.replace('docs/requirements.md', 'REQ-009', 'REQ-008'),
    brings: ['id/undefined-reference docs/requirements.md: REQ-008'],
    heals: ['id/undefined-reference docs/requirements.md: REQ-009'],
  },
  {
    message: 'Their table is sorted the other way round, above both',
    edit: (files) => {
      const first = '| REQ-001 | The bell is heard at the outer buoy.          |\n'
      files.replace('docs/requirements.md', first, '')
      files.replace('docs/requirements.md', '\nREQ-008', `${first}\nREQ-008`)
    },
  },
  {
    message: 'Two pages become one; a link within them keeps its fault, which comes along',
    edit: (files) => {
      files.append('runbooks/fog.md', FOG_LOG)
      files.replace('docs/requirements.md', '\nREQ-008 and [the survey](survey.md) are still to come.\n', '')
      files.append('docs/tides.md', '\nREQ-008 and [the survey](survey.md) are still to come.\n')
    },
    brings: ['link/missing-anchor runbooks/fog.md: #neap-tides'],
  },
  {
    message: 'A page is deleted to which two pages link',
    edit: (files) => files.remove('docs/moorings.md'),
    brings: ['link/missing-file docs/watch.md: moorings.md'],
  },
  {
    message: 'The deletion is taken back by another name, and the links follow',
    edit: (files) => {
      files.write('docs/berths.md', '# Berths\n\nThe cutter lies at the inner buoy.\n')
      files.replace('docs/watch.md', 'moorings.md', 'berths.md')
    },
    heals: ['link/missing-file docs/watch.md: moorings.md'],
  },
  {
    message: 'A line is copied together with its fault',
    edit: (files) => files.append('docs/berths.md', '\nREQ-008 and [the survey](survey.md) are still to come.\n'),
    brings: ['id/undefined-reference docs/berths.md: REQ-008', 'link/missing-file docs/berths.md: survey.md'],
  },
  {
    message: 'All that is left is mended',
    edit: (files) => {
      for (const path of ['docs/berths.md', 'docs/tides.md'])
        files.replace(path, '\nREQ-008 and [the survey](survey.md) are still to come.\n', '')
      files.replace('runbooks/fog.md', '#neap-tides', '#neaps')
    },
    heals: [
      'id/undefined-reference docs/berths.md: REQ-008',
      'link/missing-file docs/berths.md: survey.md',
      'id/undefined-reference docs/tides.md: REQ-008',
      'link/missing-file docs/tides.md: survey.md',
      'link/missing-anchor runbooks/fog.md: #neap-tides',
    ],
  },
]
