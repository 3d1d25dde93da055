/** Comments of shell text. Only real ones: `#` in quotes and here-documents is text. */
import type { Span } from '../model/range.ts'
import { maskPlaceholders } from './placeholders.ts'
import { parseAround } from './shell-around.ts'
import { forEachChild, type ParsedScript, type Script, type SyntaxNode } from './shell.ts'

const COMMENT = /(?<=^|[\s;&|()])#[^\r\n]*/gm

/** Each from its `#` to the end of its line. Never throws; of what does not parse, the rest has its comments. */
export function commentsIn(text: string): Span[] {
  return text.includes('#') ? commentsOf(text, parseAround(maskPlaceholders(text).text).parsed.script) : []
}

/** The same where the tree of the text is there already. */
export function commentsOf(text: string, script: ParsedScript): Span[] {
  if (!text.includes('#')) return []
  const words = wordsIn(text, script)
  return [...text.matchAll(COMMENT)]
    .filter(({ index }) => words[index] === 0)
    .map(({ index, 0: found }) => [index, index + found.length])
}

/** 1 for each character that is a part of a word or a here-document; between the signs of a substitution it is shell again. */
function wordsIn(text: string, script: ParsedScript): Uint8Array {
  const marks = new Uint8Array(text.length)
  const open: SyntaxNode[] = [script]
  for (let node = open.pop(); node; node = open.pop()) {
    const children = childrenOf(node)
    if (WORDS.has(node.type)) marks.fill(1, node.pos, node.end)
    else if (SUBSTITUTIONS.has(node.type) && children.some((inner) => childrenOf(inner).length > 0))
      marks.fill(0, node.pos + 1, node.end - 1)
    open.push(...children.reverse())
  }
  return marks
}

/** A script that was decoded before it was parsed has none: they stand in another text. */
function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = []
  if (node.type === 'Script' && (node as Script).source !== undefined) return children
  forEachChild(node, (child) => void children.push(child))
  return children
}

const WORDS: ReadonlySet<string> = new Set([
  'Word',
  'Assignment',
  'HereDocBody',
  'HereDocDelimiter',
  'ArithmeticCommand',
  'TestCommand',
] satisfies SyntaxNode['type'][])

const SUBSTITUTIONS: ReadonlySet<string> = new Set([
  'CommandExpansion',
  'ProcessSubstitution',
  'ArithmeticCommandExpansion',
] satisfies SyntaxNode['type'][])
