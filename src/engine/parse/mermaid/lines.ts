/** Lines of diagrams that have one statement a line. */

export interface Line {
  /** Without the white space around. */
  readonly text: string
  /** Where the text starts. */
  readonly start: number
}

export function linesFrom(text: string, start: number): Line[] {
  let at = start
  return text
    .slice(start)
    .split('\n')
    .map((line) => {
      const trimmed = line.trim()
      const place = at + line.length - line.trimStart().length
      at += line.length + 1
      return { text: trimmed, start: place }
    })
}
