/** Text of a shell script that no gate reaches → facts: nobody says what it must read, so it is no program. */
import type { FileFacts } from '../model/facts.ts'
import { lineStartsOf } from '../model/range.ts'
import { emptyFacts } from './extract.ts'
import { shellInScript } from './shell/scripts.ts'
import { extractCommentSuppressions } from './suppressions.ts'

/** Undefined where it is for no shell that can be read. What does not parse in it is left to the rules of shell. */
export function extractScript(text: string): FileFacts | undefined {
  const shell = shellInScript(text)
  if (shell.length === 0) return undefined
  const lineStarts = lineStartsOf(text)
  const suppressions = extractCommentSuppressions(text, lineStarts, 'shell')
  return { ...emptyFacts('shell', lineStarts), suppressions, shell }
}
