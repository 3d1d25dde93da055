/** A string, a template or a sum of them, as parts that stand in the file one behind the other. */
import type { Node } from '../../parse/script.ts'
import type { ShellFact } from '../../model/shell.ts'
import type { Span } from '../../model/range.ts'
import { scriptStringSource } from '../programs/shell-source.ts'
import { UNKNOWN } from '../programs/shell/text.ts'
import { factOf, stretchesOf } from './stretches.ts'

export interface StringPart {
  /** Undefined for what only the running program knows. */
  readonly text: string | undefined
  /** Without quotes. */
  readonly span: Span
  readonly quote: string
}

/** What a string of each sort takes for its end, an escape or an expression. */
const GUARDED = new Map([
  ['"', '"\\'],
  ["'", "'\\"],
  ['`', '`\\$'],
])

/** Of one expression, or of several with a space between. Undefined where no part is written out. */
export function stringParts(...nodes: readonly Node[]): readonly StringPart[] | undefined {
  const parts = nodes.flatMap((node, at): StringPart[] => {
    const end = nodes[at - 1]?.end ?? 0
    return at === 0 ? partsOf(node) : [{ text: ' ', span: [end, end], quote: '' }, ...partsOf(node)]
  })
  return parts.some(({ text }) => text !== undefined && text.trim() !== '') ? parts : undefined
}

function partsOf(node: Node): StringPart[] {
  const [start, end] = [node.start ?? 0, node.end ?? 0]
  switch (node.type) {
    case 'StringLiteral':
      return [{ text: node.value, span: [start + 1, end - 1], quote: '"' }]
    case 'TemplateLiteral':
      return node.quasis.flatMap(({ value, start: from, end: to }, at): StringPart[] => {
        const own: StringPart = { text: value.cooked ?? value.raw, span: [from ?? 0, to ?? 0], quote: '`' }
        const next = node.quasis[at + 1]
        // From `${` to `}`.
        return next ? [own, { text: undefined, span: [own.span[1], next.start ?? 0], quote: '`' }] : [own]
      })
    case 'BinaryExpression':
      if (node.operator === '+') return [...partsOf(node.left), ...partsOf(node.right)]
      return [{ text: undefined, span: [start, end], quote: '' }]
    case 'ParenthesizedExpression':
      return partsOf(node.expression)
    default:
      return [{ text: undefined, span: [start, end], quote: '' }]
  }
}

export function shellOfParts(file: string, parts: readonly StringPart[]): ShellFact[] {
  const texts: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const guarded = new Set(UNKNOWN)
  for (const { text, span, quote } of parts) {
    const source =
      text === undefined ? { text: UNKNOWN, starts: [span[0]], ends: [span[1]] } : scriptStringSource(file, span, text)
    texts.push(source.text)
    for (const start of source.starts) starts.push(start)
    for (const end of source.ends) ends.push(end)
    const mark = quote === '"' ? file.charAt(span[0] - 1) : quote
    for (const character of GUARDED.get(mark) ?? '') guarded.add(character)
  }
  const text = texts.join('')
  return factOf('string', { text, stretches: stretchesOf(file, { text, starts, ends }) }, [...guarded].join(''))
}
