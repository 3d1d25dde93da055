/** Commands that start several scripts at once. */
import { has, readArguments } from './arguments.ts'
import { start } from './emit.ts'
import type { Frame } from './frame.ts'
import { readText } from './inner.ts'
import type { Position } from './position.ts'
import { plainOf } from './text.ts'
import type { Field } from './words.ts'

const ONE_AFTER_ANOTHER = new Set(['--max-parallel', '--npm-path'])

const CONCURRENTLY = new Set(
  (
    '-n --names -c --prefix-colors -p --prefix -m --max-processes -l --prefix-length -s --success -t --timestamp-format ' +
    '--restart-tries --restart-after --kill-signal --default-input-target --cwd --hide'
  ).split(' '),
)

/** npm-run-all, run-s and run-p by names; concurrently by names and commands. False where the command is another one. */
export function startSeveral(name: string, words: readonly Field[], frame: Frame, position: Position): boolean {
  const isConcurrently = name === 'concurrently' || name === 'conc'
  if (!isConcurrently && !/^(?:npm-run-all2?|run-[spz])$/.test(name)) return false
  const found = readArguments(words, { values: isConcurrently ? CONCURRENTLY : ONE_AFTER_ANOTHER })
  if (has(found, '--cwd')) return true
  for (const field of found.operands) {
    const plain = plainOf(field.text)
    const [, script] =
      (isConcurrently ? /^(?:npm|pnpm|yarn|bun):(\S+)$/ : /^([^\s-]\S*)(?:\s.*)?$/).exec(plain ?? '') ?? []
    if (script !== undefined)
      start(frame, 'package-script', { name: script, span: field.span }, frame.scope.directory, position)
    else if (isConcurrently) readText(field, frame, position, true)
  }
  return true
}
