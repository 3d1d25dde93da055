/** What a reader wants of a block of shell on the clipboard: the commands, without prompts, comments and output. */
import type { Document } from '../link/index.ts'
import type { ShellFact } from '../model/shell.ts'
import { lineAt } from '../model/range.ts'
import { commentsIn } from '../parse/shell-comments.ts'

export interface CopiedBlock {
  /** As the page shows it; in a list or a quote, with what stands before its lines. */
  readonly written: string
  /** Lines end with LF, the last one without. */
  readonly copied: string
}

/** Of each block of shell that has a command, in the order of the page. `text` is the document as it stands on disk. */
export function copiedBlocksOf({ facts: { shell = [], lineStarts } }: Document, text: string): CopiedBlock[] {
  return shell.flatMap((fact) => {
    const copied = isCopied(fact) ? commandsOf(fact) : ''
    if (copied === '') return []
    const start = lineStarts[lineAt(lineStarts, fact.stretches[1]!)]!
    return [{ written: text.slice(start, fact.stretches.at(-2)! + fact.stretches.at(-1)!), copied }]
  })
}

/** A block that begins as a script does is one: its comments belong to it. */
function isCopied({ host, text }: ShellFact): boolean {
  return host === 'transcript' || (host === 'fence' && !text.startsWith('#!'))
}

const BLANK_LINES = /(?:[ \t]*(?:\r\n|[\r\n]))+/y

/** In a transcript, the fact has a comment for each line of output. */
function commandsOf({ text }: ShellFact): string {
  let kept = ''
  let at = 0
  for (const [start, end] of commentsIn(text)) {
    const before = text.slice(at, start)
    const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
    const isAlone = line.trim() === '' && (line.length < before.length || at === 0 || /[\r\n]/.test(text[at - 1]!))
    kept += isAlone ? before.slice(0, before.length - line.length) : before.replace(/[ \t]+$/, '')
    at = end
    // Behind a backslash, a comment ends the command that goes on there: its line stays, as an empty one.
    if (isAlone && !/\\(?:\r\n|[\r\n])$/.test(kept)) {
      BLANK_LINES.lastIndex = end
      at += BLANK_LINES.exec(text)?.[0].length ?? 0
    }
  }
  return (kept + text.slice(at)).replace(/\r\n?/g, '\n').trim()
}
