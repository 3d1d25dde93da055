/** Every command of the plans' scripts with the pattern of the permission allowlist that covers it. */
import { readAllowlist, type AllowPattern } from '../../../eslint-rules/shell/allowlist.ts'
import { coverageIn, type Coverage } from '../../../eslint-rules/shell/coverage.ts'
import { shellOf } from '../../../eslint-rules/shell/fact.ts'
import { folded, isPlanScript } from '../../../eslint-rules/shell/plan-commands.ts'
import type { Document, Index } from '../link/index.ts'
import { rangeOf, type Range } from '../model/range.ts'
import { spanInFile, type ShellFact } from '../model/shell.ts'

export type { Coverage }

export interface AllowlistView {
  /** By file and place. */
  readonly commands: readonly ListedCommand[]
  /** In the order of the files, those of the configuration last. */
  readonly patterns: readonly ListedPattern[]
}

export interface ListedPlace {
  readonly file: string
  readonly range: Range
}

export interface ListedCommand {
  /** From the program's name to the last word. */
  readonly at: ListedPlace
  /** On one line, assignments in front. */
  readonly text: string
  readonly coverage: Coverage
}

export interface ListedPattern {
  readonly pattern: AllowPattern
  /** Undefined for a pattern of the configuration. */
  readonly at: ListedPlace | undefined
  /** Whether it covers one of the commands, be it beside another pattern. */
  readonly isUsed: boolean
}

const RULE = 'shell/prefer-allowlisted-command'

export function allowlistView(index: Index): AllowlistView {
  const listed = listedPatterns(index)
  const patterns = listed.map(({ pattern }) => pattern)
  const spellings = new Set<string>()
  const commands = index.documents.flatMap((document) =>
    isPlanScript(document.path)
      ? (document.facts.shell ?? [])
          .filter(({ host }) => host === 'script')
          .flatMap((fact) => commandsOf(document, fact))
      : [],
  )
  const isUsed = (pattern: AllowPattern) => [...spellings].some((spelling) => pattern.covers(spelling))
  return { commands, patterns: listed.map((each) => ({ ...each, isUsed: isUsed(each.pattern) })) }

  function commandsOf({ path: file, facts }: Document, fact: ShellFact): ListedCommand[] {
    return coverageIn(shellOf(fact), patterns).map((command) => {
      for (const spelling of command.spellings) spellings.add(spelling)
      const range = rangeOf(facts.lineStarts, spanInFile(fact, command.span))
      return { at: { file, range }, text: folded(command.text), coverage: command.coverage }
    })
  }
}

function listedPatterns({ permissions, document, config }: Index): Omit<ListedPattern, 'isUsed'>[] {
  const ofFiles = permissions.flatMap(({ file, patterns }) =>
    patterns.flatMap(({ text, span }) => {
      const range = rangeOf(document(file)!.facts.lineStarts, span)
      return readAllowlist([text]).map((pattern) => ({ pattern, at: { file, range } }))
    }),
  )
  const allow = config.rules[RULE]?.options.allow
  const ofConfig = readAllowlist(Array.isArray(allow) ? allow : []).map((pattern) => ({ pattern, at: undefined }))
  return [...ofFiles, ...ofConfig]
}
