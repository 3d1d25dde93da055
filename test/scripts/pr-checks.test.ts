import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runStep, type Outcome } from '../../scripts/pr-checks/run-step.ts'
import { keysOf, prove, provenIn } from '../../scripts/pr-checks/proof.ts'
import { runAll } from '../../scripts/pr-checks/lanes.ts'
import { STEPS, stepsOf, type Step } from '../../scripts/pr-checks/steps.ts'

const root = join(import.meta.dirname, '../..')

let folder: string
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'throughline-gates-'))))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the steps', () => {
  const steps = stepsOf({ base: 'origin/main', tests: undefined, isOnGitHub: false })

  test('run programs that the lockfile brings', () => {
    const programs = steps.map((step) => step.command[0])
    expect(
      programs.filter((program) => !existsSync(join(root, 'node_modules/.bin', program)) && program !== 'node'),
    ).toEqual([])
  })

  test('come after steps that there are', () => {
    const names = steps.map((step) => step.name)
    expect(steps.flatMap((step) => step.after ?? []).filter((name) => !names.includes(name))).toEqual([])
  })

  test('take a base as one word, whatever it begins with', () => {
    const { command } = stepsOf({ base: '--quiet x', tests: undefined, isOnGitHub: false }).at(-1)!
    expect(command).toEqual(['node', 'src/cli/main.ts', 'check', '--base=--quiet x'])
  })

  test('annotate the change in a workflow of GitHub, and are those of the whole where there is no base', () => {
    expect(stepsOf({ base: 'main', tests: undefined, isOnGitHub: true }).at(-1)).toMatchObject({
      name: 'change',
      command: ['node', 'src/cli/main.ts', 'check', '--base=main', '--format=github'],
      isForService: true,
    })
    const { command } = stepsOf({ base: 'main', tests: undefined, isOnGitHub: true, summary: '/tmp/sum' }).at(-1)!
    expect(command.slice(-2)).toEqual(['--format=github', '--format=summary=/tmp/sum'])
    const names = stepsOf({ base: undefined, tests: undefined, isOnGitHub: true }).map(({ name }) => name)
    expect(names).toEqual(STEPS.filter((name) => name !== 'change'))
  })

  test('start when the one that they come after is over, passed or not, and each ends once', async () => {
    const order: string[] = []
    const [first, second, third] = ['one', 'two', 'three'].map((name) => ({ ...stepOf('node'), name }))
    const run = async (step: Step): Promise<Outcome> => {
      order.push(`${step.name} starts`)
      await Promise.resolve()
      return { step, isPassed: step.name !== 'one', seconds: 0, log: '' }
    }
    const spared = await runAll([{ ...second!, after: 'one', weight: 9 }, first!, third!], run, ({ step }) =>
      order.push(`${step.name} ends`),
    )
    expect(spared).toEqual([])
    expect(order.filter((line) => line.endsWith('ends')).sort()).toEqual(['one ends', 'three ends', 'two ends'])
    expect(order.indexOf('two starts')).toBeGreaterThan(order.indexOf('one ends'))
  })
})

test.each([
  ['and one that would say the same is left out where it fails', false, ['one'], ['two']],
  ['and one that would say the same runs where it passes', true, ['one', 'two'], []],
])('one step comes first, %s', async (_what, isPassed, expected, left) => {
  const one = { ...stepOf('node'), name: 'one' }
  const two = { ...stepOf('node'), name: 'two', after: 'one', unlessFailed: 'one', weight: 9 }
  const ran: string[] = []
  const run = async (step: Step): Promise<Outcome> => ({ step, isPassed, seconds: 0, log: '' })
  const spared = await runAll([two, one], run, ({ step }) => ran.push(step.name))
  expect({ ran, spared: spared.map(({ name }) => name) }).toEqual({ ran: expected, spared: left })
})

