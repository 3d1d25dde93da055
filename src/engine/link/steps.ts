/**
 * Steps: routines as they run, each in its directory and with its arguments, and the ways from one to the next. Equal
 * steps are one, however many ways lead there, so that a thousand scripts that start each other stay a thousand steps.
 */
import type { FileFacts } from '../model/facts.ts'
import type { CallUse, PathText, RoutineFact, RunUse, UseFact } from '../model/program.ts'
import type { Place, Span } from '../model/range.ts'
import type { Tree } from '../model/tree.ts'
import { programLanguageOf } from '../facts/programs/languages.ts'
import { programAt, resolveModule } from './modules.ts'
import { pathBinder, rootedPath, type Surroundings } from './path-texts.ts'
import { routinesIn, type StartedRoutine } from './routines.ts'

export interface Step extends StartedRoutine, Surroundings {
  /** Behind a condition of a program on the way: nothing of it is required. */
  readonly isConditional: boolean
  /** What swallows all that goes wrong in it. */
  readonly swallowed: Place | undefined
  /** From here to others, and from others to here. */
  readonly ways: readonly Way[]
  readonly cameFrom: readonly Way[]
  readonly touches: readonly Touch[]
}

export interface Way {
  readonly from: Step
  readonly to: Step
  readonly at: Place
  /** What happens at the place: "scripts/gate.mjs is run here." */
  readonly message: string
}

/** A file that a step names. */
export interface Touch {
  readonly does: 'run' | 'import' | 'read' | 'probe' | 'write' | 'remove'
  /** Relative to the root. */
  readonly path: string
  readonly at: Place
  readonly swallowed?: Place
}

export interface Steps {
  /** Those that start by themselves or by name, in the order of the files given. */
  readonly gates: readonly Step[]
  readonly all: readonly Step[]
  /** Programs that are named, stand in the tree and are not among the files. */
  readonly missed: ReadonlySet<string>
}

/** Bounds for texts that are made to be slow; no build comes near them. */
const MOST_STEPS = 50_000
const LONGEST_WAY = 100
const MOST_HANDS = 20

/** Folders of other people's programs. */
const VENDORED = /(?:^|\/)(?:node_modules|vendor|third_party|bower_components|site-packages)\//

interface OpenStep extends Step {
  readonly ways: Way[]
  readonly cameFrom: Way[]
  readonly touches: Touch[]
  /** The step that it was first reached from, and how many ways it is from its gate. */
  readonly parent: OpenStep | undefined
  readonly depth: number
}

type Start = StartedRoutine & Partial<Pick<Step, 'arguments' | 'isConditional' | 'swallowed'>>

