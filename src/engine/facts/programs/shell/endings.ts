/** Which commands and lists end the program badly, and which only look away. */
import type { AndOr, Command, CompoundList, ShellCommand, Statement } from '../../../parse/shell.ts'
import type { Frame } from './frame.ts'
import type { Failure } from './position.ts'

/** Of scripts that take these from a file that they source. */
const FAILING_NAMES = /^(?:fail|die|abort|panic|bail|fatal|error_exit|err_exit|exit_with_error|die_with_error)$/

type Nodes = CompoundList | ShellCommand

/** Whether the program fails where this runs: `exit 1`, `{ echo …; exit 1; }`, a function that does, `FAILED=1`. */
export function isFailing(node: Nodes | undefined, frame: Frame): boolean {
  if (!node) return false
  switch (node.type) {
    case 'CompoundList':
      return isListFailing(node.commands, frame)
    case 'BraceGroup':
    case 'Subshell':
      return isListFailing(node.body.commands, frame)
    case 'Redirected':
      return isFailing(node.command, frame)
    case 'AndOr':
      return isChainFailing(node, frame)
    case 'ArithmeticCommand':
      return countsFailure(node.body, frame)
    case 'Command':
      return isCommandFailing(node, false, frame)
    default:
      return false
  }
}

function isListFailing(statements: readonly Statement[], frame: Frame): boolean {
  return statements.some(({ command }, at) =>
    command.type === 'Command' ? isCommandFailing(command, at > 0, frame) : isFailing(command, frame),
  )
}

/** `echo "missing" >&2 && exit 1`: commands that do not fail lead to one that does. */
function isChainFailing({ commands, operators }: AndOr, frame: Frame): boolean {
  return (
    operators.every((operator) => operator === '&&') &&
    commands.every((command, at) => at === commands.length - 1 || nameOf(command) === 'echo') &&
    isFailing(commands.at(-1), frame)
  )
}

function isCommandFailing(command: Command, isBehindOthers: boolean, frame: Frame): boolean {
  const name = command.name?.value
  if (name === undefined)
    return command.prefix.some((each) => each.type === 'Assignment' && countsFailure(each.text, frame))
  const [first] = command.args
  switch (name) {
    case 'exit':
    case 'return': {
      if (name === 'return' && frame.returns !== 'fails') return false
      // Alone it hands the failure on; behind a message it hands on the message's success.
      if (!first) return !isBehindOthers
      return first.text !== '0'
    }
    case 'false':
      return true
    case 'let':
      return countsFailure(command.args.map(({ text }) => text).join(' '), frame)
  }
  return isCallFailing(name, frame)
}

function isCallFailing(name: string, frame: Frame): boolean {
  const { functions, failing } = frame.walk
  const known = functions.get(name)
  if (!known) return FAILING_NAMES.test(name)
  let answer = failing.get(known.node)
  if (answer === undefined) {
    // Functions that call each other end here.
    failing.set(known.node, false)
    answer = isFailing(known.node.body, { ...frame, returns: 'lost' })
    failing.set(known.node, answer)
  }
  return answer
}

/** `FAILED=1`, `errors=$((errors + 1))`, `((errors++))`, `missing+=("$path")`, where the script ends with that name. */
function countsFailure(text: string, { walk }: Frame): boolean {
  const match = /^\s*(?:\+\+|--)?([A-Za-z_]\w*)\s*(\+\+|\+=|=)?\s*(.*)/.exec(text.slice(0, 200).replace(/^["'(]+/, ''))
  if (!match || !walk.flags.has(match[1]!)) return false
  const [, name, operator, value = ''] = match
  if (operator !== '=') return true
  const failing = GOOD_NAME.test(name!) ? /^["']?(?:0|false|no)\b/ : /^["']?(?:[1-9]|true|yes|\$\(\()/
  return failing.test(value)
}

/** `ALL_VALID=false`. */
const GOOD_NAME = /pass|ok|valid|success|good|ready|clean/i

/** What `command || handler` makes of the command's failure. */
export function failureBehind(handler: ShellCommand, operatorAt: number, frame: Frame): Failure {
  if (isFailing(handler, frame) || looksAtStatus(handler, frame)) return 'fails'
  if (!isLookingAway(handler)) return 'selects'
  return frame.source.place([operatorAt, handler.end])
}

/** `grep … || [ $? -eq 1 ]`: finding nothing is an answer, having no file is not. */
function looksAtStatus(handler: ShellCommand, frame: Frame): boolean {
  return /\$\?|\$\{\?\}/.test(frame.source.text.slice(handler.pos, Math.min(handler.end, handler.pos + 200)))
}

/** Goes on as if nothing were wrong: `true`, `:`, `exit 0`, a value in the place of the one that is missing. */
function isLookingAway(node: ShellCommand): boolean {
  if (node.type === 'BraceGroup')
    return node.body.commands.length > 0 && node.body.commands.every(({ command }) => isLookingAway(command))
  if (node.type !== 'Command') return false
  const name = node.name?.value
  if (name === undefined) return node.prefix.length > 0 && node.prefix.every(({ type }) => type === 'Assignment')
  if (name === 'exit') return node.args[0]?.text === '0'
  // A warning is for somebody to read; a value goes where the file's content would have gone.
  if (name === 'echo' || name === 'printf') return node.redirects.length === 0
  return name === 'true' || name === ':'
}

/** Whether nothing behind it in its list runs: `exit`, `return`, `continue`. */
export function isEnding(node: Nodes): boolean {
  if (node.type === 'CompoundList') return node.commands.some(({ command }) => isEnding(command))
  if (node.type === 'BraceGroup') return isEnding(node.body)
  const name = nameOf(node)
  return name === 'exit' || name === 'return' || name === 'continue' || name === 'break'
}

export function nameOf(node: Nodes): string | undefined {
  return node.type === 'Command' ? node.name?.value : undefined
}
