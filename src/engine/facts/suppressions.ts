import type { Language, SuppressionFact } from '../model/facts.ts'
import { lineStartsOf, positionAt, type Span } from '../model/range.ts'
import { spanInFile, type ShellFact } from '../model/shell.ts'
import { Node } from '../parse/markdown.ts'
import { nodesOf, sourceOf, type Page } from './page.ts'

const DIRECTIVE = /throughline-disable-(next-line|file)\b([^\n]*?)(?=-->|\*\/|\n|$)/g

/**
 * `<!-- throughline-disable-next-line rule/id, other/id -- reason -->`, or the same in an MDX comment; before a block of code
 * it silences the block. `# …` within shell silences the line behind it.
 */
export function extractSuppressions(page: Page, shell: readonly ShellFact[] = []): SuppressionFact[] {
  if (!page.text.includes('throughline-disable-')) return []
  const suppressions: SuppressionFact[] = []
  const blocks = new Map(nodesOf(page, Node.code).map((node) => [lineOf(page, page.tree.start[node]!), node]))
  for (const type of [Node.html, Node.mdxFlowExpression, Node.mdxTextExpression]) {
    for (const node of nodesOf(page, type)) {
      const source = sourceOf(page, node)
      const isComment = type === Node.html ? source.startsWith('<!--') : /^\{\s*\/\*/.test(source)
      if (!isComment) continue
      readDirectives(page.text, page.lineStarts, page.tree.start[node]!, source, suppressions)
    }
  }
  const inBlocks = suppressions.map((suppression) => {
    const block = blocks.get(suppression.line)
    return block === undefined ? suppression : { ...suppression, lastLine: lineOf(page, page.tree.end[block]!) }
  })
  const inShell = shell.flatMap((fact) => shellSuppressions(page, fact))
  return [...inBlocks, ...inShell].sort((a, b) => a.span[0] - b.span[0])
}

function lineOf(page: Page, offset: number): number {
  return positionAt(page.lineStarts, offset).line
}

function shellSuppressions(page: Page, fact: ShellFact): SuppressionFact[] {
  const lineStarts = lineStartsOf(fact.text)
  return extractCommentSuppressions(fact.text, lineStarts, 'shell').map((found) => {
    const place = (span: Span) => spanInFile(fact, span)
    const [target] = place([lineStarts[found.line - 1] ?? fact.text.length, fact.text.length])
    return {
      ...found,
      ruleIds: found.ruleIds.map(({ id, span }) => ({ id, span: place(span) })),
      span: place(found.span),
      line: found.scope === 'file' ? 0 : lineOf(page, target),
    }
  })
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
