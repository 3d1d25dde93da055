/** Task lists: progress by phase and story, open and blocked ones first. */
import type { SiteContext } from './context.ts'

export interface TaskPage {
  readonly done: number
  readonly total: number
}

export function taskPagesOf(_context: SiteContext): Record<string, TaskPage> {
  return {}
}
