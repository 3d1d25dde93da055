/** Gates: what starts by itself or by name, and every file that it reads, directly or through the scripts that it runs. */
import type { FileFacts } from '../model/facts.ts'
import type { RoutineFact } from '../model/program.ts'
import type { Place } from '../model/range.ts'
import type { Document, Index } from './index.ts'
import { roleOf } from './roles.ts'
import { directoryOf } from './scopes.ts'
import { stepsFrom, type Step, type Steps, type Touch, type Way } from './steps.ts'

export interface Gate {
  readonly document: Document
  readonly routine: RoutineFact
  /** A place and a path are listed once. Made when it is asked for. */
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

/** One place of a program that names a file, however many gates come by. */
export interface NamedPath extends Touch {
  /** The nearest gates, at most as many as a message can bear. */
  readonly gates: readonly Gate[]
  /** How many gates come by; at least as many as the search counted before it gave up. */
  readonly gateCount: number
  /** The way from the first of the gates. */
  readonly chain: Dependency['chain']
}

/** Longer names are cut: a step without one is called by the first line that it runs. */
const LONGEST_NAME = 60

/** A gate as messages call it. */
export function gateName({ name }: RoutineFact): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).trimEnd()}…` : name
}

/** Gates that a message names before it counts the rest. */
const MOST_NAMED = 3

/** Steps and ways that one search for gates looks at. */
const MOST_SEARCHED = 10_000

interface GateIndex {
  readonly gates: readonly Gate[]
  readonly named: readonly NamedPath[]
  /** Files and folders that a program of any gate writes. */
  readonly written: ReadonlySet<string>
}

const indexes = new WeakMap<Index, GateIndex>()

export function gatesIn(index: Index): readonly Gate[] {
  return gateIndexOf(index).gates
}

/** Each place and path once, over all gates; in the order of files and places. */
export function pathsNamedByGates(index: Index): readonly NamedPath[] {
  return gateIndexOf(index).named
}

/** Whether a program of any gate makes the file, or writes a folder above it. */
export function isWrittenByGates(index: Index, path: string): boolean {
  const { written } = gateIndexOf(index)
  if (written.size === 0) return false
  for (let at = path; at !== ''; at = directoryOf(at)) if (written.has(at)) return true
  return false
}

function gateIndexOf(index: Index): GateIndex {
  let made = indexes.get(index)
  if (!made) indexes.set(index, (made = makeGateIndex(index)))
  return made
}

function makeGateIndex(index: Index): GateIndex {
  const programs = index.documents.filter(({ facts }) => facts.program)
  if (programs.length === 0) return { gates: [], named: [], written: new Set() }
  const files = new Map<string, FileFacts>(programs.map(({ path, facts }) => [path, facts]))
  const steps = stepsFrom(
    programs.filter(isHeld).map(({ path }) => path),
    files,
    index.tree,
  )
  const gates = new Map(steps.gates.map((step) => [step, gateOf(step, index)]))
  const written = steps.all.flatMap(({ touches }) => touches.filter(({ does }) => does === 'write'))
  return {
    gates: [...gates.values()],
    named: namedPaths(steps, gates),
    written: new Set(written.map(({ path }) => path)),
  }
}

/** What a template or an example starts is not started here. A runner reads its workflows out of a hidden folder. */
function isHeld({ path, scope }: Document): boolean {
  return roleOf(path.replace(/(^|\/)\.github\/workflows\//, '$1'), scope.directory) === 'record'
}

function gateOf(step: Step, index: Index): Gate {
  let made: readonly Dependency[] | undefined
  return {
    document: index.document(step.file)!,
    routine: step.routine,
    get dependencies() {
      return (made ??= dependenciesOf(step))
    },
  }
}

function dependenciesOf(gate: Step): Dependency[] {
  const firstWays = new Map<Step, Way | undefined>([[gate, undefined]])
  const found = new Map<string, { readonly touch: Touch; readonly step: Step }>()
  // The map grows while it is walked: breadth first, so that each way is a shortest one.
  for (const step of firstWays.keys()) {
    for (const way of step.ways) if (!firstWays.has(way.to)) firstWays.set(way.to, way)
    for (const touch of step.touches) {
      const key = keyOf(touch)
      const known = found.get(key)
      if (!known || strength(touch) > strength(known.touch)) found.set(key, { touch, step })
    }
  }
  return [...found.values()].map(({ touch, step }) => {
    let made: Dependency['chain'] | undefined
    return {
      ...touch,
      get chain() {
        return (made ??= chainTo(gate, waysTo(step, firstWays)))
      },
    }
  })
}

function waysTo(step: Step, firstWays: ReadonlyMap<Step, Way | undefined>): Way[] {
  const ways: Way[] = []
  for (let way = firstWays.get(step); way; way = firstWays.get(way.from)) ways.unshift(way)
  return ways
}

function chainTo({ file, routine }: Step, ways: readonly Way[]): Dependency['chain'] {
  const start = { at: { file, span: routine.span }, message: `The gate ${gateName(routine)} starts here.` }
  return [start, ...ways.map(({ at, message }) => ({ at, message }))]
}

function namedPaths({ all }: Steps, gates: ReadonlyMap<Step, Gate>): NamedPath[] {
  const found = new Map<string, { touch: Touch; steps: Step[] }>()
  for (const step of all) {
    for (const touch of step.touches) {
      const key = keyOf(touch)
      const known = found.get(key)
      const difference = known ? strength(touch) - strength(known.touch) : 1
      if (difference > 0) found.set(key, { touch, steps: [step] })
      else if (difference === 0) known!.steps.push(step)
    }
  }
  return [...found.values()]
    .sort((a, b) => compare(a.touch.at, b.touch.at))
    .map(({ touch, steps }) => {
      let made: ReturnType<typeof gatesBehind> | undefined
      const behind = () => (made ??= gatesBehind(steps, gates))
      return {
        ...touch,
        get gates() {
          return behind().gates.slice(0, MOST_NAMED)
        },
        get gateCount() {
          return behind().gates.length
        },
        get chain() {
          return behind().chain
        },
      }
    })
}

/** The gates that lead to any of the steps, nearest first. */
function gatesBehind(
  steps: readonly Step[],
  gates: ReadonlyMap<Step, Gate>,
): { readonly gates: readonly Gate[]; readonly chain: Dependency['chain'] } {
  const nextWays = new Map<Step, Way | undefined>(steps.map((step) => [step, undefined]))
  const found: Gate[] = []
  let chain: Dependency['chain'] = []
  let searched = 0
  for (const step of nextWays.keys()) {
    searched += 1 + step.cameFrom.length
    const gate = gates.get(step)
    if (gate && found.push(gate) === 1) {
      const ways: Way[] = []
      for (let way = nextWays.get(step); way; way = nextWays.get(way.to)) ways.push(way)
      chain = chainTo(step, ways)
    }
    if (searched > MOST_SEARCHED) break
    for (const way of step.cameFrom) if (!nextWays.has(way.from)) nextWays.set(way.from, way)
  }
  return { gates: found, chain }
}

function keyOf({ path, at }: Touch): string {
  return `${path}\n${at.span[0]}\n${at.file}`
}

/** A place that one gate must read and another may is one that must be read. */
function strength({ does, swallowed }: Touch): number {
  if (does === 'probe') return 0
  return does === 'write' || does === 'remove' ? 1 : swallowed ? 2 : 3
}

function compare(a: Place, b: Place): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : a.span[0] - b.span[0]
}
