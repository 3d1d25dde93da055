/** Runs one step in a process group of its own, so that stopping it stops what it started. */
import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import type { ChildProcess } from 'node:child_process'
import type { Step } from './steps.ts'

export interface Outcome {
  readonly step: Step
  readonly isPassed: boolean
  readonly seconds: number
  /** Both streams, in the order in which they arrived. */
  readonly output: string
  /** Why it failed where the output cannot say it: a signal, a program that is not there. */
  readonly fault?: string
}

/** Output beyond this many characters is cut in the middle: a log nobody reads to the end helps nobody. */
const MOST_OUTPUT = 200_000

const running = new Set<ChildProcess>()

export function runStep(step: Step): Promise<Outcome> {
  const start = performance.now()
  const [program, ...rest] = step.command
  return new Promise((resolve) => {
    let output = ''
    let isSettled = false
    const child = spawn(program, rest, {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    })
    running.add(child)
    const settle = (isPassed: boolean, fault?: string) => {
      if (isSettled) return
      isSettled = true
      running.delete(child)
      const seconds = (performance.now() - start) / 1000
      resolve({ step, isPassed, seconds, output: shortened(output), ...(fault === undefined ? {} : { fault }) })
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (output += text))
    }
    child.on('error', (error) => settle(false, `could not start ${program}: ${error.message}`))
    child.on('close', (code, signal) => settle(code === 0, signal === null ? undefined : `stopped by ${signal}`))
  })
}

/** Ends every running step with everything that it started. */
export function stopAll(signal: NodeJS.Signals): void {
  for (const child of running) {
    if (child.pid === undefined) continue
    try {
      if (process.platform === 'win32') child.kill(signal)
      else process.kill(-child.pid, signal)
    } catch {
      // It ended by itself in the meantime.
    }
  }
}

/** The exit code by which a shell reports a signal. */
export function exitCodeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal]
}

function shortened(output: string): string {
  if (output.length <= MOST_OUTPUT) return output
  const half = MOST_OUTPUT / 2
  const left = output.length - MOST_OUTPUT
  return `${output.slice(0, half)}\n… ${left} characters left out …\n${output.slice(-half)}`
}
