/** `$(…)` whose output is a path that can be told: the few commands by which scripts find their own place. */
import type { Command, ParsedScript, ShellCommand, Word } from '../../../parse/shell.ts'
import { placed, withScope, type Frame } from './frame.ts'
import { branchOf } from './scope.ts'
import { absolute, directoryOf, enter, plainOf, type Text } from './text.ts'
import { valueOf } from './words.ts'

/** Null for every output that cannot be told. */
export function substituted(script: ParsedScript, outer: Frame): Text | null {
  const commands = commandsOf(script)
  if (commands === undefined || commands.length === 0 || commands.length > 2) return null
  const source = script.source
  const frame =
    source === undefined ? outer : { ...outer, source: { text: source, place: () => placed(outer, script) } }
  const [first, second] = commands as [Command, Command?]
  if (!second) return printed(first, frame)
  if (first.name?.value !== 'cd') return null
  const [to, ...others] = wordsOf(first)
  if (!to || others.length > 0) return null
  const scope = branchOf(frame.scope)
  scope.directory = enter(scope.directory, valueOf(to, frame).text)
  return printed(second, withScope(frame, scope))
}

/** The commands of `a` and `a && b` and `a; b`. */
function commandsOf({ commands }: ParsedScript): readonly Command[] | undefined {
  const found = commands.flatMap(({ command }): readonly ShellCommand[] =>
    command.type === 'AndOr' && command.operators.every((operator) => operator === '&&') ? command.commands : [command],
  )
  return found.every((each) => each.type === 'Command') ? found : undefined
}

function printed(command: Command, frame: Frame): Text | null {
  const words = wordsOf(command)
  const [first, ...others] = words
  if (command.name?.value === 'pwd') return first ? null : absolute(frame.scope.directory)
  if (!first) return null
  const { text } = valueOf(first, frame)
  if (text === null) return null
  switch (command.name?.value) {
    case 'dirname':
      return others.length > 0 ? null : directoryOf(text)
    case 'basename':
      return others.length > 0 ? null : nameOf(text)
    case 'realpath':
    case 'readlink':
      return others.length > 0 ? null : text
    case 'echo':
      return others.length > 0 || plainOf(text) === undefined ? null : text
    default:
      return null
  }
}

function nameOf(text: Text): Text | null {
  const path = plainOf(text)?.replace(/\/$/, '')
  return path ? [path.slice(path.lastIndexOf('/') + 1)] : null
}

/** Operands: the options of these commands (`-f`, `-P`, `--`) change no path as far as it can be told here. */
function wordsOf({ args }: Command): Word[] {
  return args.flatMap((word) => (word.type === 'Word' && !/^-./.test(word.value) ? [word] : []))
}
