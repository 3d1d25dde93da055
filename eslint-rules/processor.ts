/**
 * Processors of ESLint over every file that holds shell text. Each text becomes a block, named for its host, so that a
 * configuration can tell the rules where they are: `0.fence.sh`, `1.step.sh`, and `2.next-fence.sh` or
 * `3.later-fence.sh` for a block of a page on whose directory the next one, or a later one, depends.
 */
import type { Linter } from 'eslint'
import { languageOf } from '../src/engine/facts/extract.ts'
import { programLanguageOf } from '../src/engine/facts/programs/languages.ts'
import { extractShell } from '../src/engine/facts/shell.ts'
import { lineStartsOf, rangeOf, type Span } from '../src/engine/model/range.ts'
import { silencesLine } from '../src/engine/model/silence.ts'
import { spanInFile, type ShellFact } from '../src/engine/model/shell.ts'
import { parseScript } from '../src/engine/parse/script.ts'
import { hostComments, type HostComment, type HostComments } from './processor-comments.ts'
import { fixInFile } from './processor-edits.ts'
import { followersOf } from './shell/followed.ts'

interface HostFile {
  readonly text: string
  readonly lineStarts: readonly number[]
  readonly suppressions: HostComments['suppressions']
  readonly blocks: readonly Block[]
}

interface Block {
  readonly fact: ShellFact
  /** With a line before the shell text for each comment that the page has for it. */
  readonly text: string
  readonly lineStarts: readonly number[]
  readonly comments: readonly HostComment[]
  /** Length of those lines. */
  readonly shift: number
}

/** The blocks alone: for files that no other language of ESLint reads. */
export const fragments = processorOf('fragments', false)

/** The file itself too, in whatever language the configuration has for it. */
export const fragmentsAndHost = processorOf('fragments-and-host', true)

function processorOf(name: string, hasHost: boolean): Linter.Processor {
  const files = new Map<string, HostFile>()
  return {
    meta: { name: `throughline/${name}` },
    supportsAutofix: true,
    preprocess(text, filename) {
      const file = readHost(text, filename)
      files.set(filename, file)
      const all = file.blocks.map(({ fact }) => fact)
      const blocks = file.blocks.map(({ text }, at) => ({
        text,
        filename: blockName(all, at),
      }))
      return hasHost ? [text, ...blocks] : blocks
    },
    postprocess(lists, filename) {
      const file = files.get(filename)!
      files.delete(filename)
      const host = hasHost ? withoutMissingParser(lists[0] ?? [], file.text, filename) : []
      const own = lists
        .slice(hasHost ? 1 : 0)
        .flatMap((list, at) => list.map((one) => placed(one, file, file.blocks[at]!)))
      return [...host, ...own.filter((message) => !isSuppressed(message, file.suppressions))]
    },
  }
}

function blockName(all: readonly ShellFact[], at: number): string {
  const { host } = all[at]!
  const followers = followersOf(all, at)
  return `${at}.${followers === 'none' ? host : `${followers}-${host}`}.sh`
}

function readHost(text: string, filename: string): HostFile {
  const path = filename.replaceAll('\\', '/')
  const lineStarts = lineStartsOf(text)
  const language = programLanguageOf(path) ?? languageOf(path)
  if (!language) return { text, lineStarts, suppressions: [], blocks: [] }
  const facts = extractShell(text, language)
  const { suppressions, fences } =
    facts.length > 0 ? hostComments(text, language, lineStarts, facts) : { suppressions: [], fences: [] }
  const blocks = facts.flatMap((fact): Block[] => {
    const [start] = spanInFile(fact, [0, 0])
    const comments = fences.find(({ span }) => span[0] <= start && start <= span[1])?.comments ?? []
    if (comments.some((comment) => comment.text.trim() === 'eslint-skip')) return []
    const lines = comments.map((comment) => `/*${comment.text}*/\n`).join('')
    const own = lines + fact.text
    return [{ fact, text: own, lineStarts: lineStartsOf(own), comments, shift: lines.length }]
  })
  return { text, lineStarts, suppressions, blocks }
}

function placed(message: Linter.LintMessage, file: HostFile, block: Block): Linter.LintMessage {
  const { line, column, endLine, endColumn, fix, suggestions, ...rest } = message
  const { fact, lineStarts, shift } = block
  const start = offsetOf(lineStarts, line, column)
  const end = endLine === undefined ? start : offsetOf(lineStarts, endLine, endColumn ?? 1)
  const range = rangeOf(
    file.lineStarts,
    start < shift ? commentAt(block, line) : spanInFile(fact, [start - shift, Math.max(start, end) - shift]),
  )
  const fixed = fix && fixOf(fix, file, block)
  const kept = suggestions?.flatMap(({ fix, ...suggestion }) => {
    const own = fixOf(fix, file, block)
    return own ? [{ ...suggestion, fix: own }] : []
  })
  return {
    ...rest,
    line: range.start.line,
    column: range.start.column,
    ...(endLine !== undefined && { endLine: range.end.line, endColumn: range.end.column }),
    ...(fixed && { fix: fixed }),
    ...(kept && kept.length > 0 && { suggestions: kept }),
  }
}

/** ESLint counts a fix from behind a byte-order mark. */
function fixOf({ range: [start, end], text }: Linter.LintMessage['fix'] & object, file: HostFile, block: Block) {
  if (start < block.shift) return undefined
  const span: Span = [start - block.shift, end - block.shift]
  const fix = fixInFile(block.fact, file.text, { span, text })
  const mark = file.text.charCodeAt(0) === 0xfeff ? 1 : 0
  return fix && { range: [fix.span[0] - mark, fix.span[1] - mark] as [number, number], text: fix.text }
}

/** The comment of the page that a line before the shell text stands for; a comment may have several lines. */
function commentAt({ comments }: Block, line: number): Span {
  let last = 0
  const found = comments.find(({ text }) => (last += text.split(/\r\n|[\r\n]/).length) >= line)
  return found!.span
}

function offsetOf(lineStarts: readonly number[], line: number, column: number): number {
  return (lineStarts[Math.max(line, 1) - 1] ?? lineStarts.at(-1)!) + Math.max(column, 1) - 1
}

function isSuppressed({ ruleId, line }: Linter.LintMessage, suppressions: HostFile['suppressions']): boolean {
  return suppressions.some(
    (suppression) => silencesLine(suppression, line) && suppression.ruleIds.some(({ id }) => id === ruleId),
  )
}

/**
 * Where the configuration has no parser for TypeScript, that of JavaScript fails at the first type. The shell texts of such
 * a file are all that ESLint can lint; a file that is no TypeScript either is still reported.
 */
function withoutMissingParser(messages: Linter.LintMessage[], text: string, filename: string): Linter.LintMessage[] {
  const [first] = messages
  if (!first?.fatal || first.line === undefined || !/\.[mc]?tsx?$/i.test(filename)) return messages
  const { file } = parseScript(text, 'typescript')
  const { errors = [] } = (file ?? { errors: [true] }) as { errors?: readonly unknown[] }
  return errors.length === 0 ? [] : messages
}
