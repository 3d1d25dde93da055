/** Commands of a shell text, and the shells that run them. */
import { unwrap } from '../../src/engine/facts/programs/shell/wrappers.ts'
import type { Span } from '../../src/engine/model/range.ts'
import type {
  AndOr,
  ArithmeticCommand,
  Assignment,
  Command,
  Pipeline,
  Redirection,
  Statement,
} from '../../src/engine/parse/shell.ts'
import { argumentOf, type Argument } from './arguments.ts'

/** Commands that share one shell, and so one directory. */
export interface Region {
  /**
   * `subshell`: in parentheses. `pipeline`, `background`: what runs beside the others. `substitution`: `$(…)`, `<(…)`.
   * `inner`, `remote`: a text handed to a shell of its own. `eval` runs in the shell around, and is parsed for itself.
   */
  readonly sort: 'script' | 'subshell' | 'pipeline' | 'background' | 'substitution' | 'eval' | 'inner' | 'remote'
  readonly parent: Region | undefined
  readonly commands: readonly Statement[]
  /** The text that its nodes' positions count in. */
  readonly text: string
  /** Places within a text that quoting has changed are all of that text: nothing there can be fixed. */
  readonly isExact: boolean
  /** Positions of nodes → positions in `ShellText.text`. */
  place(span: Span): Span
}

/** One `((…))`. */
export interface ArithmeticCall {
  readonly region: Region
  readonly node: ArithmeticCommand
  /** In the whole text. */
  readonly span: Span
  readonly position: CallPosition
}

export interface CallPosition {
  /** The statement that holds it, of the nearest list. */
  readonly statement: Statement
  readonly list: AndOr | undefined
  readonly pipeline: Pipeline | undefined
  /** Its failure is a question: in a condition, behind `!`, before `&&` or `||`, not the last of a pipeline. */
  readonly isTested: boolean
  /** In a branch, a loop or a function, or behind `&&` or `||`. */
  readonly isConditional: boolean
  /** The function it is a part of. */
  readonly function: string | undefined
}

/** One simple command. A class, and not an object of getters: there are thousands, and most are never looked at. */
export class Call {
  readonly region: Region
  readonly node: Command
  readonly position: CallPosition
  #span: Span | undefined
  #words: readonly Argument[] | undefined
  #command: readonly Argument[] | undefined

  constructor(region: Region, node: Command, position: CallPosition) {
    this.region = region
    this.node = node
    this.position = position
  }

  /** In the whole text. */
  get span(): Span {
    return (this.#span ??= this.region.place([this.node.pos, this.node.end]))
  }

  /** Name and arguments as written; empty where the command only assigns. */
  get words(): readonly Argument[] {
    return (this.#words ??= this.#readWords())
  }

  /** The same behind `sudo`, `env X=1`, `time` and whatever else runs the command behind it. */
  get command(): readonly Argument[] {
    return (this.#command ??= innermost(this.words))
  }

  get assignments(): readonly Assignment[] {
    return this.node.prefix.filter((prefix): prefix is Assignment => prefix.type === 'Assignment')
  }

  get redirects(): readonly Redirection[] {
    return this.node.redirects
  }

  #readWords(): readonly Argument[] {
    const { name, args } = this.node
    const { text, place } = this.region
    return (name ? [name, ...args] : []).map((word) =>
      argumentOf(word, text.slice(word.pos, word.end), place([word.pos, word.end])),
    )
  }
}

/** Wrappers around wrappers, as many as anybody writes. */
const MOST_WRAPPERS = 10

function innermost(words: readonly Argument[]): readonly Argument[] {
  let found = words
  for (let left = MOST_WRAPPERS; left > 0; left--) {
    const next = unwrap(found)
    if (!next || next.length === 0) break
    found = next as readonly Argument[]
  }
  return found
}
