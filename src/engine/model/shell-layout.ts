/** Whether an edit leaves the layout of the file around as it is: YAML and make take white space at the ends of lines for theirs. */
import type { ShellFact } from './shell.ts'
import type { Span } from './range.ts'

interface Edit {
  readonly span: Span
  readonly text: string
}

export function keepsLayout(fact: ShellFact, edit: Edit): boolean {
  if (splitsLineEnd(fact.text, edit.span[0]) || splitsLineEnd(fact.text, edit.span[1])) return false
  if (fact.host === 'step') return staysScalar(fact, edit)
  return fact.host !== 'recipe' || staysRecipe(fact, edit)
}

function splitsLineEnd(text: string, offset: number): boolean {
  return text[offset] === '\n' && text[offset - 1] === '\r'
}

/** What a plain scalar can begin with, whatever follows; and where a comment or a key begins in it. */
const BEGINS_PLAIN = /^[\w./$]/
const ENDS_PLAIN = /\s#|:\s|:$/

function staysScalar({ text, stretches, guarded }: ShellFact, { span: [start, end], text: inserted }: Edit): boolean {
  const result = text.slice(0, start) + inserted + text.slice(end)
  if (hasBlankEdge(result) && !hasBlankEdge(text)) return false
  // Only a plain scalar has to do without it.
  if (guarded.includes('#') && (!BEGINS_PLAIN.test(result) || ENDS_PLAIN.test(result))) return false
  if (text[end - 1] === '\n' && inserted === '') return true
  // A stretch may be a line of the file, whose end is a space of the text.
  const from = lastBefore(stretches, start)
  const to = firstBehind(stretches, end) ?? text.length
  const line = text.slice(from, start) + inserted + text.slice(end, to)
  return (start > from || /^\S/.test(line)) && (end < to || /\S$/.test(line))
}

function hasBlankEdge(text: string): boolean {
  return /^\s|[ \t]$/.test(text)
}

function lastBefore(stretches: readonly number[], offset: number): number {
  let last = 0
  for (let at = 0; at < stretches.length && stretches[at]! <= offset; at += 3) last = stretches[at]!
  return last
}

function firstBehind(stretches: readonly number[], offset: number): number | undefined {
  for (let at = 0; at < stretches.length; at += 3) if (stretches[at]! >= offset) return stretches[at]
  return undefined
}

/** Make's own marks, and blanks, are taken off before the shell sees a line. */
function staysRecipe({ text }: ShellFact, { span: [start, end], text: inserted }: Edit): boolean {
  const isLineStart = start === 0 || text[start - 1] === '\n'
  return !isLineStart || !/^[ \t@+-]/.test(inserted + text.slice(end))
}
