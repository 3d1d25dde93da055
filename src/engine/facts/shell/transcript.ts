/** Transcripts of a terminal: a line behind a prompt is a command, what stands below it is what the command said. */
import type { ShellFact } from '../../model/shell.ts'
import { parseShell } from '../../parse/shell.ts'
import { addLine, type FenceLine } from './lines.ts'
import { addInexact, factOf, openShell } from './stretches.ts'

/** `$ `, `% `, `bash-5.2$ `, `user@host:~$ `, `[user@host plans]$ `, `~/plans $ `, behind `(venv) `. Root's is `#` behind a host. */
const PROMPT =
  /^(?:[ \t]*(?:\([\w.-]+\) )?(?:\[?[\w.-]+@[\w.-]+(?::[^\s$#%]*| [^\s$#%]+)? ?[$#%]|(?:ba|z|k)?sh-[\d.]+[$%]|[~/][^\s$#%]* ?[$%]|\$)|%(?! *Total\b))(?: |$)/

const CONTINUATION = /^[ \t]*>(?: |$)/

/** Lines that one command goes on for. */
const LONGEST_COMMAND = 60

/** Whether the first line that is neither blank nor a comment has a prompt. */
export function beginsWithPrompt(content: string): boolean {
  const first = /^(?![ \t]*(?:#|$)).+/m.exec(content)?.[0]
  return first !== undefined && PROMPT.test(first)
}

export function transcriptOf(file: string, lines: readonly FenceLine[]): ShellFact[] {
  const shell = openShell()
  let hasCommands = false
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!
    const isLast = at === lines.length - 1
    const prompt = PROMPT.exec(line.text)?.[0].length
    if (prompt === undefined) {
      // Something stands between two commands, and says nothing to the shell; a blank or a comment does so by itself.
      if (/^\s*(?:#|$)/.test(line.text)) addLine(shell, file, line, 0, isLast)
      else addInexact(shell, isLast ? '#' : '#\n', [line.start, isLast ? line.end : line.next])
      at++
      continue
    }
    hasCommands = true
    const count = linesOfCommand(lines, at, prompt)
    for (let end = at + count; at < end; at++) {
      const skipped = at === end - count ? prompt : continuationIn(lines[at]!)
      addLine(shell, file, lines[at]!, skipped, at === lines.length - 1)
    }
  }
  return hasCommands ? factOf('transcript', shell) : []
}

/**
 * How many lines the command has. It goes on behind a backslash, and with `>` for a prompt where it is not finished. Without
 * any mark it goes on only if that finishes it: an apostrophe that nobody closes would take all output with it.
 */
function linesOfCommand(lines: readonly FenceLine[], first: number, prompt: number): number {
  let command = lines[first]!.text.slice(prompt)
  let certain = 1
  for (let count = 1; isUnfinished(command); count++) {
    const next = lines[first + count]
    if (!next || count >= LONGEST_COMMAND || PROMPT.test(next.text)) return certain
    const skipped = continuationIn(next)
    const isMarked = skipped > 0 || isContinued(command)
    command += `\n${next.text.slice(skipped)}`
    if ((isMarked && certain === count) || !isUnfinished(command)) certain = count + 1
  }
  return certain
}

function continuationIn({ text }: FenceLine): number {
  return CONTINUATION.exec(text)?.[0].length ?? 0
}

function isContinued(command: string): boolean {
  return /(?:^|[^\\])(?:\\\\)*\\$/.test(command)
}

/** Commands that hold none of these are whole; the parser is not asked. */
const MAY_GO_ON = /["'`({[\\]|<<|[&|]\s*$|\b(?:if|for|while|until|case|select)\b/

function isUnfinished(command: string): boolean {
  if (!MAY_GO_ON.test(command)) return false
  return isContinued(command) || isInDocument(command) || parseShell(command).problems.length > 0
}

/** A here-document whose last line is still to come: to the parser its end is the end of the text. */
function isInDocument(command: string): boolean {
  const mark = /(?<!<)<<-?(?!<)\s*\\?(["']?)([\w-]+)\1/.exec(command)?.[2]
  return mark !== undefined && !command.split('\n').some((line, at) => at > 0 && line.trim() === mark)
}
