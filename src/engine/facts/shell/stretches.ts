/** Puts a shell text together out of parts of a file, and keeps where each of them stands. */
import type { ShellFact, ShellHost } from '../../model/shell.ts'
import type { Span } from '../../model/range.ts'
import { UNKNOWN } from '../programs/shell/text.ts'

/** A fact that is not finished. */
export interface OpenShell {
  text: string
  readonly stretches: number[]
}

export function openShell(): OpenShell {
  return { text: '', stretches: [] }
}

/** Text that stands in the file letter by letter, from an offset on. */
export function addExact(shell: OpenShell, text: string, from: number): void {
  if (text === '') return
  const { stretches } = shell
  const [start, place, length] = stretches.slice(-3)
  const isExact = start !== undefined && shell.text.length - start === length
  if (isExact && place! + length === from) stretches[stretches.length - 1] = length + text.length
  else stretches.push(shell.text.length, from, text.length)
  shell.text += text
}

/** Text in the place of something else. Where both are of one length, their stretches must not be. */
export function addInexact(shell: OpenShell, text: string, [from, to]: Span): void {
  const length = to - from
  const { stretches } = shell
  for (const part of length !== text.length ? [text] : [text.slice(0, -1), text.slice(-1)]) {
    if (part === '') continue
    stretches.push(shell.text.length, from, part.length === length ? 0 : length)
    shell.text += part
  }
}

/** A text, and where each character of it starts and ends in the file. */
export interface PlacedText {
  readonly text: string
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
}

/** The stretches of a text whose every character has its place, by the runs that stand there as they are. */
export function stretchesOf(file: string, { text, starts, ends }: PlacedText): readonly number[] {
  const shell = openShell()
  const isExact = (at: number) => ends[at]! - starts[at]! === 1 && file[starts[at]!] === text[at]
  for (let at = 0; at < text.length;) {
    let end = at + 1
    if (isExact(at)) {
      while (end < text.length && isExact(end) && starts[end] === ends[end - 1]) end++
      addExact(shell, text.slice(at, end), starts[at]!)
    } else {
      const isMasked = text[at] === UNKNOWN
      while (end < text.length && (isMasked ? text[end] === UNKNOWN : isSame(at, end))) end++
      addInexact(shell, text.slice(at, end), [starts[at]!, ends[end - 1]!])
    }
    at = end
  }
  return shell.stretches

  function isSame(at: number, other: number): boolean {
    return starts[at] === starts[other] && ends[at] === ends[other] && !isExact(other)
  }
}

/** The fact of a text; none where it says nothing. */
export function factOf(
  host: ShellHost,
  { text, stretches }: Omit<ShellFact, 'host' | 'guarded'>,
  guarded = '',
): ShellFact[] {
  const isBlank = text.trim() === '' || text.replaceAll(UNKNOWN, '').trim() === ''
  return isBlank ? [] : [{ host, text, stretches, guarded }]
}
