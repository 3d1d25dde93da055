/** A command as it runs, with its name and arguments expanded → what it does. */
import { readArguments } from './arguments.ts'
import { runsOf } from './interpreters.ts'
import { readRunner } from './test-runners.ts'
import { startScripts } from './package-managers.ts'
import { startTargets } from './make.ts'
import { startSeveral } from './several-scripts.ts'
import { run } from './emit.ts'
import { useFiles, writeOutputs } from './files.ts'
import type { Frame } from './frame.ts'
import { readText } from './inner.ts'
import { NOTHING, type Position, type Presence } from './position.ts'
import { ARGUMENTS, branchOf, lookUp } from './scope.ts'
import { askWords } from './tests.ts'
import { enter, plainOf, type Text } from './text.ts'
import type { Field } from './words.ts'
import { unwrap } from './wrappers.ts'

const MOST_CALLS = 8
const MOST_WRAPPERS = 5

export function dispatch(given: readonly Field[], frame: Frame, position: Position): Presence {
  let fields = given
  for (let round = 0; round < MOST_WRAPPERS; round++) fields = unwrap(fields) ?? fields
  const [command, ...words] = fields
  if (!command) return NOTHING
  const name = nameOf(command)
  if (name === undefined) {
    if (command.text && !command.isMany) run(frame, command, position)
    return NOTHING
  }
  if (frame.walk.functions.has(name)) return call(name, words, frame, position)
  if (name === 'test' || name === '[') return askWords(words, frame, position)
  if (changeShell(name, words, frame, position)) return NOTHING
  writeOutputs(name, words, frame)
  if (useFiles(name, words, frame, position)) return NOTHING
  if (startTargets(name, command, words, frame, position)) return NOTHING
  const inner = startScripts(name, words, frame, position)
  if (inner === true) return NOTHING
  if (inner) return frame.depth < MOST_CALLS ? dispatch(inner, { ...frame, depth: frame.depth + 1 }, position) : NOTHING
  if (startSeveral(name, words, frame, position)) return NOTHING
  const isRun = runsOf(name, words, frame, position)
  readRunner(name, words, frame, position)
  if (!isRun && name.includes('/')) run(frame, command, position)
  return NOTHING
}

/** `/usr/bin/node` and `node_modules/.bin/vitest` are known by their last names. */
function nameOf({ text }: Field): string | undefined {
  return plainOf(text)?.replace(/^(?:\/usr)?(?:\/local)?\/bin\/|^(?:[\w./-]*\/)?node_modules\/\.bin\//, '')
}

/** What changes the shell itself; true where the command is known and done with. */
function changeShell(name: string, words: readonly Field[], frame: Frame, position: Position): boolean {
  const { scope } = frame
  switch (name) {
    case 'cd':
    case 'pushd':
      scope.directory = enter(scope.directory, directoryOf(words))
      return true
    case 'popd':
      scope.directory = null
      return true
    case 'set':
      readSet(words, frame)
      return true
    case 'shift': {
      const count = Number(words[0]?.lead ?? '1')
      const held = lookUp(scope, ARGUMENTS)
      if (held !== undefined) scope.names.set(ARGUMENTS, held && Number.isInteger(count) ? held.slice(count) : null)
      return true
    }
    case '.':
    case 'source':
      if (words[0]) run(frame, words[0], position)
      return true
    case 'eval':
      // Several words are joined first, and no longer stand anywhere as one.
      if (words.length === 1) readText(words[0]!, frame, position, false)
      return true
    case 'read':
    case 'mapfile':
    case 'readarray':
    case 'getopts':
    case 'unset':
      for (const { lead } of words) if (/^[A-Za-z_]\w*$/.test(lead)) scope.names.set(lead, null)
      return true
    case 'trap':
    case 'alias':
    case 'exit':
    case 'return':
      return true
    default:
      return false
  }
}

function directoryOf(words: readonly Field[]): Text | null {
  const [operand, ...others] = readArguments(words, { values: new Set() }).operands
  return operand && others.length === 0 && !operand.isMany ? operand.text : null
}

function readSet(words: readonly Field[], { scope }: Frame): void {
  for (const [at, { lead }] of words.entries()) {
    if (lead === '--') {
      scope.names.set(
        ARGUMENTS,
        words.slice(at + 1).map(({ text, span }) => ({ text, origin: span })),
      )
      return
    }
    const isStrict = /^-\w*e/.test(lead) || (lead === 'errexit' && words[at - 1]?.lead.startsWith('-'))
    if (isStrict) scope.isStrict = true
    if (/^\+\w*e/.test(lead)) scope.isStrict = false
  }
}

/** The body of a function, with the call's words as its arguments; names that it does not keep to itself stay. */
function call(name: string, words: readonly Field[], frame: Frame, position: Position): Presence {
  const { node, source } = frame.walk.functions.get(name)!
  if (frame.depth >= MOST_CALLS) return NOTHING
  const scope = branchOf(frame.scope)
  const isKnown = words.every(({ isMany }) => !isMany)
  scope.names.set(ARGUMENTS, isKnown ? words.map(({ text, span }) => ({ text, origin: span })) : null)
  const inner: Frame = {
    ...frame,
    scope,
    source,
    locals: new Set([ARGUMENTS]),
    returns: position.ifFalse,
    depth: frame.depth + 1,
    isRepeated: true,
  }
  const presence = frame.walk.node(node.body, inner, position)
  for (const [each, held] of scope.names) if (!inner.locals.has(each)) frame.scope.names.set(each, held)
  frame.scope.directory = scope.directory
  frame.scope.isStrict = scope.isStrict
  return presence
}
