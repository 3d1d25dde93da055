/** Comments of shell text, and what they tell ESLint. Only real ones: `#` in quotes and here-documents is text. */
import type { ParsedScript, SyntaxNode } from '../src/engine/parse/shell.ts'
import { childrenOf } from './language-keys.ts'

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

const COMMENT = /(?<=^|[\s;&|()])#[^\r\n]*/gm

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

/** The comments of a text that stands in its tree. */
export function readComments(text: string, script: ParsedScript): ShellComment[] {
  if (!text.includes('#')) return []
  const words = wordsIn(text, script)
  return [...text.matchAll(COMMENT)]
    .filter(({ index }) => words[index] === 0)
    .map(({ index, 0: found }) => ({ type: 'Comment', pos: index, end: index + found.length, value: found.slice(1) }))
}

/** 1 for each character that is a part of a word or a here-document; between the signs of a substitution it is shell again. */
function wordsIn(text: string, script: ParsedScript): Uint8Array {
  const marks = new Uint8Array(text.length)
  const open: SyntaxNode[] = [script]
  for (let node = open.pop(); node; node = open.pop()) {
    if (WORDS.has(node.type)) marks.fill(1, node.pos, node.end)
    else if (SUBSTITUTIONS.has(node.type) && childrenOf(node).some((inner) => childrenOf(inner).length > 0))
      marks.fill(0, node.pos + 1, node.end - 1)
    open.push(...childrenOf(node).reverse())
  }
  return marks
}

const WORDS: ReadonlySet<string> = new Set([
  'Word',
  'Assignment',
  'HereDocBody',
  'HereDocDelimiter',
  'ArithmeticCommand',
  'TestCommand',
] satisfies SyntaxNode['type'][])

const SUBSTITUTIONS: ReadonlySet<string> = new Set([
  'CommandExpansion',
  'ProcessSubstitution',
  'ArithmeticCommandExpansion',
] satisfies SyntaxNode['type'][])
