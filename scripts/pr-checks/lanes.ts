/** Runs steps side by side: the longest first, each as soon as a lane is free and the step that it comes after is over. */
import { availableParallelism } from 'node:os'
import type { Outcome } from './run-step.ts'
import type { Step } from './steps.ts'

/** `onEnd` hears each outcome as soon as it is there. Returns the steps that were not needed. */
export async function runAll(
  steps: readonly Step[],
  run: (step: Step) => Promise<Outcome>,
  onEnd: (outcome: Outcome) => void,
): Promise<Step[]> {
  // One step a core: each of them already uses what it finds, and a third only makes the others wait.
  const lanes = Math.max(2, Math.min(4, availableParallelism()))
  const waiting = [...steps].sort((a, b) => b.weight - a.weight)
  const open = new Set(steps.map((step) => step.name))
  const failed = new Set<string>()
  const spared: Step[] = []
  const running = new Set<Promise<void>>()
  while (open.size > 0) {
    const at = running.size < lanes ? waiting.findIndex(({ after }) => after === undefined || !open.has(after)) : -1
    const [step] = at === -1 ? [] : waiting.splice(at, 1)
    if (step === undefined) {
      await Promise.race(running)
      continue
    }
    if (step.unlessFailed !== undefined && failed.has(step.unlessFailed)) {
      open.delete(step.name)
      spared.push(step)
      continue
    }
    const ending = run(step).then((outcome) => {
      running.delete(ending)
      open.delete(step.name)
      if (!outcome.isPassed) failed.add(step.name)
      onEnd(outcome)
    })
    running.add(ending)
  }
  return spared
}
