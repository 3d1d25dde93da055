/** Programs made by hand, so that the linker is tested apart from the languages that programs are written in. */
import { emptyFacts } from '../../../src/engine/facts/extract.ts'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import type { FileFacts, ProgramLanguage } from '../../../src/engine/model/facts.ts'
import type { ConstantFact, PathText, RoutineFact, UseFact } from '../../../src/engine/model/program.ts'
import type { Span } from '../../../src/engine/model/range.ts'
import { treeOf } from '../../../src/engine/model/tree.ts'
import type { Index } from '../../../src/engine/link/index.ts'
import { link } from '../../../src/engine/link/link.ts'

/** Uses stand one behind the other, ten characters each, so that a place tells which use it is. */
export function routine(
  sort: RoutineFact['sort'],
  name: string,
  uses: readonly Loose[],
  directory?: string,
): RoutineFact {
  return { sort, name, span: [0, 9], uses: uses.map(placed), ...(directory !== undefined && { directory }) }
}

export function body(...uses: readonly Loose[]): RoutineFact {
  return routine('body', '', uses)
}

/** A use without its span. */
export type Loose = UseFact extends infer Each ? (Each extends UseFact ? Omit<Each, 'span'> : never) : never

function placed(use: Loose, position: number): UseFact {
  return { ...use, span: spanAt(position) }
}

export function spanAt(position: number): Span {
  return [(position + 1) * 10, (position + 1) * 10 + 5]
}

export function program(
  language: ProgramLanguage,
  routines: readonly RoutineFact[],
  constants: readonly ConstantFact[] = [],
): FileFacts {
  return { ...emptyFacts(language, [0]), program: { routines, constants } }
}

export function scripts(uses: Readonly<Record<string, readonly Loose[]>>): FileFacts {
  return program(
    'package',
    Object.entries(uses).map(([name, own]) => routine('package-script', name, own)),
  )
}

export const read = (...path: PathText): Loose => ({ does: 'read', path })
export const run = (...path: PathText): Loose => ({ does: 'run', path })
export const importOf = (specifier: string): Loose => ({ does: 'import', specifier })
export const start = (name: string): Loose => ({ does: 'start', sort: 'package-script', name })
export const make = (name: string): Loose => ({ does: 'start', sort: 'make-target', name })

export function indexOf(programs: Readonly<Record<string, FileFacts>>, others: readonly string[] = []): Index {
  const files = new Map(Object.entries(programs))
  return link(files, treeOf([...files.keys(), ...others]), DEFAULT_CONFIG)
}
