/** Comments of shell text as ESLint has them, those among them that the Markdown plugin of ESLint puts there. */
import type { ParsedScript } from '../src/engine/parse/shell.ts'
import { commentsOf } from '../src/engine/parse/shell-comments.ts'

export interface ShellComment {
  readonly type: 'Comment'
  readonly pos: number
  readonly end: number
  /** Without `#`, or without the signs around a block comment. */
  readonly value: string
  /** Where ESLint is to take it to stand, if elsewhere: a directive holds from there on, or for the line behind it. */
  readonly holds?: readonly [pos: number, end: number]
}

/** What the Markdown plugin of ESLint puts in front of a fence for each `<!-- eslint-… -->` that stands there. */
const INJECTED = /\/\*(\s*(?:eslint\b|global\s)(?:[^*]|\*(?!\/))*)\*\/\n/y

export interface Injected {
  readonly comments: readonly ShellComment[]
  /** Where the shell text begins. */
  readonly end: number
}

export function readInjected(text: string): Injected {
  const comments: ShellComment[] = []
  let end = 0
  for (let match = at(0); match; match = at(end)) {
    comments.push({ type: 'Comment', pos: end, end: end + match[0].length - 1, value: match[1]! })
    end += match[0].length
  }
  // The next line is the first one of the shell text, whatever stands between.
  return { comments: comments.map((comment) => ({ ...comment, holds: [comment.pos, end - 1] })), end }

  function at(offset: number): RegExpExecArray | null {
    INJECTED.lastIndex = offset
    return INJECTED.exec(text)
  }
}

/** As long as the text, with blanks in the place of the injected lines: to a shell they are commands. */
export function blankInjected(text: string, { end }: Injected): string {
  return end === 0 ? text : text.slice(0, end).replace(/[^\n]/g, ' ') + text.slice(end)
}

/** The comments of a text with its tree. */
export function readComments(text: string, script: ParsedScript): ShellComment[] {
  return commentsOf(text, script).map(([pos, end]) => ({ type: 'Comment', pos, end, value: text.slice(pos + 1, end) }))
}
