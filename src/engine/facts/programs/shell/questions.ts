/** Commands that are asked something: what stands behind their `&&` runs only where the answer is yes. */
import type { ShellCommand } from '../../../parse/shell.ts'
import type { Frame } from './frame.ts'

const ASKING = new Set([
  '[',
  'test',
  'command',
  'which',
  'type',
  'hash',
  'pgrep',
  'ping',
  'nc',
  'git',
  'mountpoint',
  'id',
])
const ASKING_FUNCTION = /^_*(?:is|has|have|should|can|needs?|contains?|exists?|check_if|file_exists)(?:_|-|[A-Z]|$)/

export function isQuestion(node: ShellCommand, frame: Frame): boolean {
  if (node.type === 'TestCommand' || node.type === 'ArithmeticCommand') return true
  if (node.type === 'Redirected') return isQuestion(node.command, frame)
  if (node.type === 'Pipeline') {
    const last = node.commands.at(-1)
    return node.prefixes.some(({ type }) => type === 'Negation') || (last !== undefined && isQuestion(last, frame))
  }
  if (node.type !== 'Command' || !node.name) return false
  const name = node.name.value
  if (ASKING.has(name))
    return name !== 'git' || /^(?:diff|rev-parse|show-ref|ls-files|merge-base)$/.test(node.args[0]?.text ?? '')
  if (frame.walk.functions.has(name)) return ASKING_FUNCTION.test(name)
  return (
    /^(?:[efz]?grep|rg|cmp|diff)$/.test(name) &&
    node.args.some(({ text }) => /^-\w*[qs]|^--(?:quiet|silent|brief)$/.test(text))
  )
}
