/** Runs one step in a process group of its own, so that stopping it stops what it started. */
import { spawn } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'
import { constants } from 'node:os'
import type { ChildProcess } from 'node:child_process'
import type { Step } from './steps.ts'

export interface Outcome {
  readonly step: Step
  readonly isPassed: boolean
  readonly seconds: number
  /** The file that holds both streams, whole, in the order in which they were written. */
  readonly log: string
  /** Why it failed where the output cannot say it: a signal, a program that is not there. */
  readonly fault?: string
}

const running = new Set<ChildProcess>()

/** The step writes into `log` by itself: whatever its length, none of it passes through this process. */
export function runStep(step: Step, log: string): Promise<Outcome> {
  const start = performance.now()
  const [program, ...rest] = step.command
  return new Promise((resolve) => {
    let isSettled = false
    const output = openSync(log, 'w')
    const child = spawn(program, rest, {
      stdio: ['ignore', output, output],
      detached: process.platform !== 'win32',
      shell: process.platform === 'win32',
    })
    closeSync(output)
    running.add(child)
    const settle = (isPassed: boolean, fault?: string) => {
      if (isSettled) return
      isSettled = true
      running.delete(child)
      const seconds = (performance.now() - start) / 1000
      resolve({ step, isPassed, seconds, log, ...(fault === undefined ? {} : { fault }) })
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
