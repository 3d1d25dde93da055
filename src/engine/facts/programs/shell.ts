/** Shell text → what it reads, writes, runs and starts, as far as its text alone tells. */
import type { UseFact } from '../../model/program.ts'
import { maskPlaceholders } from '../../parse/placeholders.ts'
import { parseShell, type ShellParse } from '../../parse/shell.ts'
import { shellInScript } from '../shell/scripts.ts'
import type { ProgramReading } from './extract.ts'
import { distinct } from './shell/emit.ts'
import { failureFlags } from './shell/flags.ts'
import type { Frame, Walk } from './shell/frame.ts'
import { startScope } from './shell/scope.ts'
import type { Text } from './shell/text.ts'
import { readList, readNode } from './shell/walk.ts'

export interface ShellSurroundings {
  /** Null: it starts nobody knows where. */
  readonly directory?: null
  /** As under `set -e`. */
  readonly isStrict?: boolean
  /** It may never run. */
  readonly isConditional?: boolean
  /** Somebody goes on where the text fails. */
  readonly isIgnored?: boolean
  /** Values that are handed in by name. */
  readonly names?: ReadonlyMap<string, Text>
}

/** Uses of a text that is handed to a shell, with spans in the text. Never throws. */
export function shellUses(source: string, surroundings: ShellSurroundings = {}): readonly UseFact[] {
  return usesOf(parseShell(source), surroundings, false).uses
}

export function shellProgram(text: string): ProgramReading {
  const shebang = /^\uFEFF?#!([^\r\n]*)/.exec(text)?.[1]
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const parsed = parseShell(isShell(shebang) ? maskPlaceholders(text).text : '')
  const { uses, isComplete } = usesOf(parsed, { isStrict: /\s-\w*e/.test(shebang ?? '') }, true)
  const isOther = parsed.problems.length > 0 && isForeign(shebang, text)
  const problems = isOther ? [] : parsed.problems.slice(0, 1)
  return {
    shell: shellInScript(text),
    program: {
      routines: [{ sort: 'body', name: '', span: [start, start], uses: isOther ? [] : uses }],
      constants: [],
    },
    problems: isComplete
      ? problems.map(({ message, span }) => ({ message: `the shell script does not parse: ${message}`, span }))
      : [{ message: 'the shell script is nested too deeply', span: [start, start] }],
  }
}

/** Scripts without a first line of their own are sourced, or started as `bash x.sh`. */
function isShell(shebang: string | undefined): boolean {
  return shebang === undefined || /\b(?:ba|da|k|z|a)?sh\b|\bbats\b/.test(shebang)
}

/** Dialects with a grammar of their own, and templates of scripts: what does not parse may be right all the same. */
function isForeign(shebang: string | undefined, text: string): boolean {
  return /\b(?:zsh|ksh|bats)\b/.test(shebang ?? '') || ['{%', '<%', '{{'].some((mark) => text.includes(mark))
}

function usesOf(
  { script, text }: ShellParse,
  { directory, isStrict = false, isConditional = false, isIgnored = false, names = new Map() }: ShellSurroundings,
  isFile: boolean,
): { readonly uses: readonly UseFact[]; readonly isComplete: boolean } {
  const scope = startScope(directory === null ? null : [], isStrict)
  for (const [name, value] of names) scope.names.set(name, [{ text: value }])
  const uses: UseFact[] = []
  try {
    const walk: Walk = {
      uses,
      functions: new Map(),
      failing: new Map(),
      flags: failureFlags(script, text),
      guards: new Map(),
      isFile,
      repeats: 0,
      node: readNode,
      list: readList,
    }
    const frame: Frame = {
      walk,
      scope,
      source: { text, place: (span) => span },
      held: [],
      locals: new Set(),
      returns: 'fails',
      depth: 0,
      isRepeated: false,
    }
    readList(script.commands, frame, { ifFalse: isIgnored ? 'lost' : 'fails', isConditional })
    return { uses: distinct(uses), isComplete: true }
  } catch (error) {
    // Nesting without end runs out of stack; it is nothing but hostile.
    if (!(error instanceof RangeError)) throw error
    return { uses: distinct(uses), isComplete: false }
  }
}
