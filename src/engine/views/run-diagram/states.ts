import type { Progress } from '../../kinds/progress.ts'
import type { RunNode } from '../../link/runs.ts'

/** What a reader has to know first stands first; a node that does not tell is between what is open and what is done. */
export const PROGRESS_FROM_WORST = ['failed', 'blocked', 'active', 'open', 'done', 'dropped'] as const

/** No two alike, and none needs a translation; the same as `styles/states.css` of the site has. */
export const SIGNS: Readonly<Record<Progress, string>> = {
  failed: '×',
  blocked: '■',
  active: '◐',
  open: '○',
  done: '✓',
  dropped: '–',
}

/** The worst state of several nodes; undefined where they do not tell, or nothing worse than done is told beside that. */
export function worstOf(nodes: readonly RunNode[]): Progress | undefined {
  const told = new Set(nodes.map(({ progress }) => progress))
  const worst = PROGRESS_FROM_WORST.find((progress) => told.has(progress))
  return told.has(undefined) && (worst === 'done' || worst === 'dropped') ? undefined : worst
}

/** `✓3 ○1`: how many are how far. */
export function countsOf(nodes: readonly RunNode[]): string {
  return PROGRESS_FROM_WORST.flatMap((progress) => {
    const count = nodes.filter((node) => node.progress === progress).length
    return count === 0 ? [] : [`${SIGNS[progress]}${count}`]
  }).join(' ')
}
