/** What Mermaid's parsers are left with, letter by letter: https://github.com/mermaid-js/mermaid, `src/preprocess.ts`. */

export interface Leftover {
  readonly text: string
  /** Where each UTF-16 unit of it stands in the diagram. */
  readonly offsets: readonly number[]
}

const FRONTMATTER = /^[ \t]*---[ \t]*\n(?:[^\n]*\n)*?[ \t]*---[ \t]*\n\s*/g
const DIRECTIVE = /%%\{(?:(?!\}%%)[^])*(?:\}%%)?/g
const COMMENT = /^\s*%%(?!\{)[^\n]+\n?/gm
/** White space behind a brace that ends a line, flowcharts only. */
const BEHIND_BRACE = /(?<=\})\s+(?=\n)/g

export function leftover(text: string): Leftover {
  const whole = { text, offsets: Array.from({ length: text.length }, (_, at) => at) }
  const left = [FRONTMATTER, DIRECTIVE, COMMENT, /^\s+/g].reduce(without, whole)
  return /^(?:flowchart|graph)/.test(left.text) ? without(left, BEHIND_BRACE) : left
}

function without({ text, offsets }: Leftover, pattern: RegExp): Leftover {
  const kept: number[] = []
  let rest = ''
  let at = 0
  for (const match of text.matchAll(pattern)) {
    rest += text.slice(at, match.index)
    for (; at < match.index; at++) kept.push(offsets[at]!)
    at += match[0].length
  }
  return { text: rest + text.slice(at), offsets: [...kept, ...offsets.slice(at)] }
}
