/**
 * What a program (a script, a Makefile, a workflow, the scripts of a package.json) does with files and other programs, as
 * far as its text tells. Facts like all others: plain JSON, a pure function of one file's bytes, no other file known.
 */
import type { Span } from './range.ts'

/**
 * A path as a program puts it together: text, and what only the linker can fill in. The parts are joined as they are;
 * where the first is no directory, the path counts from the directory that the program was started in.
 */
export type PathText = readonly PathPart[]

export type PathPart =
  | string
  /** The directory that the program was started in, without a slash at its end. */
  | { readonly from: 'start' }
  /** The directory of the file that holds the program. */
  | { readonly from: 'file' }
  /** A constant that another module exports; `default` for its default export. */
  | { readonly from: 'module'; readonly specifier: string; readonly name: string }
  /** A parameter of the routine that the use stands in, counted from 0. */
  | { readonly from: 'parameter'; readonly position: number }

export interface ProgramFact {
  /** What can be started or called, in the order of the text. */
  readonly routines: readonly RoutineFact[]
  /** Constants that other modules can import, by name: one path, or a list of them. */
  readonly constants: readonly ConstantFact[]
}

export interface ConstantFact {
  readonly name: string
  readonly values: readonly PathText[]
}

export interface RoutineFact {
  /**
   * `body`: what runs when the file itself runs; exactly one in a shell script or a module. `function`: what a module
   * exports to others, run when it is called. The rest start by themselves, and are gates.
   */
  readonly sort: 'body' | 'function' | 'package-script' | 'make-target' | 'workflow-step'
  /** As a person calls it: `test`, `verify-plan`, `ci › Check the plan`; '' for a body. */
  readonly name: string
  /** The name; for a body the start of the file. */
  readonly span: Span
  /** Where it starts, relative to its file's directory: a step's `working-directory`. Absent: that directory itself. */
  readonly directory?: string
  readonly uses: readonly UseFact[]
}

export type UseFact = FileUse | RunUse | ImportUse | StartUse | CallUse

interface Use {
  /** What a reader should look at: the path, the specifier, the name. */
  readonly span: Span
}

interface ConditionalUse extends Use {
  /** Behind a condition of the program's own (`if [ "$state" = triggered ]`): what it reads is then not required. */
  readonly isConditional?: true
}

export interface FileUse extends Use {
  /**
   * `read`: fails where the file is absent, unless that is swallowed. `probe`: asks whether it is there, and either
   * answer is lawful. `write`: makes it. `remove`: deletes it.
   */
  readonly does: 'read' | 'probe' | 'write' | 'remove'
  readonly path: PathText
  /** What swallows the absence: the `catch`, the `|| true`. Only where the program goes on as if the file were empty. */
  readonly swallowed?: Span
}

/** Another program, by its file: `bash scripts/gate.sh`, `node scripts/gate.mjs`. */
export interface RunUse extends ConditionalUse {
  readonly does: 'run'
  readonly path: PathText
  /** Where it is started, relative to where this program was: `cd web && node gate.mjs`. Absent: in the same place. */
  readonly directory?: PathText
}

/** A module whose body runs first. */
export interface ImportUse extends Use {
  readonly does: 'import'
  readonly specifier: string
}

/** A named routine: `npm run check`, `make verify`. */
export interface StartUse extends ConditionalUse {
  readonly does: 'start'
  readonly sort: 'package-script' | 'make-target'
  readonly name: string
  /** The directory of its package.json or Makefile, relative to where this program was started. Absent: that one. */
  readonly directory?: PathText
}

/** A function that another module exports. */
export interface CallUse extends ConditionalUse {
  readonly does: 'call'
  readonly specifier: string
  readonly name: string
  /** Undefined where an argument is no path that can be known. A list constant gives one call for each of its values. */
  readonly arguments: readonly (CallArgument | null)[]
  readonly swallowed?: Span
}

export interface CallArgument {
  readonly path: PathText
  readonly span: Span
}
