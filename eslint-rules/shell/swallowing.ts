/** `… || true`: what a list does with the failure of its first command. */
import type { Span } from '../../src/engine/model/range.ts'
import type { AndOr, PipelineNode } from '../../src/engine/parse/shell.ts'
import { callOf } from './call-of.ts'
import type { Call, Region, ShellText } from './text.ts'

export interface Swallowing {
  readonly list: AndOr
  /** What may fail. */
  readonly first: PipelineNode
  /** What is written in its place: nothing, `0`. */
  readonly output: string
  readonly region: Region
  /** From `||` on, in the whole text. */
  readonly span: Span
}

/** Every `<command> || <something that always succeeds>` of the text. */
export function swallowingsOf({ text, calls }: ShellText): Swallowing[] {
  if (!text.includes('||')) return []
  return calls.flatMap((call): Swallowing[] => {
    const { list } = call.position
    if (list?.commands.length !== 2 || list.operators[0] !== '||' || list.commands[1] !== call.node) return []
    const output = outputOf(call)
    if (output === undefined) return []
    const [first] = list.commands
    const start = call.region.text.indexOf('||', first!.end)
    return [{ list, first: first!, output, region: call.region, span: call.region.place([start, call.node.end]) }]
  })
}

/** Undefined where it may fail, or does something else. */
function outputOf({ words, redirects, assignments }: Call): string | undefined {
  const [name, argument, ...others] = words
  if (redirects.length > 0 || assignments.length > 0 || others.length > 0) return undefined
  switch (name?.value) {
    case 'true':
    case ':':
      return argument ? undefined : ''
    case 'echo':
      return argument ? argument.value : ''
    case 'printf':
      return argument?.value?.includes('%') ? undefined : argument?.value
    default:
      return undefined
  }
}

/** The call of a command, or of the last one of a pipeline. */
export function lastCallOf(node: PipelineNode, shell: ShellText): Call | undefined {
  return callOf(node.type === 'Pipeline' ? node.commands.at(-1) : node, shell)
}

/** Writes to a file that somebody may read. */
export function isKept({ redirects }: Call): boolean {
  return redirects.some((redirect) => {
    if (redirect.type !== 'Redirect' || redirect.operator.startsWith('<')) return false
    return !/^(?:\/dev\/null|\d|-)$/.test(redirect.target?.value ?? '')
  })
}
