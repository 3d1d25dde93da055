/** Which routine a name starts, and in which directory: npm's and make's own search, and the runner's of workflows. */
import type { FileFacts } from '../model/facts.ts'
import type { RoutineFact } from '../model/program.ts'
import type { Tree } from '../model/tree.ts'
import { resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'

export interface StartedRoutine {
  readonly file: string
  readonly routine: RoutineFact
  /** Relative to the root. */
  readonly start: string
}

/** GNU make's order. */
const MAKEFILES = ['GNUmakefile', 'makefile', 'Makefile']

const WORKFLOWS = /(?:^|\/)\.github\/workflows\/[^/]+$/

export interface Routines {
  /** Those of a file that start by themselves or by name. */
  gatesOf(file: string): readonly StartedRoutine[]
  /** The routine of that name for somebody who stands in `directory`; '' is a Makefile's first. */
  named(sort: 'package-script' | 'make-target', name: string, directory: string): StartedRoutine | undefined
}

export function routinesIn(files: ReadonlyMap<string, FileFacts>, tree: Tree): Routines {
  const byName = new Map<string, ReadonlyMap<string, StartedRoutine>>()
  return {
    gatesOf: (file) => [...new Set(gatesByName(file).values())],
    named(sort, name, directory) {
      const file = sort === 'package-script' ? packageAbove(directory) : makefileIn(directory)
      return file === undefined ? undefined : gatesByName(file).get(name)
    },
  }

  /** The gates of a file, in its order; a Makefile's first once more as ''. Steps of a workflow may share a name. */
  function gatesByName(file: string): ReadonlyMap<string, StartedRoutine> {
    let gates = byName.get(file)
    if (!gates) byName.set(file, (gates = new Map(namedGates(file))))
    return gates
  }

  function namedGates(file: string): (readonly [string, StartedRoutine])[] {
    const { routines = [] } = files.get(file)?.program ?? {}
    const gates = routines.flatMap((routine, position) => {
      const isGate = routine.sort !== 'body' && routine.sort !== 'function'
      const start = isGate ? startOf(file, routine) : undefined
      const name = routine.sort === 'workflow-step' ? `${position}` : routine.name
      return start === undefined ? [] : [[name, { file, routine, start }] as const]
    })
    const first = gates[0]
    return first?.[1].routine.sort === 'make-target' ? [...gates, ['', first[1]]] : gates
  }

  /** Undefined where it starts out of the root. */
  function startOf(file: string, { directory = '' }: RoutineFact): string | undefined {
    if (/^[/~]/.test(directory)) return undefined
    return resolvePath(WORKFLOWS.test(file) ? file.replace(WORKFLOWS, '') : ownDirectory(file), directory)
  }

  /** A part of a Makefile (`build/notes.mk`) runs where the Makefile that includes it does: nearest above, as a rule. */
  function ownDirectory(file: string): string {
    const own = directoryOf(file)
    if (!file.endsWith('.mk')) return own
    for (let at = own; ; at = directoryOf(at)) {
      if (makefileIn(at) !== undefined) return at
      if (at === '') return own
    }
  }

  function packageAbove(directory: string): string | undefined {
    for (let at = directory; ; at = directoryOf(at)) {
      const path = at === '' ? 'package.json' : `${at}/package.json`
      if (tree.kindOf(path) === 'file') return path
      if (at === '') return undefined
    }
  }

  function makefileIn(directory: string): string | undefined {
    const prefix = directory === '' ? '' : `${directory}/`
    return MAKEFILES.map((name) => prefix + name).find((path) => tree.kindOf(path) === 'file')
  }
}
