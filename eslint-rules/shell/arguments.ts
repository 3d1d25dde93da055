/** Words of a command as far as their text alone tells what the command gets. */
import type { Field } from '../../src/engine/facts/programs/shell/words.ts'
import type { Span } from '../../src/engine/model/range.ts'
import { partsOf, type CommandArgument, type WordPart } from '../../src/engine/parse/shell.ts'

/** A word of a command; a field to `unwrap` and `readArguments`. */
export interface Argument extends Field {
  /** As written, quotes and all. */
  readonly source: string
  /** What the command gets; undefined where an expansion decides it. */
  readonly value: string | undefined
  /** The whole word, quotes and all, in the text. */
  readonly whole: Span
  /** A pattern that the shell completes with the names of files. */
  readonly hasGlob: boolean
  readonly node: CommandArgument
}

/** No quotes, expansions, patterns: the word is its value. */
const PLAIN = /^[\w./:=@%+,-]*$/

export function argumentOf(node: CommandArgument, source: string, whole: Span): Argument {
  if (PLAIN.test(source))
    return {
      source,
      value: source,
      whole,
      hasGlob: false,
      node,
      text: [source],
      lead: source,
      isMany: false,
      span: whole,
    }
  const word = node.type === 'Word' ? node : node.value.type === 'Word' ? node.value : undefined
  const found: Reading = {
    lead: node.type === 'Word' ? '' : `${node.name}=`,
    isConstant: true,
    isMany: false,
    hasGlob: false,
  }
  if (word) for (const part of partsOf(word)) readPart(part, false, found)
  else found.isConstant = false
  const isHome = source.startsWith('~')
  const value = found.isConstant && !isHome ? found.lead : undefined
  const isQuoted = word === node && /^(["'])[^]*\1$/.test(source) && partsOf(word).length === 1
  return {
    source,
    value,
    whole,
    hasGlob: found.hasGlob,
    node,
    text: value === undefined ? null : [value],
    lead: found.lead,
    isMany: found.isMany,
    span: isQuoted ? [whole[0] + 1, whole[1] - 1] : whole,
  }
}

interface Reading {
  lead: string
  isConstant: boolean
  isMany: boolean
  hasGlob: boolean
}

function readPart(part: WordPart, isQuoted: boolean, into: Reading): void {
  switch (part.type) {
    case 'Literal':
    case 'SingleQuoted':
    case 'AnsiCQuoted':
      if (into.isConstant) into.lead += part.value
      return
    case 'DoubleQuoted':
    case 'LocaleString':
      for (const child of part.parts) readPart(child, true, into)
      return
    case 'Glob':
    case 'ExtendedGlob':
    case 'BraceExpansion':
      into.hasGlob = true
      break
    case 'SimpleExpansion':
    case 'ParameterExpansion':
    case 'CommandExpansion':
    case 'ArithmeticExpansion':
    case 'ProcessSubstitution':
      break
  }
  into.isConstant = false
  into.isMany ||= !isQuoted
}
