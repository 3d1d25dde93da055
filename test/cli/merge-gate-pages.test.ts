import { spawnSync } from 'node:child_process'
import { accessSync, chmodSync, constants, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readArguments } from '../../src/cli/arguments.ts'
import { commands } from '../../src/cli/commands.ts'
import { outputsOf } from '../../src/cli/outputs.ts'
import { directoryWith } from '../workspace/temporary.ts'
import { releasePlan, soundPlan } from './corpus.ts'

const root = join(import.meta.dirname, '../..')
const PAGES = 'src/content/docs/start'

interface Workflow {
  readonly on: object
  readonly permissions: object
  readonly jobs: Record<string, { readonly steps: readonly Step[] }>
}

interface Step {
  readonly uses?: string
  readonly with?: Record<string, unknown>
  readonly run?: string
}

interface Hook {
  readonly id: string
  readonly entry: string
  readonly language: string
  readonly files?: string
}

const workflowText = textOf('examples/github-workflow.yml')
const steps = Object.values((parse(workflowText) as Workflow).jobs).flatMap((job) => job.steps)

describe('the workflow to copy', () => {
  test('is what the page shows', () => {
    expect(textOf(`${PAGES}/continuous-integration.md`)).toContain(`\`\`\`yaml\n${workflowText}\`\`\`\n`)
  })

  test('can read, and no more', () => {
    const { on, permissions } = parse(workflowText) as Workflow
    expect({ on, permissions }).toEqual({ on: { pull_request: null }, permissions: { contents: 'read' } })
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false, false])
    expect(checkouts[0]?.with?.['fetch-depth']).toBe(0)
  })

  test('puts nothing of a pull request into a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([])
    const expressions = [...workflowText.matchAll(/\$\{\{ (.*?) \}\}/g)].map(([, expression]) => expression)
    expect(expressions).toEqual(['github.ref', '!cancelled()', 'runner.temp'])
  })

  test('its command is one of ours, to a log, a summary and a file', () => {
    const [words] = steps.flatMap(({ run }) => commandLinesIn(run ?? ''))
    const args = readArguments(words!.slice(1), commands.find(({ name }) => name === words![0])!.options)
    expect(args.value('base')).toBe('origin/$GITHUB_BASE_REF')
    expect(outputsOf(args.values('format'), '/').map(({ reporter, place }) => [reporter.name, place])).toEqual([
      ['github', undefined],
      ['summary', '/$GITHUB_STEP_SUMMARY'],
      ['sarif', '/$RUNNER_TEMP/throughline.sarif'],
    ])
  })
})

describe('the hooks of pre-commit', () => {
  const hooks = parse(textOf('.pre-commit-hooks.yaml')) as Hook[]
  /** What the manifest of a hook may have: pre_commit/clientlib.py of the repository pre-commit/pre-commit. */
  const KEYS = {
    string: ['id', 'name', 'description', 'entry', 'language', 'files', 'exclude', 'minimum_pre_commit_version'],
    boolean: ['pass_filenames', 'require_serial', 'always_run', 'fail_fast', 'verbose'],
    array: ['types', 'types_or', 'args', 'stages'],
  }

  test.each(hooks)('$id has what a manifest has', (hook) => {
    const kinds = new Map(Object.entries(KEYS).flatMap(([kind, keys]) => keys.map((key) => [key, kind] as const)))
    for (const [key, value] of Object.entries(hook))
      expect([key, Array.isArray(value) ? 'array' : typeof value]).toEqual([key, kinds.get(key)])
    expect(Object.keys(hook)).toEqual(expect.arrayContaining(['id', 'name', 'entry', 'language']))
  })

  test.each(hooks)('$id is a program of the repository with a command of ours', ({ entry, language }) => {
    const [program = '', name, ...words] = entry.split(' ')
    expect(language).toBe('script')
    expect(() => accessSync(join(root, program), constants.X_OK)).not.toThrow()
    expect(() => readArguments(words, commands.find((command) => command.name === name)!.options)).not.toThrow()
  })

  test('no two have the same id', () => {
    expect(new Set(hooks.map(({ id }) => id)).size).toBe(hooks.length)
  })

  test.each([
    ['clean', soundPlan, 0],
    ['faulty', releasePlan, 1],
  ])('the program installs first, and its exit code is that of the check: %s', (_, files, status) => {
    const directory = directoryWith({ ...files, 'bin/make': '#!/bin/sh\necho "make $*"\n' })
    chmodSync(join(directory, 'bin/make'), 0o755)
    const env = { ...process.env, PATH: `${join(directory, 'bin')}:${process.env['PATH']}`, GITHUB_WORKSPACE: '' }
    const words = ['check', 'docs', '--format', 'github']
    const run = spawnSync(join(root, 'scripts/pre-commit.sh'), words, { cwd: directory, env, encoding: 'utf8' })
    expect(run.status).toBe(status)
    expect(run.stderr.split('\n')[0]).toBe(`make --silent --directory=${root} install`)
    expect(run.stdout).toMatch(status === 0 ? /^No faults in 4 files\n$/ : /^::error file=plan\.md,line=3/)
  })
})

describe('every command line of the pages', () => {
  const pages = readdirSync(join(root, PAGES)).filter((name) => /\.mdx?$/.test(name))
  const lines = pages.flatMap((page) =>
    fencesIn(textOf(`${PAGES}/${page}`)).flatMap((fence) =>
      commandLinesIn(fence).map((words) => [page, words] as const),
    ),
  )

  test('is found', () => {
    const found = new Set(lines.map(([page]) => page))
    expect([...found]).toEqual(
      expect.arrayContaining(['continuous-integration.md', 'output-formats.md', 'other-runners.md']),
    )
  })

  test.each(lines)('%s: %j', (_, [name, ...words]) => {
    const command = commands.find((candidate) => candidate.name === name)
    expect(command).toBeDefined()
    const args = readArguments(words, command!.options)
    if (name === 'check') outputsOf(args.values('format'), '/nowhere')
  })
})

function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

function fencesIn(markdown: string): string[] {
  return [...markdown.matchAll(/^```\w*\n(.*?)^```$/gms)].map(([, fence]) => fence!)
}

/** The words behind the program, quotes taken off, of each line that runs it; `>` of YAML has folded the lines. */
function commandLinesIn(text: string): string[][] {
  return text.split('\n').flatMap((line) => {
    const [, words] = /(?:^ *throughline |src\/cli\/main\.ts" (?=\w))([^'#|>]*)/.exec(line) ?? []
    return words === undefined
      ? []
      : [(words.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => word.replaceAll('"', ''))]
  })
}
