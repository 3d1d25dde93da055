/** What make puts in the place of `$(NAME)`, as far as a Makefile's own constants tell. */
import type { MakefileParse } from '../../parse/makefile.ts'
import type { Span } from '../../model/range.ts'
import type { Piece } from './shell-source.ts'
import { UNKNOWN } from './shell/text.ts'

/** The name under which a recipe's shell text has the Makefile's directory. */
export const HERE = 'CURDIR'

/** What a name stands for, all of it expanded; undefined where that cannot be told. */
export type MakeNames = (name: string) => string | undefined

const LONGEST = 4096
const DEEPEST = 50

/** The values of names that are given one only, defaults included. */
export function namesOf({ variables }: MakefileParse): MakeNames {
  const written = new Map<string, string | undefined>()
  for (const { name, operator, value, isConditional } of variables) {
    const before = written.get(name)
    if (isConditional || operator === '!=' || value.length > LONGEST) written.set(name, undefined)
    else if (!written.has(name)) written.set(name, value)
    else if (operator === '+=') written.set(name, before && before.length < LONGEST ? `${before} ${value}` : undefined)
    else if (operator === '=') written.set(name, undefined)
  }
  const expanded = new Map<string, string | undefined>([
    ['MAKE', 'make'],
    [HERE, `\${${HERE}}`],
    ['shell pwd', `\${${HERE}}`],
  ])
  let depth = 0
  return resolve

  function resolve(name: string): string | undefined {
    if (expanded.has(name)) return expanded.get(name)
    if (depth > DEEPEST) return undefined
    // A name that stands for itself stands for nothing.
    expanded.set(name, undefined)
    const value = written.get(name)
    depth++
    const text = value?.includes('$') ? expand(value, resolve) : value
    depth--
    expanded.set(name, text !== undefined && text.length > LONGEST ? undefined : text)
    return expanded.get(name)
  }
}

/** Whether recipes are handed to a shell, and not to an interpreter of another language. */
export function runsShell(names: MakeNames): boolean {
  return /(?:^|[/ ])(?:ba|da|k|z)?sh(?:\s|$)/.test(names('SHELL') ?? 'sh')
}

/** Text with all that is known put in, and `UNKNOWN` for the rest. `$$` is the shell's own dollar. */
export function expand(text: string, names: MakeNames): string {
  return piecesOf(text, [0, text.length], names)
    .map((piece) => piece.text)
    .join('')
}

/** The same of a stretch of a file, with the place of each piece. */
export function piecesOf(file: string, [start, end]: Span, names: MakeNames): Piece[] {
  const pieces: Piece[] = []
  let from = start
  for (let at = file.indexOf('$', start); at !== -1 && at < end - 1; at = file.indexOf('$', from)) {
    if (at > from) pieces.push({ text: file.slice(from, at), span: [from, at] })
    const [name, close] = nameAt(file, at + 1, end)
    pieces.push({ text: name === '$' ? '$' : (names(name) ?? UNKNOWN), span: [at, close] })
    from = close
  }
  if (from < end) pieces.push({ text: file.slice(from, end), span: [from, end] })
  return pieces
}

/** The name within `(…)` or `{…}`, or of one letter, and where it ends. */
function nameAt(file: string, at: number, end: number): [name: string, end: number] {
  const open = file[at]!
  const close = open === '(' ? ')' : open === '{' ? '}' : undefined
  if (close === undefined) return [open, at + 1]
  let depth = 0
  for (let place = at; place < end; place++) {
    if (file[place] === open) depth++
    else if (file[place] === close && --depth === 0) return [file.slice(at + 1, place).trim(), place + 1]
  }
  return ['', end]
}
