/** JavaScript and TypeScript → tree, by `@babel/parser`: pure JavaScript, so that it reads wherever Node runs. */
import { parse } from '@babel/parser'
import type { File } from '@babel/types'
import type { Span } from '../model/range.ts'

export type * from '@babel/types'

export interface ScriptParse {
  /** Undefined where nothing could be read. */
  readonly file: File | undefined
  readonly problem?: { readonly message: string; readonly span: Span }
}

/** A line longer than this was written by a program for programs. */
const LONGEST_LINE = 20_000

/** Never throws. Offsets are UTF-16 units of the text, a byte-order mark counted. */
export function parseScript(text: string, language: 'javascript' | 'typescript'): ScriptParse {
  if (isMinified(text)) return { file: undefined }
  // A blank in its place moves nothing, and is no character that a parser could refuse.
  const source = text.charCodeAt(0) === 0xfeff ? ` ${text.slice(1)}` : text
  try {
    const file = parse(source, {
      sourceType: 'unambiguous',
      errorRecovery: true,
      allowReturnOutsideFunction: true,
      allowAwaitOutsideFunction: true,
      allowImportExportEverywhere: true,
      allowUndeclaredExports: true,
      plugins: language === 'typescript' ? ['typescript', 'decorators-legacy'] : ['jsx', 'decorators-legacy'],
    })
    return { file }
  } catch (error) {
    if (error instanceof RangeError)
      return { file: undefined, problem: { message: 'the script is nested too deeply', span: [0, 0] } }
    return failure(error, source)
  }
}

/** What errors could be recovered from has a tree; this one has none. */
function failure(error: unknown, source: string): ScriptParse {
  // Flow's types and templates of scripts are other languages than their ending says.
  if (/@flow\b|<%|\{%/.test(source)) return { file: undefined }
  const { message = '', pos = 0 } = error as { message?: string; pos?: number }
  const plain = message.replace(/\s*\(\d+:\d+\)[^]*$/, '').replace(/\.$/, '')
  const at = Math.min(pos, source.length)
  return { file: undefined, problem: { message: `the script does not parse: ${plain}`, span: [at, at] } }
}

function isMinified(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start)
    if ((end === -1 ? text.length : end) - start > LONGEST_LINE) return true
    if (end === -1) return false
    start = end + 1
  }
  return false
}