describe('a step', () => {
  test('passes with exit code 0', async () => {
    const outcome = await outcomeOf('process.stdout.write("fine")')
    expect(outcome).toMatchObject({ isPassed: true })
    expect(outputOf(outcome)).toBe('fine')
  })

  test('fails with any other, and keeps what both streams said', async () => {
    const outcome = await outcomeOf('console.log("out"); console.error("err"); process.exit(3)')
    expect(outcome.isPassed).toBe(false)
    expect(outputOf(outcome)).toBe('out\nerr\n')
  })

  test('fails where its program is missing, and says so', async () => {
    const outcome = await runStep(stepOf('no-such-program'), join(folder, 'log'))
    expect(outcome).toMatchObject({
      isPassed: false,
      fault: expect.stringContaining('could not start no-such-program') as string,
    })
  })

  test('fails where a signal ends it, and says so', async () => {
    expect(await outcomeOf('process.kill(process.pid, "SIGKILL")')).toMatchObject({
      isPassed: false,
      fault: 'stopped by SIGKILL',
    })
  })

  test('gets no input to wait for', async () => {
    const outcome = await outcomeOf('process.stdin.on("data", () => {}).on("end", () => process.stdout.write("end"))')
    expect(outputOf(outcome)).toBe('end')
  })
})

describe('what a step has said is printed', () => {
  test('whole, however much it is', async () => {
    const outcome = await outcomeOf('for (let at = 0; at < 90000; at++) console.log("line " + at); process.exit(1)')
    const lines = printed(outcome, false).split('\n')
    expect(lines[0]).toMatch(/^── trial ─+$/)
    expect(lines[0]).toHaveLength(80)
    expect(lines.slice(1, -2)).toEqual(Array.from({ length: 90_000 }, (_, at) => `line ${at}`))
  })

  test('with what ended it, on a line of its own', async () => {
    const outcome = await outcomeOf('fs.writeSync(1, "half a"); process.kill(process.pid, "SIGKILL")')
    expect(printed(outcome, false).split('\n').slice(1)).toEqual(['half a', 'stopped by SIGKILL', '', ''])
  })

  test('as no command to a workflow', async () => {
    const outcome = await outcomeOf('console.log("::add-mask::a"); process.exit(1)')
    const [, stop, said, go] = printed(outcome, true).split('\n')
    const [, token] = /^::stop-commands::([0-9a-f-]{36})$/.exec(stop!)!
    expect([said, go]).toEqual(['::add-mask::a', `::${token}::`])
    const service = { ...outcome, step: { ...outcome.step, isForService: true as const } }
    expect(printed(service, true).split('\n')[1]).toBe('::add-mask::a')
  })

  function printed(outcome: Outcome, isOnGitHub: boolean): string {
    const module = JSON.stringify(join(root, 'scripts/pr-checks/printed.ts'))
    const code = `import { printOutput } from ${module}; printOutput(${JSON.stringify(outcome)}, ${isOnGitHub})`
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    expect(stderr).toBe('')
    return stdout
  }
})

describe('the proof that a test has passed', () => {
  test('is kept for what could be read before it and after it alike', () => {
    const place = mkdtempSync(join(folder, 'proof-'))
    expect(provenIn(place)).toEqual(new Map())
    prove(
      place,
      new Map(Object.entries({ bells: KEYS.a, tides: KEYS.a })),
      new Map(Object.entries({ bells: KEYS.a, tides: KEYS.b })),
    )
    expect([...provenIn(place)]).toEqual([['bells', KEYS.a]])
    prove(place, new Map([['tides', KEYS.b]]), new Map([['tides', KEYS.b]]))
    expect([...provenIn(place)]).toEqual([
      ['bells', KEYS.a],
      ['tides', KEYS.b],
    ])
  })

  test('is none where the record is damaged', () => {
    const place = mkdtempSync(join(folder, 'proof-'))
    prove(place, new Map([['tides', KEYS.b]]), new Map([['tides', KEYS.b]]))
    const file = join(place, 'node_modules/.cache/throughline/tested')
    writeFileSync(file, readFileSync(file, 'utf8').replace('b ', '\0 '))
    expect(provenIn(place)).toEqual(new Map())
  })

  const KEYS = { a: 'a'.repeat(64), b: 'b'.repeat(64) }
})

