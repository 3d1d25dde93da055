/** Fences of a page → what a reader would paste from them into a shell. */
import type { ShellFact } from '../../model/shell.ts'
import type { Span } from '../../model/range.ts'
import type { MarkdownTree } from '../../parse/markdown.ts'
import { addLine, lineEndAt, linesOf, nextLineAt } from './lines.ts'
import { factOf, openShell } from './stretches.ts'
import { beginsWithPrompt, transcriptOf } from './transcript.ts'

const SHELL = new Set(['bash', 'sh', 'shell', 'zsh', 'shellscript'])
const TRANSCRIPT = new Set(['console', 'shell-session', 'shellsession', 'sh-session', 'terminal'])

/** The language is the first word behind the fence: `bash title="x"`, `bash{2}`, `{.bash .numbered}`. */
const OPENING = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?:\{ *\.)?([A-Za-z-]+)(?=[\s{},:]|$)/

/** A fence with any word behind it, whatever language that is; `{1,3}` and `title="x"` are none. */
const LABELLED = /^[ \t]*(?:`{3,}|~{3,})[ \t]*(?!\{ *[^.\s]|[\w-]+=)[^`~\s]/

/** A fence with nothing between its two lines, in quotes or out of them. */
const EMPTY = /^[ \t]*(`{3,}|~{3,})[^\r\n]*[\s>]*(?:\1[`~]*\s*)?$/

/** `codes` are the nodes of code blocks. */
export function shellInFences(file: string, tree: MarkdownTree, codes: readonly number[]): ShellFact[] {
  const facts = codes.flatMap((node): ShellFact[] => {
    const start = tree.start[node]!
    const language = OPENING.exec(file.slice(start, lineEndAt(file, start)))?.[1]?.toLowerCase()
    if (language === undefined || !(SHELL.has(language) || TRANSCRIPT.has(language))) return []
    const own = verbatimIn(file, tree, node)
    const content = own ? file.slice(...own) : tree.codeOf(node)
    if (TRANSCRIPT.has(language) || beginsWithPrompt(content)) return transcriptOf(file, linesOf(file, start, content))
    return own
      ? factOf('fence', { text: content, stretches: [0, own[0], content.length] })
      : fenceOf(file, start, content)
  })
  if (facts.length === 0) return []
  const unlabelled = lastUnlabelled(file, tree, codes)
  return facts
    .map((fact) => (fact.stretches[1]! < unlabelled ? { ...fact, isBeforeUnlabelled: true as const } : fact))
    .sort((a, b) => a.stretches[1]! - b.stretches[1]!)
}

/** Where the last block starts that has no language and some content; -1 where there is none. */
function lastUnlabelled(file: string, tree: MarkdownTree, codes: readonly number[]): number {
  let last = -1
  for (const node of codes) {
    const start = tree.start[node]!
    if (start < last || LABELLED.test(file.slice(start, lineEndAt(file, start)))) continue
    if (!EMPTY.test(file.slice(start, tree.end[node]))) last = start
  }
  return last
}

/** Most fences stand in no block and at the start of a line: then what is between the two marks is the content as it is. */
function verbatimIn(file: string, tree: MarkdownTree, node: number): Span | undefined {
  const start = tree.start[node]!
  const source = file.slice(start, tree.end[node])
  const mark = /^(?:`+|~+)/.exec(source)?.[0]
  const isAtLineStart = start === 0 || /[\r\n\uFEFF]/.test(file[start - 1]!)
  if (mark === undefined || tree.parent[node] !== 0 || !isAtLineStart) return undefined
  const last = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r'))
  const closing = source.slice(last + 1).trim()
  if (last === -1 || closing.length < mark.length || closing.replaceAll(mark[0]!, '') !== '') return undefined
  const from = nextLineAt(file, start)
  const end = start + last - (source.startsWith('\r\n', last - 1) ? 1 : 0)
  return end > from ? [from, end] : undefined
}

function fenceOf(file: string, start: number, content: string): ShellFact[] {
  const shell = openShell()
  const lines = linesOf(file, start, content)
  lines.forEach((line, at) => {
    addLine(shell, file, line, 0, at === lines.length - 1)
  })
  return factOf('fence', shell)
}
