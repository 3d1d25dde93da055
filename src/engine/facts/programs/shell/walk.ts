/** The statements of a script, in the order in which they run. */
import type { If, Pipeline, Case, For, CompoundList, ShellCommand, Statement } from '../../../parse/shell.ts'
import { readChain } from './chain.ts'
import { readCommand } from './command.ts'
import { hold, release } from './emit.ts'
import { isEnding, isFailing, nameOf } from './endings.ts'
import { placed, withScope, type Frame } from './frame.ts'
import { negated, NOTHING, reversed, type Position, type Presence } from './position.ts'
import { readRedirects } from './redirects.ts'
import { branchOf, merge, type Item, type Scope } from './scope.ts'
import { fieldsOf } from './words.ts'
import { askTest } from './tests.ts'
import { readSubstitutions, readTestWords } from './inner.ts'

/** Words of one loop that are looked at each for itself. */
const MOST_ROUNDS = 200

export function readList(statements: readonly Statement[], outer: Frame, position: Position): Presence {
  const frame = { ...outer, held: [] }
  const isHandled = position.ifFalse === 'selects' || typeof position.ifFalse !== 'string'
  let presence = NOTHING
  let count = 0
  for (const [at, { command }] of statements.entries()) {
    if (isExhausted(frame)) break
    const isLast = at === statements.length - 1
    // `set -e` is off where somebody looks at how the list ends.
    const otherwise = frame.scope.isStrict && !isHandled ? 'fails' : 'lost'
    const own: Position =
      isLast && position.ifFalse !== 'lost' ? position : { ifFalse: otherwise, isConditional: position.isConditional }
    presence =
      command.type === 'AndOr'
        ? readChain(command, frame, own, { ifBroken: isLast ? own.ifFalse : 'lost', isOnly: statements.length === 1 })
        : readNode(command, frame, own)
    hold(frame, frame.held.slice(count))
    count = frame.held.length
    if (isLeaving(command)) break
  }
  release(frame, frame.held)
  return presence
}

/** Statements that loops and calls may add to the script's own: calls of calls, and loops in loops, multiply. */
const MOST_REPEATS = 30_000

function isExhausted({ walk, isRepeated }: Frame): boolean {
  return isRepeated && ++walk.repeats > MOST_REPEATS
}

/** What stands behind it never runs. */
function isLeaving(command: ShellCommand): boolean {
  const name = nameOf(command)
  return (
    name === 'exit' || name === 'return' || (name === 'exec' && command.type === 'Command' && command.args.length > 0)
  )
}

export function readNode(node: ShellCommand | CompoundList, frame: Frame, position: Position): Presence {
  switch (node.type) {
    case 'Command':
      return readCommand(node, frame, position)
    case 'Pipeline':
      return readPipeline(node, frame, position)
    case 'AndOr':
      return readChain(node, frame, position, { ifBroken: position.ifFalse, isOnly: true })
    case 'If':
      return readIf(node, frame, position)
    case 'For':
      return readFor(node, frame, position)
    case 'While': {
      const asked = readList(node.clause.commands, frame, { ifFalse: 'selects', isConditional: position.isConditional })
      const kept = node.kind === 'while' ? asked.ifTrue : asked.ifFalse
      return readBranch(node.body, frame, kept)
    }
    case 'ArithmeticFor':
    case 'Select':
      return readBranch(node.body, frame, [])
    case 'Case':
      return readCase(node, frame)
    case 'Subshell':
      return readList(node.body.commands, withScope(frame, branchOf(frame.scope)), position)
    case 'BraceGroup':
      return readList(node.body.commands, frame, position)
    case 'CompoundList':
      return readList(node.commands, frame, position)
    case 'Redirected':
      readRedirects(node.redirects, frame, position)
      return readNode(node.command, frame, position)
    case 'Function':
      frame.walk.functions.set(node.name.value, { node, source: frame.source })
      return NOTHING
    case 'Coproc':
      return readNode(node.body, withScope(frame, branchOf(frame.scope)), position)
    case 'TestCommand':
      readTestWords(node.expression, frame, position)
      return askTest(node.expression, frame, position)
    case 'ArithmeticCommand':
      return NOTHING
  }
}

