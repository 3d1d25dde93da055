import type { Command, Option } from './command.ts'
import { starters } from './new/registry.ts'

const config: Option = {
  name: 'config',
  value: 'FILE',
  summary: "Use this configuration, not the root's throughline.yaml",
}

const color: Option = {
  name: 'color',
  value: 'WHEN',
  choices: ['auto', 'always', 'never'],
  summary: 'auto (default), always or never; NO_COLOR is honoured',
}

export const commands: readonly Command[] = [
  {
    name: 'check',
    usage: '[paths…]',
    summary: 'Check the corpus: ids, links, definitions, text',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'github', 'sarif'],
        summary: 'pretty (default), json, github or sarif',
      },
      {
        name: 'rule',
        value: 'ID=SEVERITY',
        isRepeatable: true,
        summary: 'Set a rule to error, warning, info or off; repeatable',
      },
      { name: 'base', value: 'REF', summary: 'Judge the change since this branch, tag or commit as well' },
      { name: 'max-warnings', value: 'N', summary: 'Fail on more than N warnings' },
      { name: 'quiet', summary: 'List errors only' },
      config,
      color,
    ],
    notes: [
      'Without paths: the current directory. The workspace around the paths is read as',
      'a whole, up to the nearest throughline.yaml or repository, so that ids and links',
      'resolve; only what concerns the paths is listed.',
      '',
      'With --base, rules that judge a change run too: locked text that changed, files',
      'deleted without a row in a cleanup manifest. git needs the history for it.',
      '',
      'Exit code: 0 clean, 1 errors (or too many warnings), 2 could not do the job.',
    ],
    load: () => import('./check.ts'),
  },
  {
    name: 'allowlist',
    usage: '[paths…]',
    summary: 'Show which permission pattern covers each command',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json'],
        summary: 'pretty (default) or json',
      },
      config,
      color,
    ],
    notes: [
      "Lists the commands of the plans' scripts, each with the pattern that covers it:",
      'permissions.allow of .claude/settings.json and .claude/settings.local.json, and',
      'the option allow of shell/prefer-allowlisted-command. Then the patterns that',
      'cover none of them, in the whole workspace. A command that agents run unasked',
      'without any pattern, such as grep, is marked as read-only.',
      '',
      'Exit code: 0 all are covered, 1 some are not, 2 could not do the job.',
    ],
    load: () => import('./allowlist.ts'),
  },
  {
    name: 'cleanup',
    usage: '<manifest>',
    summary: 'Show what a cleanup manifest would break',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json'],
        summary: 'pretty (default) or json',
      },
      config,
      color,
    ],
    notes: [
      'Carries the rows out on paper, checks the workspace again, and lists what would',
      'then be wrong: gates with the way to the script that reads the file, evidence,',
      'links, ids. Rows that are carried out already are held to what they broke.',
      'It changes nothing.',
      '',
      'Exit code: 0 nothing would break, 1 something would, 2 could not do the job.',
    ],
    load: () => import('./cleanup.ts'),
  },
  {
    name: 'explain',
    usage: '[rule|id] [paths…]',
    summary: 'Explain a rule, or an item and who refers to it',
    options: [config, color],
    notes: [
      'Without a rule or id: lists all rules.',
      '',
      '  throughline explain link/missing-file',
      '  throughline explain D-005 docs',
    ],
    load: () => import('./explain.ts'),
  },
  {
    name: 'new',
    usage: '<type> <path>',
    summary: 'Start a file of a type',
    options: [],
    notes: [
      'Types:',
      ...starters.map(({ type, summary }) => `  ${type}  ${summary}`),
      '',
      '  throughline new validate-exit plan/runs/run-1/validate-exit.sh',
      '',
      'Missing directories are made. A file that is there already is never touched.',
      '',
      'Exit code: 0 written, 2 could not do the job.',
    ],
    load: () => import('./new.ts'),
  },
  {
    name: 'status',
    usage: '[scope]',
    summary: 'Show what still stands in the way, computed',
    options: [
      {
        name: 'format',
        value: 'FORMAT',
        choices: ['pretty', 'json', 'markdown'],
        summary: 'pretty (default), json or markdown',
      },
      { name: 'before', value: 'RUN', summary: 'Only what has to be done before this run starts' },
      config,
      color,
    ],
    notes: [
      'A scope is a project or a feature: a directory in it, or a file, names it. Not',
      'ready is what has open decisions, mandatory tasks that are not ticked, missing',
      'outputs, broken evidence, unverified requirements, open gates or unsigned rows.',
      'They are listed in the order of the runs, each with its place and owner.',
      '',
      'Markdown is a readiness note of one scope, to be saved in its directory.',
      '',
      '  throughline status specs/001-search',
      '  throughline status docs/move --before run-3 --format markdown',
      '',
      'Exit code: 0 ready, 1 not ready, 2 could not do the job.',
    ],
    load: () => import('./status.ts'),
  },
]
