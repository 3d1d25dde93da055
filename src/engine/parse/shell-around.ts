/** Shell text of which a line or two do not parse: the rest is read all the same. */
import type { Span } from '../model/range.ts'
import { parseShell, type ShellParse } from './shell.ts'

export interface ShellAround {
  /** Of the text with blanks in the place of the lines that break it. */
  readonly parsed: ShellParse
  /** The first reason. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined
}

/** Lines that do not parse, as many as are taken out of a text before what is left of it stands as it is. */
const MOST_FAULTS = 20

/** Never throws. */
export function parseAround(text: string): ShellAround {
  let parsed = parseShell(text)
  const [problem] = parsed.problems
  for (let left = MOST_FAULTS, rest = text; left > 0; left--) {
    const at = parsed.problems[0]?.span[0]
    if (at === undefined) break
    const start = rest.lastIndexOf('\n', at - 1) + 1
    const feed = rest.indexOf('\n', at)
    const end = feed === -1 ? rest.length : feed
    if (rest.slice(start, end).trim() === '') break
    rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end)
    parsed = parseShell(rest)
  }
  return { parsed, problem }
}
