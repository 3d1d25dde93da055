/**
 * `make pr-checks`: every gate of a change, side by side. What fails prints its own output whole; one table closes it.
 * Exit 0: all passed; 1: one failed; 2: no such step, or no such base.
 *
 *     node scripts/pr-checks.ts [--base REF] [step…]
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs, styleText } from 'node:util'
import { inlineText } from '../src/reporters/review/markdown-text.ts'
import { baseHere } from './pr-checks/base-here.ts'
import { runAll } from './pr-checks/lanes.ts'
import { planOf } from './pr-checks/plan.ts'
import { keysIn, prove } from './pr-checks/proof.ts'
import { liveLine, printOutput } from './pr-checks/printed.ts'
import { exitCodeOf, runStep, stopAll } from './pr-checks/run-step.ts'
import { STEPS } from './pr-checks/steps.ts'
import { markdownTable, tableOf, verdictOf, type Row, type Verdict } from './pr-checks/table.ts'

const root = join(import.meta.dirname, '..')
process.chdir(root)
const start = performance.now()
const isOnGitHub = process.env['GITHUB_ACTIONS'] === 'true'
const summary = process.env['GITHUB_STEP_SUMMARY']
const { values, positionals } = wordsOf()
const unknown = positionals.find((name) => !STEPS.includes(name))
if (unknown !== undefined) refuse(`No step is named "${unknown}". Steps: ${STEPS.join(', ')}.`)

const base = baseHere(root, values.base ?? '', refuse)
const { steps, rows: settled, notes, keys } = planOf(root, base, positionals, { isOnGitHub, summary })
process.stdout.write(`${notes.join('\n')}\n\n`)

const logs = mkdtempSync(join(tmpdir(), 'throughline-gate-'))
process.on('exit', () => rmSync(logs, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    stopAll('SIGTERM')
    process.stderr.write(`\nstopped by ${signal}\n`)
    process.exit(exitCodeOf(signal))
  })
}

const rows = new Map<string, Row>(settled.map((row) => [row.name, row]))
const open = new Set<string>()
const live = process.stdout.isTTY
  ? liveLine(() => `${((performance.now() - start) / 1000).toFixed(0)} s: ${[...open].join(', ')}`)
  : undefined
const spared = await runAll(
  steps,
  (step) => {
    open.add(step.name)
    return runStep(step, join(logs, step.name))
  },
  (outcome) => {
    const { step, isPassed, seconds } = outcome
    open.delete(step.name)
    rows.set(step.name, { name: step.name, verdict: isPassed ? 'passed' : 'failed', seconds, repeat: step.repeat })
    if (step.name === 'tests' && isPassed) prove(root, keys, keysIn(root))
    live?.clear()
    if (!isPassed || step.isForService) printOutput(outcome, isOnGitHub)
  },
)
live?.stop()
for (const { name, repeat } of spared) rows.set(name, { name, verdict: 'not needed', seconds: undefined, repeat })

const closing = STEPS.flatMap((name) => rows.get(name) ?? [])
const seconds = (performance.now() - start) / 1000
process.stdout.write(tableOf(closing, seconds, paint))
summarize(`## pr-checks\n\n${notes.map(inlineText).join('<br>\n')}\n\n${markdownTable(closing, seconds)}\n`)
process.exitCode = verdictOf(closing) === 'failed' ? 1 : 0

function wordsOf() {
  try {
    return parseArgs({ options: { base: { type: 'string' } }, allowPositionals: true })
  } catch (error) {
    return refuse((error as Error).message)
  }
}

/** Where a workflow of GitHub keeps what it shows of a step. */
function summarize(markdown: string): void {
  if (!summary) return
  try {
    appendFileSync(summary, markdown)
  } catch (error) {
    process.stderr.write(`note: the step summary could not be written: ${(error as Error).message}\n`)
  }
}

function paint(verdict: Verdict, text: string): string {
  return styleText(verdict === 'failed' ? 'red' : 'green', text, { stream: process.stdout })
}

function refuse(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
