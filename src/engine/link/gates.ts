/** Gates: what starts by itself or by name, and every file that it reads, directly or through the scripts that it runs. */
import type { RoutineFact } from '../model/program.ts'
import type { Place } from '../model/range.ts'
import type { Document, Index } from './index.ts'

export interface Gate {
  readonly document: Document
  readonly routine: RoutineFact
  readonly dependencies: readonly Dependency[]
}

export interface Dependency {
  /** `run` and `import` are programs, the rest are files that they touch. */
  readonly does: 'run' | 'import' | 'read' | 'probe' | 'write' | 'remove'
  /** Relative to the root, whether it is there or not. */
  readonly path: string
  /** Where a program names it: in a script mostly, and in the gate itself where it reads directly. */
  readonly at: Place
  /** The way there: the gate's name first, then each place that leads on. Without `at` itself. */
  readonly chain: readonly { readonly at: Place; readonly message: string }[]
  /** What swallows the absence. */
  readonly swallowed?: Place
}

export function gatesIn(_index: Index): readonly Gate[] {
  return []
}
