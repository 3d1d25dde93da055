/** `a && b || c`: what each command's failure and success lead to. */
import type { AndOr, CommandNode, Pipeline } from '../../../parse/shell.ts'
import { hold, release } from './emit.ts'
import { failureBehind, isFailing } from './endings.ts'
import { placed, type Frame } from './frame.ts'
import { bothPresent, eitherPresent, NOTHING, type Failure, type Position, type Presence } from './position.ts'
import { isQuestion } from './questions.ts'

interface Ends {
  /** What becomes of the program where a command before the last fails, and nobody takes it up. */
  readonly ifBroken: Failure
  /** Nothing stands beside the chain: a question in it is what its author wants answered. */
  readonly isOnly: boolean
}

export function readChain({ commands, operators }: AndOr, frame: Frame, whole: Position, ends: Ends): Presence {
  const failures = failuresOf(commands, operators, frame, whole, ends)
  const presences: Presence[] = []
  const lastBoth = operators.lastIndexOf('&&')
  let isChosen = false
  let present: string[] = []
  for (const [at, command] of commands.entries()) {
    const before = operators[at - 1]
    const isHandler = before === '||'
    const last = presences.at(-1) ?? NOTHING
    if (isHandler) {
      release(frame, present)
      present = []
      isChosen = false
      frame.held.push(...last.ifTrue)
    } else if (before === '&&') {
      present.push(...last.ifTrue)
      hold(frame, last.ifTrue)
      frame.held.push(...last.ifFalse)
    }
    if (isHandler) hold(frame, last.ifFalse)
    // `[ -f a ] || [ -f b ]` asks once, and neither file decides alone.
    const isEither = isHandler && isQuestion(commands[at - 1]!, frame) && isQuestion(command, frame)
    const ifFalse = isEither ? 'selects' : failures[at]!
    presences.push(
      frame.walk.node(command, frame, {
        ifFalse,
        isConditional: whole.isConditional || (isHandler && !isEither) || isChosen,
        ...failsIfTrue(at),
      }),
    )
    if (isHandler) release(frame, last.ifFalse)
    // `[ "$CI" ] && …` chooses; a command that the program fails with does not.
    if (operators[at] === '&&' && ifFalse !== 'fails' && isQuestion(command, frame)) isChosen = true
  }
  release(frame, present)
  if (operators.every((operator) => operator === '&&')) return bothPresent(presences)
  return operators.every((operator) => operator === '||') ? eitherPresent(presences) : NOTHING

  function failsIfTrue(at: number): Pick<Position, 'failsIfTrue'> {
    if (operators[at] === '&&' && isFailing(commands[at + 1], frame))
      return { failsIfTrue: placed(frame, commands[at]!) }
    const { failsIfTrue } = whole
    return failsIfTrue && at > lastBoth ? { failsIfTrue } : {}
  }
}

/** From the right, since the next `||` takes up whatever fails before it. */
function failuresOf(
  commands: readonly (CommandNode | Pipeline)[],
  operators: AndOr['operators'],
  frame: Frame,
  whole: Position,
  { ifBroken, isOnly }: Ends,
): Failure[] {
  const failures: Failure[] = []
  let taken: Failure | undefined
  for (let at = commands.length - 1; at >= 0; at--) {
    if (operators[at] === '||') {
      const operatorAt = frame.source.text.indexOf('||', commands[at]!.end)
      taken = failureBehind(commands[at + 1]!, operatorAt, frame)
    }
    const isLast = at === commands.length - 1
    // `grep -q draft plan.md && exit 1` is not meant to end the program where nothing is found.
    const isWarning = operators[at] === '&&' && isFailing(commands[at + 1], frame)
    const isChoice = !isOnly && isQuestion(commands[at]!, frame)
    failures[at] = taken ?? (isLast ? whole.ifFalse : isWarning || isChoice ? 'lost' : ifBroken)
  }
  return failures
}
