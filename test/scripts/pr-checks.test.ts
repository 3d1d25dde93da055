import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runStep, type Outcome } from '../../scripts/pr-checks/run-step.ts'
import { STEPS, type Step } from '../../scripts/pr-checks/steps.ts'

const root = join(import.meta.dirname, '../..')

describe('the steps', () => {
  test('run programs that the lockfile brings', () => {
    const programs = STEPS.map((step) => step.command[0])
    expect(
      programs.filter((program) => !existsSync(join(root, 'node_modules/.bin', program)) && program !== 'node'),
    ).toEqual([])
  })

  test('come after steps that there are', () => {
    const names = STEPS.map((step) => step.name)
    expect(STEPS.flatMap((step) => step.after ?? []).filter((name) => !names.includes(name))).toEqual([])
  })
})

describe('a step', () => {
  test('passes with exit code 0', async () => {
    expect(await outcomeOf('process.stdout.write("fine")')).toMatchObject({ isPassed: true, output: 'fine' })
  })

  test('fails with any other, and keeps what both streams said', async () => {
    const { isPassed, output } = await outcomeOf('console.log("out"); console.error("err"); process.exit(3)')
    expect(isPassed).toBe(false)
    expect(output.split('\n').sort()).toEqual(['', 'err', 'out'])
  })

  test('fails where its program is missing, and says so', async () => {
    const outcome = await runStep(stepOf('no-such-program'))
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
    expect(
      await outcomeOf('process.stdin.on("data", () => {}).on("end", () => process.stdout.write("end"))'),
    ).toMatchObject({ output: 'end' })
  })
})

describe('the command', () => {
  let folder: string
  beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'throughline-gates-'))))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  test('refuses a step that there is not', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'scripts/pr-checks.ts'), 'tets'], {
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: `No step is named "tets". Steps: ${STEPS.map((step) => step.name).join(', ')}.\n`,
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
        `void runStep({ name: 'long', command: [process.execPath, '-e', ${JSON.stringify(parent)}], repeat: '', weight: 1 })`,
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
  return runStep(stepOf(process.execPath, '-e', code))
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
