import type { Language, SuppressionFact } from '../model/facts.ts'
import { positionAt } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { nodesOf, sourceOf, type Page } from './page.ts'

const DIRECTIVE = /throughline-disable-(next-line|file)\b([^\n]*?)(?=-->|\*\/|\n|$)/g

/** `<!-- throughline-disable-next-line rule/id, other/id -- reason -->`, or the same in an MDX comment. */
export function extractSuppressions(page: Page): SuppressionFact[] {
  if (!page.text.includes('throughline-disable-')) return []
  const suppressions: SuppressionFact[] = []
  for (const type of [Node.html, Node.mdxFlowExpression, Node.mdxTextExpression]) {
    for (const node of nodesOf(page, type)) {
      const source = sourceOf(page, node)
      const isComment = type === Node.html ? source.startsWith('<!--') : /^\{\s*\/\*/.test(source)
      if (!isComment) continue
      readDirectives(page.text, page.lineStarts, page.tree.start[node]!, source, suppressions)
    }
  }
  return suppressions.sort((a, b) => a.span[0] - b.span[0])
}

/** The same at the start of comments of YAML, shell and make (`# throughline-disable-next-line …`) and of JavaScript (`// …`). */
export function extractCommentSuppressions(
  text: string,
  lineStarts: readonly number[],
  language: Language,
): SuppressionFact[] {
  const suppressions: SuppressionFact[] = []
  if (!text.includes('throughline-disable-') || language === 'json' || language === 'package') return suppressions
  const comment =
    language === 'javascript' || language === 'typescript'
      ? /^[ \t]*(?:\/\/|\/?\*\*?)[ \t]*throughline-disable-.*$/gm
      : /^[ \t]*#[ \t]*throughline-disable-.*$/gm
  for (const match of text.matchAll(comment)) readDirectives(text, lineStarts, match.index, match[0], suppressions)
  return suppressions
}

function readDirectives(
  text: string,
  lineStarts: readonly number[],
  base: number,
  source: string,
  into: SuppressionFact[],
): void {
  for (const match of source.matchAll(DIRECTIVE)) {
    const scope = match[1] as SuppressionFact['scope']
    const rest = match[2]!
    const dash = /(?:^|\s)(?:--|—|–)(?:\s|$)/.exec(rest)
    const names = dash ? rest.slice(0, dash.index) : rest
    const reason = dash ? rest.slice(dash.index + dash[0].length).trim() : ''
    const start = base + match.index
    const namesStart = start + match[0].length - rest.length
    const ruleIds = [...names.matchAll(/[^\s,]+/g)].map((name): SuppressionFact['ruleIds'][number] => ({
      id: name[0],
      span: [namesStart + name.index, namesStart + name.index + name[0].length],
    }))
    into.push({
      scope,
      ruleIds,
      reason,
      span: [start, start + match[0].trimEnd().length],
      line: scope === 'file' ? 0 : lineBehind(text, lineStarts, base + source.length),
    })
  }
}

/** The first line behind an offset that is not blank: formatters put a blank line between a comment and what follows. */
function lineBehind(text: string, lineStarts: readonly number[], offset: number): number {
  let line = positionAt(lineStarts, offset).line + 1
  while (line < lineStarts.length && text.slice(lineStarts[line - 1], lineStarts[line]).trim() === '') line++
  return line
}
