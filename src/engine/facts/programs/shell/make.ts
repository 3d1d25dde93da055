/** `make verify`, `make -C docs check`. */
import { has, readArguments, valuesOf } from './arguments.ts'
import { read, start } from './emit.ts'
import type { Frame } from './frame.ts'
import type { Position } from './position.ts'
import { enter, plainOf } from './text.ts'
import type { Field } from './words.ts'

const VALUES = new Set(['-C', '--directory', '-f', '--file', '--makefile', '-I', '--include-dir', '-o', '-W', '-l'])

/** False where the command is another one. Without a target the first one is meant, whose name only its Makefile knows. */
export function startTargets(
  name: string,
  command: Field,
  words: readonly Field[],
  frame: Frame,
  position: Position,
): boolean {
  if (name !== 'make' && name !== 'gmake') return false
  const found = readArguments(words, { values: VALUES })
  const files = valuesOf(found, '-f', '--file', '--makefile')
  for (const field of files) read(frame, field, position)
  if (files.length > 0 || has(found, '-v', '--version', '-h', '--help')) return true
  let { directory } = frame.scope
  for (const { text } of valuesOf(found, '-C', '--directory')) directory = enter(directory, text)
  // The number behind `-j` may stand for itself.
  const targets = found.operands.filter(({ lead }) => !/^\w+[:?+]?=|^\d+$/.test(lead))
  for (const { text, span } of targets) {
    const target = plainOf(text)
    if (target) start(frame, 'make-target', { name: target, span }, directory, position)
  }
  if (targets.length === 0) start(frame, 'make-target', { name: '', span: command.span }, directory, position)
  return true
}