describe('the key of a test', () => {
  const files = {
    'package.json': '{}',
    'src/tide.ts': 'export const tide = 1',
    'src/moon.ts': 'export const moon = 1',
    'test/tide.test.ts': `import '../src/tide.ts'`,
    'test/all.test.ts': `import.meta.dirname`,
  }

  test.each([
    ['a file that it imports', { 'src/tide.ts': '// other' }, 'node', ['test/all.test.ts', 'test/tide.test.ts']],
    ['a file that it cannot read', { 'src/moon.ts': '// other' }, 'node', ['test/all.test.ts']],
    ['a new file', { 'docs/a.md': '# A' }, 'node', ['test/all.test.ts']],
    ['what the tests are run with', { 'package.json': '{ }' }, 'node', ['test/all.test.ts', 'test/tide.test.ts']],
    ['the machine', {}, 'another node', ['test/all.test.ts', 'test/tide.test.ts']],
    ['nothing', {}, 'node', []],
  ])('changes with %s', (_what, edits, machine, expected) => {
    const before = keysOf(treeWith(files), 'node')
    const after = keysOf(treeWith({ ...files, ...edits }), machine)
    expect([...after.keys()].filter((test) => before.get(test) !== after.get(test))).toEqual(expected)
  })

  function treeWith(files: Readonly<Record<string, string>>) {
    const contents = new Map(Object.entries(files))
    const textOf = (path: string) => contents.get(path)!
    return { files: [...contents.keys()].sort(), textOf, hashOf: textOf }
  }
})

describe('the command', () => {
  test('refuses a base that there is not', () => {
    const { status, stdout, stderr } = gate('--base=no-such-branch', 'check')
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toBe(
      '--base "no-such-branch": git knows no such revision\n  name a branch, a tag or a commit that git log shows\n',
    )
  })

  test('refuses a word that it does not know', () => {
    const { status, stderr } = gate('--bace=main')
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: expect.stringMatching(/^Unknown option '--bace'.*\n$/) as string,
    })
  })

  test('refuses a step that there is not', () => {
    const { status, stderr } = gate('tets')
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `No step is named "tets". Steps: ${STEPS.join(', ')}.\n`,
    })
  })

  // Process groups, as a terminal's Ctrl-C meets them, are POSIX.
  test.skipIf(process.platform === 'win32')('ends what a step has started when it is stopped', async () => {
    const pidFile = join(folder, 'pid')
    const script = join(folder, 'host.ts')
    const child = `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000)`
    const parent = `require('child_process').spawnSync(process.execPath, ['-e', ${JSON.stringify(child)}])`
    writeFileSync(
      script,
      [
        `import { runStep, stopAll } from ${JSON.stringify(join(root, 'scripts/pr-checks/run-step.ts'))}`,
        `process.on('SIGINT', () => { stopAll('SIGTERM'); process.exit(130) })`,
        `void runStep({ name: 'long', command: [process.execPath, '-e', ${JSON.stringify(parent)}], repeat: '', weight: 1 }, ${JSON.stringify(join(folder, 'long'))})`,
      ].join('\n'),
    )
    const host = spawn(process.execPath, [script], { stdio: 'ignore' })
    const ended = new Promise<number | null>((resolve) => host.on('close', resolve))
    await until(() => existsSync(pidFile))
    await until(() => readFileSync(pidFile, 'utf8') !== '')
    const pid = Number(readFileSync(pidFile, 'utf8'))
    host.kill('SIGINT')
    expect(await ended).toBe(130)
    await until(() => !isAlive(pid))
  })
})

function stepOf(...command: [string, ...string[]]): Step {
  return { name: 'trial', command, repeat: 'make trial', weight: 1 }
}

function outcomeOf(code: string): Promise<Outcome> {
  return runStep(stepOf(process.execPath, '-e', code), join(folder, 'log'))
}

function outputOf({ log }: Outcome): string {
  return readFileSync(log, 'utf8')
}

function gate(...words: readonly string[]) {
  return spawnSync(process.execPath, [join(root, 'scripts/pr-checks.ts'), ...words], { encoding: 'utf8' })
}

/** A state that comes sooner or later; the test's own time limit is the end of the patience. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 20))
}

/** A process that ended and that nobody has waited for yet still has its number: its state tells. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}
