/** What stands in a box, in characters that Mermaid takes for nothing but text. */
import type { RunNode } from '../../link/runs.ts'
import type { Box } from './boxes.ts'
import { countsOf, SIGNS, worstOf } from './states.ts'

const LONGEST_LINE = 40

/** The lines of a box: sign and id, title; of several steps the first, the last and how many are how far. */
export function linesOf({ nodes, lead }: Box): string[] {
  const progress = worstOf(nodes)
  const sign = progress === undefined ? '' : `${SIGNS[progress]} `
  const [first] = nodes
  const last = nodes.at(-1)
  if (!first || !last) return []
  const counts = `(${nodes.length}) ${countsOf(nodes)}`.trimEnd()
  if (lead) return [sign + shortened(lead.id), ...titleLines(lead), counts]
  if (first !== last) return [`${sign}${shortened(first.id)} … ${shortened(last.id)}`, counts]
  return [sign + shortened(first.id), ...titleLines(first)]
}

function titleLines({ id, title }: RunNode): string[] {
  return title.trim() === '' || title === id ? [] : [shortened(title)]
}

/** At the end of a word where one ends near. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  if (characters.length <= LONGEST_LINE) return line
  const cut = characters.slice(0, LONGEST_LINE - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > LONGEST_LINE / 2 ? cut.slice(0, space) : cut}…`
}

/**
 * As Mermaid reads it back: entity codes for whatever is neither letter nor digit, and within words that make it another
 * diagram or a statement wherever they stand (`direction LR`, `C4Container`). What nobody sees goes.
 */
export function escaped(text: string): string {
  const seen = text.replace(/\s/gu, ' ').replace(/\p{Cf}/gu, '')
  return (seen.trim() === '' ? '\ufffd' : seen)
    .replace(/\p{C}/gu, '\ufffd')
    .replace(/(?<=direc)t|(?<=C)4|[^\p{L}\p{N}\p{M} ]/gu, (character) => `#${character.codePointAt(0)};`)
}
