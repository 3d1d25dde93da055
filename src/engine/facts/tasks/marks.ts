import type { TaskFact } from '../../model/plans.ts'
import { readProgress } from '../../kinds/progress.ts'

export interface Marks extends Pick<TaskFact, 'parallel' | 'story'> {
  /** Offset of the first word behind id and marks. */
  readonly end: number
}

/** Closing emphasis of the id, and what parts it from the marks or the title. */
const GAP = /[ \t*_`~:.)–—-]*/y
const MARK = /\[([^[\]\r\n]{1,40})\](?:\([^()\s]*\))?[*_`]{0,3}/y
const STORY = /^US-?(\d{1,3})$/i

/** What stands in brackets behind the id of a task, in any order: `[P]`, `[US1]`, a team's own `[SEC]`. */
export function marksBehind(text: string, idEnd: number): Marks {
  let end = skip(text, idEnd)
  let marks: Pick<TaskFact, 'parallel' | 'story'> = {}
  for (;;) {
    MARK.lastIndex = end
    const match = MARK.exec(text)
    if (!match) return { ...marks, end }
    const name = match[1]!.trim()
    const start = end + 1 + match[1]!.indexOf(name)
    const story = STORY.exec(name)
    if (/^p$/i.test(name)) marks = { ...marks, parallel: [end, end + match[1]!.length + 2] }
    else if (story) marks = { ...marks, story: { id: `US${story[1]!}`, span: [start, start + name.length] } }
    // A title may begin with a link, or say first how far it is: `[BLOCKED]`.
    else if (match[0].includes('](') || !/^[A-Z]/.test(name) || readProgress(name)) return { ...marks, end }
    end = skip(text, end + match[0].length)
  }
}

function skip(text: string, from: number): number {
  GAP.lastIndex = from
  GAP.exec(text)
  return GAP.lastIndex
}
