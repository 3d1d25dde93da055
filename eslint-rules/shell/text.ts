/** Shell text as the rules see it: its tree, and every command in it, wherever it hides. */
import { lazily } from '../../src/engine/model/lazily.ts'
import type { Span } from '../../src/engine/model/range.ts'
import { maskPlaceholders } from '../../src/engine/parse/placeholders.ts'
import { parseAround } from '../../src/engine/parse/shell-around.ts'
import { SHELL_NAME } from '../../src/engine/parse/shell-names.ts'
import type { Function as ShellFunction, ParsedScript } from '../../src/engine/parse/shell.ts'
import type { ArithmeticCall, Call, Region } from './call.ts'
import { walk } from './walk.ts'

export type { ArithmeticCall, Call, CallPosition, Region } from './call.ts'

export interface ShellText {
  /** As the host has it. Node positions of the root region count in it. */
  readonly text: string
  /** Partial where the text does not parse. */
  readonly script: ParsedScript
  /** Why the text, or a part of it, could not be read: the first reason. */
  readonly problem: { readonly message: string; readonly span: Span } | undefined
  /** `<your-name>`, wherever it stands: in words, quotes, comments. */
  readonly placeholders: readonly Span[]
  readonly root: Region
  /** Every simple command, in the order of the text; those of an inner text stand behind the command that runs it. */
  readonly calls: readonly Call[]
  /** Every `((…))` that is a command, in the order of the text. */
  readonly arithmetics: readonly ArithmeticCall[]
  /** Every function that the text defines. */
  readonly functions: readonly ShellFunction[]
}

/** Never throws. The commands are looked for when somebody asks for them. */
export function readShell(text: string): ShellText {
  const { text: masked, placeholders } = maskPlaceholders(text)
  const { parsed, problem } = parseAround(masked)
  const { script } = parsed
  const root: Region = {
    sort: 'script',
    parent: undefined,
    commands: script.commands,
    text: parsed.text,
    isExact: true,
    place: (span) => span,
  }
  const walked = lazily(() => walk(root))
  return {
    text,
    script,
    placeholders,
    root,
    get problem() {
      return problem ?? (MAY_FAIL.test(masked) ? walked().problem : undefined)
    },
    get calls() {
      return walked().calls
    },
    get functions() {
      return walked().functions
    },
    get arithmetics() {
      return walked().arithmetics
    },
  }
}

/** Parsed only with the walk: substitutions, here-documents, inner texts. */
const MAY_FAIL = new RegExp(String.raw`\$\(|\`|<<|[<>]\(|\b(?:eval|ssh)\b|\b${SHELL_NAME}\b[^\n]*\s-\w*c\b`)
