/** Which pattern of an allowlist covers a command; and where none does, which one was meant to. */
import { withShape, type AllowPattern } from './allowlist.ts'
import { planCommands, type PlanCommand } from './plan-commands.ts'
import type { ShellText } from './text.ts'

export interface CoveredCommand extends PlanCommand {
  readonly coverage: Coverage
}

export type Coverage =
  | { readonly state: 'covered'; readonly by: AllowPattern }
  /** No pattern covers it, and it runs unasked all the same. */
  | { readonly state: 'read-only' }
  | { readonly state: 'uncovered'; readonly nearest: Misfit | undefined }

/** A pattern that would cover the command but for its shape. */
export type Misfit =
  /** Options stand between program and subcommand; `wanted` is the pattern that has them too. */
  | {
      readonly sort: 'options'
      readonly pattern: AllowPattern
      readonly between: string
      readonly wanted: AllowPattern
    }
  /** An assignment or a wrapper stands before the program. */
  | { readonly sort: 'front'; readonly pattern: AllowPattern; readonly before: string }
  /** The pattern has no wildcard, and the command more words. */
  | { readonly sort: 'exact'; readonly pattern: AllowPattern; readonly wanted: AllowPattern }

/** Every command of a plan's script that runs a program, in the order of the text. */
export function coverageIn(shell: ShellText, patterns: readonly AllowPattern[]): CoveredCommand[] {
  const programs = new Map<string | undefined, AllowPattern[]>()
  for (const pattern of patterns) {
    const known = programs.get(pattern.program)
    if (known) known.push(pattern)
    else programs.set(pattern.program, [pattern])
  }
  const open = programs.get(undefined) ?? []
  // A script says the same many times over.
  const known = new Map<string, Coverage>()
  return planCommands(shell, (name) => programs.has(name)).map((command) => {
    const key = command.spellings.join('\n')
    const coverage = known.get(key) ?? coverageOf(command, candidatesFor(command), programs)
    known.set(key, coverage)
    return { ...command, coverage }
  })

  function candidatesFor({ spellings }: PlanCommand): readonly AllowPattern[] {
    return [...new Set([...spellings.flatMap((spelling) => programs.get(firstWord(spelling)) ?? []), ...open])]
  }
}

type Programs = ReadonlyMap<string | undefined, readonly AllowPattern[]>

function coverageOf(command: PlanCommand, candidates: readonly AllowPattern[], programs: Programs): Coverage {
  const by = candidates.find((pattern) => command.spellings.some((spelling) => pattern.covers(spelling)))
  if (by) return { state: 'covered', by }
  if (isReadOnly(command)) return { state: 'read-only' }
  return {
    state: 'uncovered',
    nearest: inFront(command, programs) ?? between(command, programs) ?? exact(command, candidates),
  }
}

function inFront({ assignments, words, inner }: PlanCommand, programs: Programs): Misfit | undefined {
  const find = (behind: readonly string[]) =>
    programs.get(behind[0])?.find((pattern) => pattern.covers(behind.join(' ')))
  const bare = assignments.length > 0 ? find(words) : undefined
  if (bare) return { sort: 'front', pattern: bare, before: assignments.join(' ') }
  const wrapper = words.slice(0, Math.max(0, words.length - inner.length))
  const wrapped = wrapper.length > 0 ? find(inner) : undefined
  return wrapped && { sort: 'front', pattern: wrapped, before: wrapper.join(' ') }
}

/** Words between program and subcommand, at most. */
const MOST_BETWEEN = 20

/** `git -C <dir> status` for a pattern `git status*`. */
function between({ words }: PlanCommand, programs: Programs): Misfit | undefined {
  const [program = '', ...rest] = words
  const patterns = programs.get(program) ?? []
  if (patterns.length === 0) return undefined
  for (let end = 1; end < Math.min(rest.length, MOST_BETWEEN); end++) {
    const [before, last] = [rest[end - 2], rest[end - 1]!]
    // What stands there are options, each with one value at most.
    if (!isOption(last) && (before === undefined || !isOption(before))) return undefined
    const short = [program, ...rest.slice(end)].join(' ')
    const pattern = patterns.find(({ covers }) => covers(short))
    const wanted = pattern && widened(pattern, rest.slice(0, end), words.join(' '))
    if (wanted) return { sort: 'options', pattern, between: rest.slice(0, end).join(' '), wanted }
  }
  return undefined
}

/** The pattern with the options behind its program, their values as wildcards. */
function widened(pattern: AllowPattern, options: readonly string[], command: string): AllowPattern | undefined {
  const { program = '', shape = '' } = pattern
  const named = options.map((option) => (isOption(option) ? option.replace(/=.*$/s, '=*') : '*')).join(' ')
  const longer = `${program} ${named}${shape.slice(program.length)}`
  // With a second wildcard the last one no longer stands for nothing.
  return [longer, longer.replace(/ \*$/, '*')]
    .map((each) => withShape(pattern, each))
    .find(({ covers }) => covers(command))
}

function exact({ spellings }: PlanCommand, candidates: readonly AllowPattern[]): Misfit | undefined {
  for (const pattern of candidates) {
    const { shape = '', fault } = pattern
    if (fault !== undefined || shape.includes('*') || !spellings.some((spelling) => spelling.startsWith(`${shape} `)))
      continue
    return { sort: 'exact', pattern, wanted: withShape(pattern, `${shape} *`) }
  }
  return undefined
}

function isOption(word: string): boolean {
  return /^-./.test(word)
}

function firstWord(text: string): string {
  return text.split(' ', 1)[0]!
}

/** What Claude Code runs unasked without any pattern: "Read-only commands" of its documentation. */
const READ_ONLY = new Set(['ls', 'cat', 'head', 'tail', 'grep', 'find', 'wc', 'which', 'diff', 'stat', 'du'])

const READ_ONLY_GIT = new Set([
  'blame',
  'describe',
  'diff',
  'log',
  'ls-files',
  'rev-parse',
  'shortlog',
  'show',
  'status',
])

function isReadOnly({ assignments, words: [name = '', ...rest] }: PlanCommand): boolean {
  if (assignments.length > 0) return false
  if (name === 'git') return READ_ONLY_GIT.has(rest[0] ?? '')
  return READ_ONLY.has(name) && !(name === 'find' && rest.some((word) => /^-(?:exec|ok|delete|fprint|fls)/.test(word)))
}
