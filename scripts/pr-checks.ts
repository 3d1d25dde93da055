/**
 * `make pr-checks`: every gate, side by side, one line each; what fails prints its own output in full and the command
 * that repeats it alone. Exit 0: all passed; 1: one failed; 2: no such step.
 *
 *     node scripts/pr-checks.ts [step…]
 */
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { styleText } from 'node:util'
import { treeHash } from './pr-checks/tree-hash.ts'
import { exitCodeOf, runStep, stopAll } from './pr-checks/run-step.ts'
import { STEPS } from './pr-checks/steps.ts'
import type { Outcome } from './pr-checks/run-step.ts'
import type { Step } from './pr-checks/steps.ts'

process.chdir(join(import.meta.dirname, '..'))
const start = performance.now()
const steps = chosenSteps(process.argv.slice(2))
const width = Math.max(...steps.map((step) => step.name.length))

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopAll('SIGTERM')
    process.stderr.write(`\nstopped by ${signal}\n`)
    process.exit(exitCodeOf(signal))
  })
}

const outcomes: Outcome[] = []
await runAll(steps.filter((step) => !isProven(step)))

const failed = outcomes.filter((outcome) => !outcome.isPassed).map((outcome) => outcome.step.name)
const total = seconds((performance.now() - start) / 1000)
process.stdout.write(
  failed.length === 0
    ? `${paint('green', 'passed')}: ${steps.length} steps in ${total}\n`
    : `${paint('red', 'failed')}: ${failed.sort().join(', ')} (${failed.length} of ${steps.length} steps, ${total})\n`,
)
process.exitCode = failed.length === 0 ? 0 : 1

/** The longest first, each as soon as a lane is free and the step that it comes after is over. */
async function runAll(steps: readonly Step[]): Promise<void> {
  // One step a core: each of them already uses what it finds, and a third only makes the others wait.
  const lanes = Math.max(2, Math.min(4, availableParallelism()))
  const waiting = [...steps].sort((a, b) => b.weight - a.weight)
  const open = new Set(steps.map((step) => step.name))
  const running = new Set<Promise<void>>()
  while (open.size > 0) {
    const at = running.size < lanes ? waiting.findIndex(({ after }) => after === undefined || !open.has(after)) : -1
    const [step] = at === -1 ? [] : waiting.splice(at, 1)
    if (step === undefined) {
      await Promise.race(running)
      continue
    }
    const ending = runStep(step).then((outcome) => {
      running.delete(ending)
      open.delete(step.name)
      outcomes.push(outcome)
      process.stdout.write(report(outcome))
    })
    running.add(ending)
  }
}

function chosenSteps(names: readonly string[]): Step[] {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name))
  if (unknown !== undefined) {
    process.stderr.write(`No step is named "${unknown}". Steps: ${STEPS.map((step) => step.name).join(', ')}.\n`)
    process.exit(2)
  }
  return STEPS.filter((step) => names.length === 0 || names.includes(step.name))
}

/**
 * Continuous integration runs `make test` first and hands over the hash of the tree that passed: the same bytes need no
 * second run. Any other hash, and the tests run.
 */
function isProven(step: Step): boolean {
  const tested = process.env['THROUGHLINE_TESTED_TREE']
  if (step.name !== 'tests' || tested === undefined || tested === '' || tested !== treeHash()) return false
  process.stdout.write(`${paint('green', 'ok  ')}  ${step.name.padEnd(width)}  passed on this very tree before\n`)
  return true
}

function report(outcome: Outcome): string {
  const { step, isPassed } = outcome
  const verdict = isPassed ? paint('green', 'ok  ') : paint('red', 'FAIL')
  const line = `${verdict}  ${step.name.padEnd(width)}  ${seconds(outcome.seconds).padStart(7)}\n`
  if (isPassed) return line
  const output = outcome.output.trimEnd()
  const fault = outcome.fault === undefined ? '' : `${outcome.fault}\n`
  return `${line}\n${output === '' ? '' : `${output}\n`}${fault}\n      repeat: ${step.repeat}\n\n`
}

function seconds(value: number): string {
  return `${value.toFixed(1)} s`
}

function paint(color: 'green' | 'red', text: string): string {
  return styleText(color, text, { stream: process.stdout })
}
