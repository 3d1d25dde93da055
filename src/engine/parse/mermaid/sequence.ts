/** Reads a sequence diagram, to know whether it is one: nothing of it is kept. */
import type { Problem, Reading } from './reading.ts'
import { linesFrom, type Line } from './lines.ts'

/** A name that begins with one of these is a keyword, whatever its letter case. */
const KEYWORDS =
  'box|participant|actor|create|destroy|as|loop|rect|opt|alt|else|par|par_over|and|critical|option|break|end|left|right|links?|properties|details|over|note|activate|deactivate|title|accTitle|accDescr|sequenceDiagram|autonumber|off|wrap|nowrap'
const KEYWORD = new RegExp(`^(?:${KEYWORDS})\\b`, 'i')

const NAME = '[A-Za-z_]\\w*(?:-[A-WYZa-wyz0-9_]\\w*)*(?: [A-Za-z0-9_]+)*'
const ARROW = '(?:<<)?--?>>|--?>|--?[x)]'
const MESSAGE = new RegExp(`^(${NAME})[ \\t]*(?:${ARROW})[ \\t]*([+-]?)[ \\t]*(${NAME})[ \\t]*:(.*)$`)
const NOTE = new RegExp(`^note (?:left of|right of|over) (${NAME})(?:,[ ]?(${NAME}))?[ \\t]*:(.*)$`, 'i')
const PARTICIPANT = new RegExp(`^(?:participant|actor) (?:(${NAME})|([A-Za-z_][\\w.-]*) as ([^#;]+))$`)
const BLOCK = /^(loop|rect|opt|alt|par|critical|break)[ \t]+[^#;\s][^#;]*$/
const PART = /^(else|and|option)(?:[ \t]+[^#;\s][^#;]*)?$/
const PART_OF = new Map([
  ['else', 'alt'],
  ['and', 'par'],
  ['option', 'critical'],
])

export function readSequence(text: string, start: number): Reading {
  const [header, ...lines] = linesFrom(text, start)
  if (header?.text !== 'sequenceDiagram') return { outcome: 'unknown' }
  const open: string[] = []
  const active = new Map<string, number>()
  for (const line of lines) {
    const verdict = readLine(line, open, active)
    if (verdict === 'unknown') return { outcome: 'unknown' }
    if (verdict !== 'fine') return { outcome: 'wrong', problem: verdict }
  }
  return open.length > 0 ? { outcome: 'unknown' } : { outcome: 'understood', nodes: [], edges: [] }
}

type Verdict = 'fine' | 'unknown' | Problem

function readLine(line: Line, open: string[], active: Map<string, number>): Verdict {
  const { text } = line
  if (text === '' || text === 'autonumber') return 'fine'
  if (text.includes('%%')) return 'unknown'
  if (text === 'end') return open.pop() === undefined ? 'unknown' : 'fine'
  const block = BLOCK.exec(text)?.[1]
  if (block !== undefined) {
    open.push(block)
    return 'fine'
  }
  const part = PART.exec(text)?.[1]
  if (part !== undefined) return open.at(-1) === PART_OF.get(part) ? 'fine' : 'unknown'
  const participant = PARTICIPANT.exec(text)
  if (participant) return 'fine'
  const note = NOTE.exec(text)
  if (note) return areNames(note[1], note[2]) ? verdictOn(note[3]!, line) : 'unknown'
  const message = MESSAGE.exec(text)
  if (!message || !areNames(message[1], message[3]) || !isActivated(message, active)) return 'unknown'
  return verdictOn(message[4]!, line)
}

function areNames(...names: readonly (string | undefined)[]): boolean {
  return names.every((name) => name === undefined || !KEYWORD.test(name))
}

/** `->>+B` starts an activity of B, `-->>-A` ends one of the sender: Mermaid counts them. */
function isActivated([, from, sign, to]: RegExpExecArray, active: Map<string, number>): boolean {
  if (sign === '+') active.set(to!, (active.get(to!) ?? 0) + 1)
  if (sign !== '-') return true
  const left = (active.get(from!) ?? 0) - 1
  active.set(from!, left)
  return left >= 0
}

/** What stands behind a semicolon, up to the next one: words that are no statement of their own. */
const LOOSE_WORDS = /^[ \t]*([A-Za-z]+)[ \t]+[A-Za-z0-9_=., \t]*$/

/** A semicolon ends the message; a number sign makes a comment of the rest, or an entity. */
function verdictOn(message: string, { text, start }: Line): Verdict {
  const semicolon = message.indexOf(';')
  const sign = message.indexOf('#')
  if (semicolon === -1 || (sign !== -1 && sign < semicolon)) return 'fine'
  const rest = message.slice(semicolon + 1)
  if (rest.trim() === '') return 'fine'
  const words = LOOSE_WORDS.exec(rest.split(';', 1)[0]!)
  if (!words || KEYWORD.test(words[1]!)) return 'unknown'
  const at = start + text.length - rest.length - 1
  return { message: 'a semicolon ends the message, expected a comma or #59; in its place', span: [at, at + 1] }
}
