/** The first line of a script, which names the shell that runs it. */
import type { Span } from '../../src/engine/model/range.ts'

export interface Shebang {
  /** The line without its end. */
  readonly span: Span
  /** `bash`, `sh`, `python3`: the program's name without its folder. Empty where none is named. */
  readonly program: string
  /** `-e` of `#!/bin/bash -e`; what stands behind the program. */
  readonly words: readonly string[]
}

/** Undefined where the text does not begin with `#!`. */
export function shebangOf(text: string): Shebang | undefined {
  const line = /^\uFEFF?#!([^\r\n]*)/.exec(text)
  if (!line) return undefined
  const [first = '', ...rest] = line[1]!.trim().split(/[ \t]+/)
  const words = [nameOf(first), ...rest]
  if (words[0] === 'env') {
    words.shift()
    while (words[0]?.startsWith('-') || words[0]?.includes('=')) words.shift()
  }
  const [program = '', ...behind] = words
  return { span: [0, line[0].length], program: nameOf(program), words: behind }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
