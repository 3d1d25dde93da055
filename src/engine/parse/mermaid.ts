/**
 * Mermaid diagrams, read without Mermaid: it takes a quarter of a second to load, and most diagrams are simple. The readers
 * take the part of the language that Mermaid accepts for certain (https://mermaid.js.org/syntax/flowchart.html), and say of
 * everything else that they do not know.
 */
import { readFlowchart } from './mermaid/flowchart.ts'
import { prepare } from './mermaid/prepare.ts'
import type { Reading } from './mermaid/reading.ts'
import { readSequence } from './mermaid/sequence.ts'
import { readStates } from './mermaid/states.ts'

export interface Diagram {
  /** The first word, `flowchart`; '' where nothing says what the diagram is. */
  readonly sort: string
  readonly reading: Reading
}

const READERS = new Map([
  ['flowchart', readFlowchart],
  ['graph', readFlowchart],
  ['sequenceDiagram', readSequence],
  ['stateDiagram', readStates],
  ['stateDiagram-v2', readStates],
])

/** Reads the content of a Mermaid fence, whose lines end in `\n`. Offsets are in that text. */
export function readMermaid(text: string): Diagram {
  const { text: plain, start, isCertain } = prepare(text.slice(0, LONGEST_TEXT))
  const sort = /^[A-Za-z][\w-]*/.exec(plain.slice(start, start + LONGEST_SORT))?.[0] ?? ''
  const read = READERS.get(sort)
  if (!read || !isCertain || text.length > LONGEST_TEXT) return { sort, reading: { outcome: 'unknown' } }
  return { sort, reading: read(plain, start) }
}

const LONGEST_SORT = 40

/** Mermaid's own limit (`maxTextSize`): beyond it nothing is drawn. */
export const LONGEST_TEXT = 50_000
