/** Functions of a script that run what they are given: `check() { … eval "$2" … }`, `run() { shift; "$@"; }`. */
import type { Span } from '../../src/engine/model/range.ts'
import { callsByFunction } from './calls-by-function.ts'
import type { Call, ShellText } from './text.ts'

export interface Runner {
  /** `text`: one argument is a text for the shell. `words`: the arguments from there on are a command. */
  readonly sort: 'text' | 'words'
  /** Of the argument, from 1. */
  readonly at: number
}

/** Shell text that a call hands to a runner. `place`: spans in it → spans in the whole text. */
export interface HandedText {
  readonly text: string
  place(span: Span): Span
}

/** By name; of a function that runs several things the first. */
export function runnersIn(shell: ShellText): Map<string, Runner> {
  const runners = new Map<string, Runner>()
  for (const [name, body] of callsByFunction(shell)) {
    const runner = runnerOf(body)
    if (runner) runners.set(name, runner)
  }
  return runners
}

const ALL = /^"?\$(?:@|\{@(?::(\d))?\})"?$/
const ONE = /^"?\$(?:(\w+)|\{(\w+)\})"?$/
const ASSIGNMENT = /^(\w+)=(["']?)\$(?:(\d)|\{(\d)\})\2$/

function runnerOf(body: readonly Call[]): Runner | undefined {
  const parameters = new Map<string, number>()
  let shifted = 0
  for (const { words, command, assignments, region } of body) {
    const [name, argument] = words
    const sources = [
      ...assignments.map(({ pos, end }) => region.text.slice(pos, end)),
      ...words.map(({ source }) => source),
    ]
    for (const source of sources) {
      const [, variable, , plain, braced] = ASSIGNMENT.exec(source) ?? []
      if (variable !== undefined) parameters.set(variable, shifted + Number(plain ?? braced))
    }
    if (name?.value === 'shift') shifted += Number(argument?.value ?? 1)
    const all = ALL.exec(command[0]?.source ?? '')
    if (all) return { sort: 'words', at: shifted + Number(all[1] ?? 1) }
    const [, plain, braced] = ONE.exec(name?.value === 'eval' ? (argument?.source ?? '') : '') ?? []
    const variable = plain ?? braced
    const at = /^\d$/.test(variable ?? '') ? shifted + Number(variable) : parameters.get(variable ?? '')
    if (at !== undefined) return { sort: 'text', at }
  }
  return undefined
}

/** What a call of a runner has it run; undefined where the text does not show it. */
export function handedText({ text }: ShellText, { words, region }: Call, { sort, at }: Runner): HandedText | undefined {
  const argument = words[at]
  if (!argument || !region.isExact) return undefined
  const end = words.at(-1)!.whole[1]
  if (sort === 'words') return exact(text, [argument.whole[0], end])
  const { source, value, whole, span } = argument
  const isQuoted = span[0] !== whole[0]
  if (!isQuoted && source !== value) return undefined
  const content = text.slice(...span)
  if (!isQuoted || source.startsWith("'") || !content.includes('\\')) return exact(text, span)
  return { text: content.replace(/\\([\\"`$])/g, '$1').replace(/\\\r?\n/g, ''), place: () => span }
}

function exact(text: string, [start, end]: Span): HandedText {
  return { text: text.slice(start, end), place: ([from, to]) => [start + from, start + to] }
}
