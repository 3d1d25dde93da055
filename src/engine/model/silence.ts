import type { SuppressionFact } from './facts.ts'

/** Whether a suppression is about a line (1-based) of its file, whichever rules it names. */
export function silencesLine({ scope, line, lastLine = line }: SuppressionFact, at: number): boolean {
  return scope === 'file' || (line <= at && at <= lastLine)
}
