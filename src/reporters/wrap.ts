import { widthOf } from './cells.ts'

/** Lines of at most `width` terminal columns, broken at spaces; `taken` columns of the first are in use. A longer word stays whole. */
export function wrap(text: string, width: number, taken = 0): string[] {
  const lines: string[] = []
  let line = ''
  let left = width - taken
  for (const word of text.split(' ')) {
    const needed = widthOf(word) + (line === '' ? 0 : 1)
    // A line that starts with `::` would be a command to a workflow runner.
    if (needed > left && line !== '' && !word.startsWith('::')) {
      lines.push(line)
      line = word
      left = width - widthOf(word)
    } else {
      line += line === '' ? word : ` ${word}`
      left -= needed
    }
  }
  return [...lines, line]
}
