/**
 * Reads the literate cases of a rule: `test/rules/<group>/<bad-pattern>.md`.
 *
 * A level-2 heading names one case by its behaviour; prose around the fences is free. Fences of a case, with three
 * backticks or more:
 *
 * - `md file=runbooks/release.md`: a file of the corpus, ended by a line break. Flags change its bytes: `bom` (a
 *   byte-order mark in front), `crlf` and `cr` (line ends), `no-eol` (no final line break), `escapes` (`\u{200B}`
 *   stands for that character). A path with spaces is quoted: `file="a b.md"`. A fence without lines is an empty file.
 * - `files`: further paths that exist, one a line: link targets whose text does not matter.
 * - `md base file=decision-log.md`: that file as it stood at the base revision; same flags. Rules that judge a change run
 *   where a case has such a fence, or the next.
 * - `deleted`: paths that stood there at the base revision and are gone, one a line.
 * - `ignored`: paths that git ignores, one a line; without this fence there is no git.
 * - `tracked`: paths that some commit had, one a line; without this fence there is no history.
 * - `config`: YAML with keys of throughline.yaml (`scopes`, `families`, `aliases`, `tables`, `rules`).
 * - `diagnostics`: the complete output of all rules over the corpus, one line each, in the order of the output.
 *   Absent or empty: silence.
 * - `md fixed file=runbooks/release.md`: that file after all fixes; same flags. A file with fixes and without such a
 *   fence is an error of the case.
 *
 * A line of `diagnostics` reads
 *
 *     file:line:column-line:column severity rule/id: message (extras)
 *
 * where the extras, parted by `; ` and left out with their parentheses where there are none, are in this order
 *
 *     fix <edits>        the fix
 *     suggests <edits>   each suggestion
 *     see file:line:column   the start of each related place
 *
 * and edits are new texts as JSON strings, joined by ` + `, each with its place in front where that is not the
 * diagnostic's own range: `fix "D-007"`, `suggests 3:1-3:9 ""`, `fix other.md:3:1-3:9 "x"`.
 */
import type { Change, Diagnostic } from '../../src/engine/model/diagnostic.ts'
import type { Range } from '../../src/engine/model/range.ts'

export interface Case {
  readonly name: string
  /** 1-based line of the heading in the case file. */
  readonly line: number
  readonly files: ReadonlyMap<string, string>
  readonly fixed: ReadonlyMap<string, string>
  readonly base: ReadonlyMap<string, string>
  readonly deleted: readonly string[]
  readonly ignored: readonly string[] | undefined
  readonly tracked: readonly string[] | undefined
  readonly config: string
  readonly expected: readonly string[]
}

interface Fence {
  readonly line: number
  readonly words: readonly string[]
  readonly path: string | undefined
  readonly lines: string[]
}

/** The cases of one file; throws with the line where the file does not keep to the format. */
export function parseCases(source: string): Case[] {
  const cases: Case[] = []
  let fences: Fence[] = []
  let name: { text: string; line: number } | undefined
  const finish = () => {
    if (name) cases.push(caseOf(name.text, name.line, fences))
    else if (fences[0]) raise(`line ${fences[0].line}: a fence before the first level-2 heading`)
    fences = []
  }
  const lines = source.split(/\r?\n/)
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const opening = /^(`{3,})([^`]*)$/.exec(line)
    if (opening) {
      const fence = openFence(opening[2]!, at + 1)
      const closing = new RegExp(`^\`{${opening[1]!.length},}\\s*$`)
      while (!closing.test(lines[++at] ?? raise(`line ${fence.line}: the fence is never closed`)))
        fence.lines.push(lines[at]!)
      fences.push(fence)
    } else if (line.startsWith('## ')) {
      finish()
      name = { text: line.slice(3).trim(), line: at + 1 }
    }
  }
  finish()
  return cases
}

