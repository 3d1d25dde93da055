/** What of the gate has to run for this change, and what of it is settled already. */
import { visible } from '../../src/reporters/visible.ts'
import { affectedTests, testsIn } from './affected.ts'
import type { FoundBase, NoBase } from './base.ts'
import { changedSince, treeIn } from './changed.ts'
import { keysOf, machineAt, provenIn } from './proof.ts'
import { stepsOf, type Change, type Step } from './steps.ts'
import type { Row, Verdict } from './table.ts'

export interface Plan {
  readonly steps: readonly Step[]
  /** Of steps that need not run. */
  readonly rows: readonly Row[]
  /** One line each, on what the gate goes by. */
  readonly notes: readonly string[]
  /** Of the tests that run: what they can read, by file. */
  readonly keys: ReadonlyMap<string, string>
}

/** Who runs the gate. */
export type Service = Pick<Change, 'isOnGitHub' | 'summary'>

/** `names`: the steps that somebody asked for; none: all. */
export function planOf(root: string, base: FoundBase | NoBase, names: readonly string[], service: Service): Plan {
  const isAsked = (name: string) => names.length === 0 || names.includes(name)
  const selection = isAsked('tests') ? selectionFor(root, base) : undefined
  const { tests, settled, note, keys = new Map<string, string>() } = selection ?? {}
  const all = stepsOf({ base: base.ref, tests, ...service }).filter(({ name }) => isAsked(name))
  const isSettled = ({ name }: Step) => name === 'tests' && settled !== undefined
  return {
    steps: all.filter((step) => !isSettled(step)),
    rows: all.filter(isSettled).map(({ name, repeat }) => ({ name, verdict: settled!, seconds: undefined, repeat })),
    notes: [comparison(base), ...(note === undefined ? [] : [note])],
    keys,
  }
}

function comparison(base: FoundBase | NoBase): string {
  return base.ref === undefined
    ? `compares with nothing: ${visible(base.reason)}`
    : `compares with ${visible(base.ref)} at ${base.commit.slice(0, 12)} (${base.source})`
}

interface Selection {
  /** Undefined: all of them, those among them that git does not list. */
  readonly tests: readonly string[] | undefined
  /** Where none has to run. */
  readonly settled: Verdict | undefined
  readonly note: string
  readonly keys: ReadonlyMap<string, string>
}

function selectionFor(root: string, base: FoundBase | NoBase): Selection | undefined {
  const tree = treeIn(root)
  if (!tree) return undefined
  const every = testsIn(tree)
  const changed = base.ref === undefined ? undefined : changedSince(root, base.commit)
  const affected = changed ? affectedTests(changed, tree) : every
  const keys = keysOf(tree, machineAt(root))
  const proven = provenIn(root)
  const tests = affected.filter((test) => proven.get(test) !== keys.get(test))
  const passed = affected.length - tests.length
  return {
    tests: tests.length === every.length ? undefined : tests,
    settled: affected.length === 0 ? 'not needed' : tests.length === 0 ? 'proven' : undefined,
    note: `tests: ${affected.length} of ${every.length} files can be affected, ${passed} have passed on what they read`,
    keys: new Map(tests.map((test) => [test, keys.get(test)!])),
  }
}
