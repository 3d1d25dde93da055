/** Commands within words: `$(…)`, `<(…)`, and texts that are handed to a shell as one word. */
import { parseShell, partsOf, type TestExpression, type Word, type WordPart } from '../../../parse/shell.ts'
import { placed, sourceIn, type Frame, type Source } from './frame.ts'
import type { Position } from './position.ts'
import { branchOf } from './scope.ts'
import { plainOf } from './text.ts'
import type { Field } from './words.ts'

const DEEPEST = 8

export function readSubstitutions(word: Word, frame: Frame, position: Position): void {
  if (/\$\(|`|<\(|>\(/.test(word.text)) readParts(partsOf(word), frame, position)
}

export function readParts(parts: readonly WordPart[], outer: Frame, position: Position): void {
  for (const part of parts) {
    if (part.type === 'DoubleQuoted' || part.type === 'LocaleString') readParts(part.parts, outer, position)
    if ((part.type !== 'CommandExpansion' && part.type !== 'ProcessSubstitution') || !part.script) continue
    const { commands, source } = part.script
    // Between escaped backticks the script was decoded first, and has no offsets of its own.
    const own = source === undefined ? outer.source : sourceIn(source, placed(outer, part))
    outer.walk.list(commands, { ...outer, source: own, scope: branchOf(outer.scope) }, position)
  }
}

export function readTestWords(test: TestExpression, frame: Frame, { isConditional }: Position): void {
  const position: Position = { ifFalse: 'lost', isConditional }
  const open: TestExpression[] = [test]
  for (let next = open.pop(); next; next = open.pop()) {
    if (next.type === 'TestUnary') readSubstitutions(next.operand, frame, position)
    else if (next.type === 'TestGroup') open.push(next.expression)
    else if (next.type === 'TestNot') open.push(next.operand)
    else if (next.type === 'TestLogical') open.push(...next.operands)
    else for (const word of [next.left, next.right]) readSubstitutions(word, frame, position)
  }
}

/** `bash -c '…'`, `eval '…'`: the text as a script of its own, in a shell of its own or in this one. */
export function readText(field: Field, outer: Frame, position: Position, isOwnShell: boolean): void {
  const text = plainOf(field.text)
  if (text === undefined || outer.depth >= DEEPEST) return
  const parsed = parseShell(text)
  const scope = isOwnShell ? branchOf(outer.scope) : outer.scope
  const source = { ...sourceOf(field, outer, text), text: parsed.text }
  outer.walk.list(parsed.script.commands, { ...outer, source, scope, depth: outer.depth + 1 }, position)
}

function sourceOf({ literal, span }: Field, { source }: Frame, text: string): Source {
  if (!literal) return sourceIn(text, span)
  return { text, place: ([start, end]) => source.place([literal[0] + start, literal[0] + end]) }
}
