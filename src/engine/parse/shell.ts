/** Shell text → syntax tree, by `unbash`: bash, and POSIX sh as a part of it. The only file that knows the parser. */
import { parse, type ParsedScript, type Statement, type Word, type WordPart } from 'unbash'
import type { Span } from '../model/range.ts'

export type * from 'unbash'
export { forEachChild } from 'unbash'

/** Whatever a statement can be. */
export type ShellCommand = Statement['command']

export interface ShellParse {
  /** Partial where there are problems. */
  readonly script: ParsedScript
  /** The text as it was parsed: as long as the one given, with its line ends made plain. Offsets count in both. */
  readonly text: string
  readonly problems: readonly { readonly message: string; readonly span: Span }[]
}

/** Never throws. */
export function parseShell(source: string): ShellParse {
  const text = withPlainLines(source)
  try {
    const script = parse(text)
    const problems = (script.errors ?? []).map(({ message, pos }) => {
      const start = Math.min(pos, text.length)
      return { message, span: [start, Math.min(text.length, start + 1)] as const }
    })
    return { script, text, problems }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const script = { type: 'Script', pos: 0, end: text.length, shebang: undefined, commands: [] } as const
    return { script, text, problems: [{ message: 'the script is nested too deeply', span: [0, 0] }] }
  }
}

/** The parts of a word; a word without any has one literal part. They come from a getter that no copy of a node keeps. */
export function partsOf(word: Word): readonly WordPart[] {
  const { parts, pos, end, value, text } = word
  return parts ?? [{ type: 'Literal', pos, end, value, text }]
}

/**
 * The shell knows one end of lines, and to it a carriage return is a part of the word before. A checkout on Windows has
 * one before each line feed all the same; two line feeds in their place move nothing and end every word and here-document.
 */
function withPlainLines(source: string): string {
  const text = source.charCodeAt(0) === 0xfeff ? ` ${source.slice(1)}` : source
  if (!text.includes('\r')) return text
  return text
    .replace(/\\\r\n/g, ' \\\n')
    .replace(/\r\n/g, '\n\n')
    .replace(/\r/g, '\n')
}
