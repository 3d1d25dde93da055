import type { Language, SuppressionFact } from '../model/facts.ts'
import { lineStartsOf, positionAt, type Span } from '../model/range.ts'
import { spanInFile, type ShellFact } from '../model/shell.ts'
import { Node } from '../parse/markdown.ts'
import { commentsIn } from '../parse/shell-comments.ts'
import { nodesOf, sourceOf, type Page } from './page.ts'

/** Most texts do not hold it, and are not looked at any further. */
const MARK = 'throughline-disable-'

/** A comment of shell, make, YAML or JavaScript. */
const IS_DIRECTIVE = /^(?:#|\/\/|\/?\*\*?)[ \t]*throughline-disable-/

const DIRECTIVE = /throughline-disable-(next-line|file)\b([^\n]*?)(?=-->|\*\/|\n|$)/g

/**
 * `<!-- throughline-disable-next-line rule/id, other/id -- reason -->`, or the same in an MDX comment; before a block of code
 * it silences the block. `# …` within shell silences the line behind it.
 */
export function extractSuppressions(page: Page, shell: readonly ShellFact[] = []): SuppressionFact[] {
  if (!page.text.includes(MARK)) return []
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
  const inShell = shell.flatMap((fact) =>
    fact.text.includes(MARK) ? shellSuppressions(page.text, page.lineStarts, fact) : [],
  )
  return [...inBlocks, ...inShell].sort((a, b) => a.span[0] - b.span[0])
}

function lineOf(page: Page, offset: number): number {
  return positionAt(page.lineStarts, offset).line
}

function shellSuppressions(text: string, lineStarts: readonly number[], fact: ShellFact): SuppressionFact[] {
  const own = lineStartsOf(fact.text)
  return suppressionsIn(fact.text, own, commentsIn(fact.text)).map((found) => {
    const place = (span: Span) => spanInFile(fact, span)
    const span = place(found.span)
    const target = own[found.line - 1]
    return {
      ...found,
      ruleIds: found.ruleIds.map(({ id, span }) => ({ id, span: place(span) })),
      span,
      line:
        found.scope === 'file'
          ? 0
          : target !== undefined && target < fact.text.length
            ? positionAt(lineStarts, place([target, fact.text.length])[0]).line
            : // To a recipe, each of its lines is a text of its own.
              lineBehind(text, lineStarts, span[1]),
    }
  })
}

/**
 * The same in comments of shell (`# throughline-disable-next-line …`), and at the start of a line in those of YAML and make,
 * and of JavaScript (`// …`). `shell`: what the text hands to a shell; there only a comment of the shell is one.
 */
export function extractCommentSuppressions(
  text: string,
  lineStarts: readonly number[],
  language: Language,
  shell: readonly ShellFact[] = [],
): SuppressionFact[] {
  if (!text.includes(MARK) || language === 'json') return []
  if (language === 'shell') return suppressionsIn(text, lineStarts, commentsIn(text))
  const inShell = shell.flatMap((fact) => (fact.text.includes(MARK) ? shellSuppressions(text, lineStarts, fact) : []))
  const comments = language === 'package' ? [] : lineCommentsIn(text, language, shell)
  return [...suppressionsIn(text, lineStarts, comments), ...inShell].sort((a, b) => a.span[0] - b.span[0])
}

function lineCommentsIn(text: string, language: Language, shell: readonly ShellFact[]): Span[] {
  const isScript = language === 'javascript' || language === 'typescript'
  const comment = isScript
    ? /^[ \t]*(\/\/|\/?\*\*?)[ \t]*throughline-disable-.*$/gm
    : /^[ \t]*(#)[ \t]*throughline-disable-.*$/gm
  const inShell = new Uint8Array(text.length)
  if (!isScript)
    for (const { stretches } of shell)
      for (let at = 0; at < stretches.length; at += 3)
        inShell.fill(1, stretches[at + 1], stretches[at + 1]! + stretches[at + 2]!)
  return [...text.matchAll(comment)].flatMap(({ index, 0: line, 1: sign }): Span[] => {
    const start = index + line.indexOf(sign!)
    return inShell[start] ? [] : [[start, index + line.length]]
  })
}

/** What comments of a text silence that begin with it; each goes from its sign to the end of its line. */
export function suppressionsIn(
  text: string,
  lineStarts: readonly number[],
  comments: readonly Span[],
): SuppressionFact[] {
  const suppressions: SuppressionFact[] = []
  for (const [start, end] of comments) {
    const source = text.slice(start, end)
    if (IS_DIRECTIVE.test(source)) readDirectives(text, lineStarts, start, source, suppressions)
  }
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