export function stepsFrom(gateFiles: Iterable<string>, files: ReadonlyMap<string, FileFacts>, tree: Tree): Steps {
  const steps = new Map<string, OpenStep>()
  const missed = new Set<string>()
  const bind = pathBinder(files, tree, miss)
  const routines = routinesIn(files, tree)
  const gates: OpenStep[] = []
  for (const file of gateFiles) {
    for (const gate of routines.gatesOf(file)) {
      const step = stepOf(gate)
      if (step) gates.push(step)
    }
  }
  // The map grows while it is walked: breadth first, so that a step's first way is a shortest one.
  for (const step of steps.values()) {
    addHooks(step)
    for (const use of step.routine.uses) follow(step, use)
  }
  return { gates, all: [...steps.values()], missed }

  function stepOf({ file, routine, start, ...state }: Start, parent?: OpenStep): OpenStep | undefined {
    const { arguments: bound = [], isConditional = false, swallowed } = state
    const position = files.get(file)!.program!.routines.indexOf(routine)
    const given = bound.map((each) => each && [each.text, each.at?.file, each.at?.span])
    const key = JSON.stringify([file, position, start, isConditional, swallowed?.file, swallowed?.span, given])
    const known = steps.get(key)
    if (known) return known
    const depth = parent ? parent.depth + 1 : 0
    if (steps.size >= MOST_STEPS || depth > LONGEST_WAY || isOnTheWay(parent, file, routine)) return undefined
    const reached = { arguments: bound, isConditional, swallowed, parent, depth }
    const step: OpenStep = { file, routine, start, ...reached, ways: [], cameFrom: [], touches: [] }
    steps.set(key, step)
    return step
  }

  /** A routine that comes back to itself with other arguments, or in another directory, would go on for ever. */
  function isOnTheWay(from: OpenStep | undefined, file: string, routine: RoutineFact): boolean {
    for (let at = from; at; at = at.parent) if (at.routine === routine && at.file === file) return true
    return false
  }

  function go(from: OpenStep, start: Start, span: Span, message: string): void {
    const to = stepOf(start, from)
    if (!to || to === from) return
    const way = { from, to, at: { file: from.file, span }, message }
    from.ways.push(way)
    to.cameFrom.push(way)
  }

  /** npm runs `pretest` before `test`, and `posttest` behind it. */
  function addHooks(step: OpenStep): void {
    const { file, routine, isConditional, swallowed } = step
    if (routine.sort !== 'package-script') return
    for (const hook of ['pre', 'post']) {
      const name = hook + routine.name
      const started = routines.named('package-script', name, step.start)
      if (started?.file === file)
        go(step, { ...started, isConditional, swallowed }, started.routine.span, `npm runs ${name} with it.`)
    }
  }

  function follow(step: OpenStep, use: UseFact): void {
    const isConditional = step.isConditional || ('isConditional' in use && use.isConditional === true)
    switch (use.does) {
      case 'run':
        return followRun(step, use, isConditional)
      case 'import': {
        const module = resolveModule(tree, step.file, use.specifier)
        if (!module) return
        step.touches.push(touch(step, isConditional ? 'probe' : 'import', module.path, place(step, use.span)))
        const body = module.isThere ? bodyOf(module.path) : undefined
        if (body)
          go(step, { ...body, start: step.start, isConditional, swallowed: step.swallowed }, use.span, imported(body))
        return
      }
      case 'start': {
        const directory = directoryIn(step, use.directory)
        const started = directory === undefined ? undefined : routines.named(use.sort, use.name, directory)
        if (started) go(step, { ...started, isConditional }, use.span, `${started.routine.name} is started here.`)
        return
      }
      case 'call':
        return followCall(step, use, isConditional)
      default: {
        const does = step.isConditional && use.does === 'read' ? 'probe' : use.does
        const swallowed = use.swallowed ? place(step, use.swallowed) : step.swallowed
        for (const { path, at } of pathsOf(step, use.path, use.span, step.start))
          step.touches.push({ does, path, at, ...(swallowed && { swallowed }) })
      }
    }
  }

  function followRun(step: OpenStep, use: RunUse, isConditional: boolean): void {
    const start = directoryIn(step, use.directory)
    if (start === undefined) return
    for (const { path, at } of pathsOf(step, use.path, use.span, start)) {
      const program = programAt(tree, path)
      step.touches.push(touch(step, isConditional ? 'probe' : 'run', program ?? path, at))
      const body = program === undefined ? undefined : bodyOf(program)
      if (body)
        go(
          step,
          { ...body, start, isConditional },
          at.file === step.file ? at.span : use.span,
          `${program} is run here.`,
        )
    }
  }

  function followCall(step: OpenStep, use: CallUse, isConditional: boolean): void {
    const called = exported(step.file, use.specifier, use.name)
    if (!called) return
    const swallowed = use.swallowed ? place(step, use.swallowed) : step.swallowed
    const given = use.arguments.map((argument) => {
      const [bound, ...others] = argument ? bind(argument.path, step) : []
      return bound && others.length === 0
        ? { text: bound.text, at: bound.at ?? place(step, argument!.span) }
        : undefined
    })
    const state = { start: step.start, arguments: given, isConditional, swallowed }
    go(step, { ...called, ...state }, use.span, `${use.name} of ${called.file} is called here.`)
  }

  /** The function that a module exports, also where it hands on another module's. */
  function exported(from: string, specifier: string, name: string): Omit<StartedRoutine, 'start'> | undefined {
    let wanted = { from, specifier, name }
    for (let hands = 0; hands < MOST_HANDS; hands++) {
      const module = resolveModule(tree, wanted.from, wanted.specifier)
      if (!module?.isThere) return undefined
      const { routines: own = [], constants = [] } = programOf(module.path) ?? {}
      const routine = own.find((each) => each.sort === 'function' && each.name === wanted.name)
      if (routine) return { file: module.path, routine }
      const handed = constants.find((each) => each.name === wanted.name)?.values[0]?.[0]
      if (typeof handed !== 'object' || handed.from !== 'module') return undefined
      wanted = { from: module.path, specifier: handed.specifier, name: handed.name }
    }
    return undefined
  }

  function directoryIn(step: Step, directory: PathText | undefined): string | undefined {
    if (!directory) return step.start
    const [bound, ...others] = bind(directory, step)
    return bound && others.length === 0 ? rootedPath(bound, step.start) : undefined
  }

  function pathsOf(step: Step, text: PathText, span: Span, directory: string): { path: string; at: Place }[] {
    return bind(text, step).flatMap((bound) => {
      const path = rootedPath(bound, directory)
      return path === undefined || path === '' ? [] : [{ path, at: bound.at ?? place(step, span) }]
    })
  }

  /** The program of a file that stands there; one that is not at hand is missed. */
  function programOf(path: string): FileFacts['program'] {
    const facts = files.get(path)
    if (!facts) miss(path)
    return facts?.program
  }

  function bodyOf(path: string): Omit<StartedRoutine, 'start'> | undefined {
    const routine = programOf(path)?.routines.find(({ sort }) => sort === 'body')
    return routine && { file: path, routine }
  }

  function miss(path: string): void {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if ((programLanguageOf(path) || !name.includes('.')) && !VENDORED.test(path)) missed.add(path)
  }
}

function imported({ file }: { readonly file: string }): string {
  return `${file} is imported here.`
}

function place(step: Step, span: Span): Place {
  return { file: step.file, span }
}

function touch({ swallowed }: Step, does: Touch['does'], path: string, at: Place): Touch {
  return { does, path, at, ...(swallowed && { swallowed }) }
}
