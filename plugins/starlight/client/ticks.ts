/** What an operator has ticked on a runbook, as it is kept in the browser: the part of ticking.ts that knows no page. */

export interface Ticks {
  /** Of the runbook's text that they were made on. */
  readonly version: string
  /** Of the last tick, `2026-11-21`. */
  readonly day: string
  /** Steps in the order of the page, from 0; sorted. */
  readonly done: readonly number[]
}

/** Undefined for what is no ticks, whoever wrote it. */
export function readTicks(stored: string | null): Ticks | undefined {
  try {
    const { version, day, done } = JSON.parse(stored ?? '') as Partial<Record<keyof Ticks, unknown>>
    const isSound = typeof version === 'string' && typeof day === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(day)
    if (!isSound || !Array.isArray(done) || Number.isNaN(Date.parse(day))) return undefined
    const steps = done.filter((step): step is number => Number.isInteger(step) && step >= 0)
    return { version, day, done: sorted(steps) }
  } catch {
    return undefined
  }
}

/** With a step ticked, or its tick taken away. */
export function ticked({ version, done }: Ticks, step: number, isDone: boolean, day: string): Ticks {
  const others = done.filter((other) => other !== step)
  return { version, day, done: isDone ? sorted([...others, step]) : others }
}

/** What to go on from where another tab may have ticked meanwhile. Ticks of another text leave one's own as they are. */
export function latest(own: Ticks, kept: Ticks | undefined, steps: number): Ticks {
  if (kept === undefined) return { ...own, done: [] }
  return kept.version === own.version ? restored(kept, own.version, steps, own.day).ticks : own
}

/** With all steps of some earlier ticks, whose day they have. */
export function together(ticks: Ticks, { day, done }: Ticks): Ticks {
  return { ...ticks, day, done: sorted([...ticks.done, ...done]) }
}

export interface Restored {
  readonly ticks: Ticks
  /** What was ticked on an earlier text of the runbook, and is not kept. */
  readonly dropped?: { readonly count: number; readonly day: string }
}

/** Ticks of another version, or of steps that the page does not have, are none. */
export function restored(kept: Ticks | undefined, version: string, steps: number, today: string): Restored {
  if (kept?.version === version) return { ticks: { ...kept, done: kept.done.filter((step) => step < steps) } }
  const ticks: Ticks = { version, day: today, done: [] }
  return kept && kept.done.length > 0 ? { ticks, dropped: { count: kept.done.length, day: kept.day } } : { ticks }
}

function sorted(steps: readonly number[]): number[] {
  return [...new Set(steps)].sort((a, b) => a - b)
}
