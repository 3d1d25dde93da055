/** The only composer: facts of files → index → diagnostics. No input, no output; a fault in the corpus never throws. */
import type { Diagnostic } from './model/diagnostic.ts'
import type { EngineConfig } from './model/config.ts'
import type { FileFacts } from './model/facts.ts'
import type { Tree } from './model/tree.ts'
import type { Index } from './link/index.ts'

export interface CheckInput {
  /** Facts by path, in any order. */
  readonly files: ReadonlyMap<string, FileFacts>
  readonly tree: Tree
  readonly config: EngineConfig
  /** Called with each phase's duration, for the benchmark; the engine itself reads no clock. */
  readonly clock?: () => number
}

export interface CheckResult {
  readonly index: Index
  /** In the order of `compareDiagnostics`, suppressed ones gone. */
  readonly diagnostics: readonly Diagnostic[]
  /** Milliseconds by phase, where a clock was given. */
  readonly durations: { readonly link: number; readonly rules: number }
}

export declare function check(input: CheckInput): CheckResult
