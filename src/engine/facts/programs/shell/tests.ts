/** `test -f x`, `[ … ]` and `[[ … ]]`: which files are asked for, and what their absence leads to. */
import type { TestExpression } from '../../../parse/shell.ts'
import { probe } from './emit.ts'
import type { Frame } from './frame.ts'
import {
  bothPresent,
  eitherPresent,
  negated,
  NOTHING,
  partOfBoth,
  partOfEither,
  reversed,
  type Position,
  type Presence,
} from './position.ts'
import { spanOf, valueOf, type Field } from './words.ts'

/** Is there, and is a file, a directory, not empty, readable, writable, executable, a link. */
const ON_FILES = /^-[efdsrwxhL]$/

/** `! ! -f x`; nobody asks in more words than these. */
const LONGEST = 5

export function askTest(test: TestExpression, frame: Frame, position: Position): Presence {
  switch (test.type) {
    case 'TestUnary': {
      if (!ON_FILES.test(test.operator)) return NOTHING
      const { text, origin } = valueOf(test.operand, frame)
      return there(probe(frame, { text, span: origin ?? spanOf(test.operand, frame) }, position))
    }
    case 'TestNot': {
      const isNegated = test.negations.length % 2 === 1
      const span = frame.source.place([test.pos, test.end])
      if (!isNegated) return askTest(test.operand, frame, position)
      return reversed(askTest(test.operand, frame, negated(position, span)))
    }
    case 'TestGroup':
      return askTest(test.expression, frame, position)
    case 'TestLogical': {
      const isBoth = test.operator === '&&'
      const part = isBoth ? partOfBoth(position) : partOfEither(position)
      const parts = test.operands.map((operand) => askTest(operand, frame, part))
      return isBoth ? bothPresent(parts) : eitherPresent(parts)
    }
    case 'TestBinary':
      return NOTHING
  }
}

/** The same of `test` and `[`, whose words are told apart only when it runs. */
export function askWords(fields: readonly Field[], frame: Frame, position: Position): Presence {
  const words = fields.at(-1)?.lead === ']' ? fields.slice(0, -1) : fields
  const either = split(words, '-o')
  if (either.length > 1) return eitherPresent(either.map((part) => askBoth(part, frame, partOfEither(position))))
  return askBoth(words, frame, position)
}

function askBoth(fields: readonly Field[], frame: Frame, position: Position): Presence {
  const both = split(fields, '-a')
  if (both.length > 1) return bothPresent(both.map((part) => askOne(part, frame, partOfBoth(position))))
  return askOne(fields, frame, position)
}

function askOne(fields: readonly Field[], frame: Frame, position: Position): Presence {
  if (fields.length > LONGEST) return NOTHING
  const [first, ...others] = fields
  if (first?.lead === '!' && others.length > 0) {
    const span = [first.span[0], Math.max(first.span[1], others.at(-1)!.span[1])] as const
    return reversed(askOne(others, frame, negated(position, span)))
  }
  const [operand] = others
  if (others.length !== 1 || !ON_FILES.test(first!.lead)) return NOTHING
  return there(probe(frame, operand!, position))
}

function split(fields: readonly Field[], operator: string): Field[][] {
  const parts: Field[][] = [[]]
  for (const [at, field] of fields.entries()) {
    if (at > 0 && field.lead === operator) parts.push([])
    else parts.at(-1)!.push(field)
  }
  return parts
}

function there(keys: readonly string[]): Presence {
  return { ifTrue: keys, ifFalse: [] }
}