function readPipeline({ commands, prefixes }: Pipeline, frame: Frame, position: Position): Presence {
  const negations = prefixes.filter(({ type }) => type === 'Negation')
  const isNegated = negations.length % 2 === 1
  const own = isNegated ? negated(position, placed(frame, negations[0]!)) : position
  let presence = NOTHING
  if (commands.length === 1) presence = readNode(commands[0]!, frame, own)
  // Each of several runs in a shell of its own; what the first ones lack, the last one does not get.
  else for (const command of commands) readNode(command, withScope(frame, branchOf(frame.scope)), own)
  return isNegated ? reversed(presence) : presence
}

function readIf(node: If, frame: Frame, position: Position): Presence {
  const arms = [node, ...node.elif]
  const isElseFailing = isFailing(node.else, frame)
  const scopes: Scope[] = []
  const held: string[] = []
  let isConditional = position.isConditional
  for (const [at, { clause, then }] of arms.entries()) {
    const isThenFailing = isFailing(then, frame)
    const isLast = at === arms.length - 1
    const fails = isLast && isElseFailing
    const asked = readList(clause.commands, frame, {
      ifFalse: fails ? 'fails' : 'selects',
      isConditional,
      ...(isThenFailing && !fails && { failsIfTrue: placed(frame, clause) }),
    })
    hold(frame, asked.ifTrue)
    read(then, isConditional || !fails)
    release(frame, asked.ifTrue)
    hold(frame, asked.ifFalse)
    held.push(...asked.ifFalse)
    // Where the program ends otherwise, what comes next is no choice.
    isConditional ||= !isThenFailing
  }
  if (node.else) read(node.else, isConditional)
  else scopes.push(branchOf(frame.scope))
  release(frame, held)
  frame.held.push(...held)
  if (scopes.length > 0) merge(frame.scope, scopes)
  return NOTHING

  function read(list: CompoundList, isChosen: boolean): void {
    const scope = branchOf(frame.scope)
    readList(list.commands, withScope(frame, scope), { ...position, isConditional: isChosen })
    if (!isEnding(list)) scopes.push(scope)
  }
}

function readFor({ name, wordlist, body }: For, frame: Frame, position: Position): Presence {
  for (const word of wordlist ?? [])
    readSubstitutions(word, frame, { ifFalse: 'lost', isConditional: position.isConditional })
  const fields = (wordlist ?? [])
    .slice(0, MOST_ROUNDS)
    .flatMap((word) => fieldsOf(word, frame))
    .slice(0, MOST_ROUNDS)
  const rounds: (Item | null)[] = fields.flatMap(({ text, span }) => (text === null ? [] : [{ text, origin: span }]))
  // It is not known whether there is a round at all, and what its word is.
  if (fields.some(({ text }) => text === null) || rounds.length === 0) rounds.push(null)
  if (frame.walk.repeats > MOST_REPEATS) return NOTHING
  const scopes = rounds.map((item) => {
    const scope = branchOf(frame.scope)
    scope.names.set(name.value, item && [item])
    const inner = { ...frame, scope, isRepeated: frame.isRepeated || rounds.length > 1 }
    readList(body.commands, inner, { ifFalse: 'lost', isConditional: position.isConditional || item === null })
    return scope
  })
  merge(frame.scope, [branchOf(frame.scope), ...scopes])
  return NOTHING
}

function readCase({ word, items }: Case, frame: Frame): Presence {
  readSubstitutions(word, frame, { ifFalse: 'lost', isConditional: false })
  const scopes: Scope[] = []
  for (const { pattern, body } of items) {
    const scope = branchOf(frame.scope)
    readList(body.commands, withScope(frame, scope), { ifFalse: 'lost', isConditional: true })
    if (!isEnding(body)) scopes.push(scope)
    if (pattern.some(({ text }) => text === '*')) {
      if (scopes.length > 0) merge(frame.scope, scopes)
      return NOTHING
    }
  }
  merge(frame.scope, [branchOf(frame.scope), ...scopes])
  return NOTHING
}

/** A body that may never run. */
function readBranch(body: CompoundList, frame: Frame, keys: readonly string[]): Presence {
  const scope = branchOf(frame.scope)
  hold(frame, keys)
  readList(body.commands, withScope(frame, scope), { ifFalse: 'lost', isConditional: true })
  release(frame, keys)
  merge(frame.scope, [branchOf(frame.scope), scope])
  return NOTHING
}
