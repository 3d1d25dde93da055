/** Lines of a fence: what the parser says is their content, and where it stands in the file. */
import type { Span } from '../../model/range.ts'
import { addExact, addInexact, type OpenShell } from './stretches.ts'

/** One line of a fence, without what the blocks around put before it. */
export interface FenceLine {
  readonly text: string
  /** Its place in the file, whatever is before its text, and where the next line starts. */
  readonly start: number
  readonly end: number
  readonly next: number
  /** Characters at the end of the text that stand in the file as they are: tabs before them may be there for spaces. */
  readonly exact: number
}

/**
 * The parser tells the content, the file where it stands: quotes and indentation are before the text of a line, and nothing
 * is behind it.
 */
export function linesOf(file: string, start: number, content: string): FenceLine[] {
  if (content.trim() === '') return []
  let from = nextLineAt(file, start)
  return content.split(/\r\n|\n|\r/).map((text) => {
    const [line, end] = [from, lineEndAt(file, from)]
    from = nextLineAt(file, line)
    const stands = file.slice(Math.max(line, end - text.length), end)
    // The parser has got another sign for `&` where a page has very many.
    if (stands.length === text.length && stands.replaceAll('&', '%') === text.replaceAll('&', '%'))
      return { text: stands, start: line, end, next: from, exact: text.length }
    const tail = text.trimStart()
    const exact = file.slice(line, end).endsWith(tail) ? tail.length : 0
    return { text, start: line, end, next: from, exact }
  })
}

/** A line from one of its characters on, with its end where another line follows. */
export function addLine(shell: OpenShell, file: string, line: FenceLine, skipped: number, isLast: boolean): void {
  const { text, end, next } = line
  const exact = Math.min(line.exact, text.length - skipped)
  const place: Span = [exact === 0 ? line.start : Math.max(line.start, end - exact - 1), end - exact]
  if (exact < text.length - skipped) addInexact(shell, text.slice(skipped, text.length - exact), place)
  addExact(shell, file.slice(end - exact, isLast ? end : next), end - exact)
}

export function lineEndAt(file: string, from: number): number {
  const feed = file.indexOf('\n', from)
  const end = feed === -1 ? file.length : feed
  const carriage = file.slice(from, end).indexOf('\r')
  return carriage === -1 ? end : from + carriage
}

export function nextLineAt(file: string, from: number): number {
  const end = lineEndAt(file, from)
  return Math.min(file.length, end + (file.startsWith('\r\n', end) ? 2 : 1))
}
