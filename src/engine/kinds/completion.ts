import { readProgress } from './progress.ts'

/** Of a page, a run or a project; what was merely verified or merged may go on. */
const WORDS = new Set(['closed', 'complete', 'completed', 'delivered', 'done', 'finished', 'released', 'shipped'])

/** Whether a status says that there is nothing left to do. */
export function saysComplete(status: string): boolean {
  return WORDS.has(readProgress(status)?.words ?? '')
}
