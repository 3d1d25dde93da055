/** Reads a state diagram, to know whether it is one: nothing of it is kept. */
import { linesFrom } from './lines.ts'
import type { Reading } from './reading.ts'

const KEYWORD =
  /^(?:click|href|default|scale|accTitle|accDescr|classDef|class|style|state|stateDiagram|note|direction|hide|end|as)$/i
const STATE = '(?:\\[\\*\\]|[A-Za-z_]\\w*)'
const TEXT = '[ \\t]*:[ \\t]*[^:;#\\s][^:;#]*'
const TRANSITION = new RegExp(`^(${STATE})[ \\t]*-->[ \\t]*(${STATE})(?:${TEXT})?$`)
const PLAIN = new RegExp(`^([A-Za-z_]\\w*)(?:${TEXT})?$`)
const DECLARED = /^state (?:"[^"]+" as [A-Za-z_]\w*|([A-Za-z_]\w*)(?: <<(?:choice|fork|join)>>)?)$/
const OPENED = /^state (?:"[^"]+" as [A-Za-z_]\w*|([A-Za-z_]\w*)) \{$/
const NOTE = /^note (?:left|right) of ([A-Za-z_]\w*)(?:[ ]?:[ ]?[^:;#\s][^:;#]*)?$/

export function readStates(text: string, start: number): Reading {
  const [header, ...lines] = linesFrom(text, start)
  if (!/^stateDiagram(?:-v2)?$/.test(header?.text ?? '')) return { outcome: 'unknown' }
  let depth = 0
  let isInNote = false
  for (const { text: line } of lines) {
    if (line.includes('%%')) return { outcome: 'unknown' }
    if (isInNote) isInNote = line !== 'end note'
    else if (line === '}') depth--
    else if (OPENED.test(line)) depth++
    else if (NOTE.test(line)) isInNote = !line.includes(':')
    else if (!isStatement(line)) return { outcome: 'unknown' }
    if (depth < 0) return { outcome: 'unknown' }
  }
  return depth > 0 || isInNote ? { outcome: 'unknown' } : { outcome: 'understood', nodes: [], edges: [] }
}

function isStatement(line: string): boolean {
  if (line === '' || /^direction (?:TB|BT|RL|LR)$/.test(line) || DECLARED.test(line)) return true
  const names = TRANSITION.exec(line) ?? PLAIN.exec(line)
  return names !== null && names.slice(1).every((name) => name === undefined || !KEYWORD.test(name))
}