function openFence(info: string, line: number): Fence {
  const path = /(?:^|\s)file=(?:"([^"]*)"|(\S+))/.exec(info)
  const words = info
    .replace(/(?:^|\s)file=(?:"[^"]*"|\S+)/, ' ')
    .trim()
    .split(/\s+/)
  return { line, words, path: path ? (path[1] ?? path[2]) : undefined, lines: [] }
}

function caseOf(name: string, line: number, fences: readonly Fence[]): Case {
  const files = new Map<string, string>()
  const fixed = new Map<string, string>()
  const base = new Map<string, string>()
  const deleted: string[] = []
  let ignored: string[] | undefined
  let tracked: string[] | undefined
  const expected: string[] = []
  let config = ''
  for (const fence of fences) {
    const label = fence.words[0]
    if (fence.path !== undefined) {
      const among = fence.words.includes('fixed') ? fixed : fence.words.includes('base') ? base : files
      among.set(fence.path, textOf(fence))
    } else if (label === 'files') for (const path of nonEmpty(fence.lines)) files.set(path, '')
    else if (label === 'deleted') deleted.push(...nonEmpty(fence.lines))
    else if (label === 'ignored') ignored = [...(ignored ?? []), ...nonEmpty(fence.lines)]
    else if (label === 'tracked') tracked = [...(tracked ?? []), ...nonEmpty(fence.lines)]
    else if (label === 'config') config = fence.lines.join('\n')
    else if (label === 'diagnostics') expected.push(...nonEmpty(fence.lines))
    else
      raise(
        `line ${fence.line}: unexpected fence "${label}", expected one with file=…, or files, deleted, ignored, tracked, config, diagnostics`,
      )
  }
  if (files.size === 0) raise(`line ${line}: the case "${name}" has no file`)
  return { name, line, files, fixed, base, deleted, ignored, tracked, config, expected }
}

const FLAGS = new Set(['fixed', 'base', 'bom', 'crlf', 'cr', 'no-eol', 'escapes'])

function textOf(fence: Fence): string {
  const flags = new Set(fence.words.slice(1))
  for (const flag of flags)
    if (!FLAGS.has(flag)) raise(`line ${fence.line}: unexpected flag "${flag}", expected ${[...FLAGS].join(', ')}`)
  let text = fence.lines.join('\n')
  if (fence.lines.length > 0 && !flags.has('no-eol')) text += '\n'
  if (flags.has('escapes'))
    text = text.replace(/\\u\{([0-9A-Fa-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
  if (flags.has('crlf')) text = text.replaceAll('\n', '\r\n')
  if (flags.has('cr')) text = text.replaceAll('\n', '\r')
  return flags.has('bom') ? `\uFEFF${text}` : text
}

function nonEmpty(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}

function raise(message: string): never {
  throw new Error(message)
}

/** The line of `diagnostics` that stands for a diagnostic. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const extras: string[] = []
  if (diagnostic.fix) extras.push(`fix ${formatEdits(diagnostic.fix, diagnostic)}`)
  for (const suggestion of diagnostic.suggestions) extras.push(`suggests ${formatEdits(suggestion, diagnostic)}`)
  for (const { file, range } of diagnostic.related) extras.push(`see ${file}:${range.start.line}:${range.start.column}`)
  const tail = extras.length > 0 ? ` (${extras.join('; ')})` : ''
  return `${diagnostic.file}:${formatRange(diagnostic.range)} ${diagnostic.severity} ${diagnostic.ruleId}: ${diagnostic.message}${tail}`
}

function formatEdits(change: Change, { file, range }: Diagnostic): string {
  const formatted = change.edits.map((edit) => {
    const text = JSON.stringify(edit.text)
    if (edit.file !== file) return `${edit.file}:${formatRange(edit.range)} ${text}`
    return formatRange(edit.range) === formatRange(range) ? text : `${formatRange(edit.range)} ${text}`
  })
  return formatted.join(' + ')
}

function formatRange({ start, end }: Range): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`
}
