/** Commands that a change of directory reaches. */
import type { AndOr, Statement } from '../../src/engine/parse/shell.ts'
import { directoryChangeOf, isPlace } from './directory.ts'
import { dependsOnDirectory, isPlainStatement, showsDirectory } from './directory-use.ts'
import { isWithin } from './region-sorts.ts'
import type { Call, Region, ShellText } from './text.ts'

export interface DirectoryReach {
  /** The chain of `&&` and `||` that it stands in, not as the last. */
  readonly chain: AndOr | undefined
  /** Those behind it in its chain; where it stands alone, all that follow in its shell. In the order of the text. */
  commands(): Iterable<Call>
  /** Whether something behind the chain minds where it runs. */
  isMindedLater(): boolean
  /** What a reader sees to rest on it in the text; `left`: nothing, before the directory is changed for good again. */
  seen(): 'something' | 'nothing' | 'left'
}

/** `at` is the call's place among the calls of the text. Nothing is looked at before it is asked for. */
export function reachOf(shell: ShellText, call: Call, at: number): DirectoryReach {
  const { region, node, position } = call
  const { list, statement } = position
  const isInChain = list !== undefined && list.commands.includes(node) && list.commands.at(-1) !== node
  const end = isInChain ? region.place([list.pos, list.end])[1] : Infinity
  return {
    chain: isInChain ? list : undefined,
    *commands() {
      for (const follower of followersOf(shell, region, at + 1)) {
        if (follower.span[0] >= end) return
        yield follower
      }
    },
    seen() {
      for (const follower of followersOf(shell, region, at + 1)) {
        const change = directoryChangeOf(follower)
        if (change && isPlace(change) && follower.region === region && !follower.position.isConditional) return 'left'
        if (showsDirectory(follower)) return 'something'
      }
      const index = indexIn(region, statement)
      const isPlainBehind = index !== -1 && region.commands.slice(index + 1).every(isPlainStatement)
      return isPlainBehind ? 'nothing' : 'something'
    },
    isMindedLater() {
      if (!isInChain) return false
      let next = at + 1
      while (next < shell.calls.length && shell.calls[next]!.span[0] < end) next++
      const index = indexIn(region, statement)
      return index === -1
        ? [...followersOf(shell, region, next)].some(dependsOnDirectory)
        : someDepends(shell, region, index + 1, next)
    },
  }
}

/** Whether one of the region's statements from `index` on minds the directory; `at` is the first call among them. */
function someDepends(shell: ShellText, region: Region, index: number, at: number): boolean {
  let next = at
  for (let place = index; place < region.commands.length; place++) {
    const statement = region.commands[place]!
    if (!isPlainStatement(statement)) return true
    const end = region.place([statement.pos, statement.end])[1]
    for (; next < shell.calls.length && shell.calls[next]!.span[0] < end; next++)
      if (dependsOnDirectory(shell.calls[next]!)) return true
  }
  return false
}

/** Calls of one region stand together. */
function* followersOf({ calls }: ShellText, region: Region, from: number): Generator<Call> {
  for (let at = from; at < calls.length && isWithin(calls[at]!.region, region); at++) yield calls[at]!
}

const places = new WeakMap<readonly Statement[], ReadonlyMap<Statement, number>>()

/** -1 where the statement stands deeper: in a branch, a loop, a group. */
export function indexIn({ commands }: Region, statement: Statement): number {
  const known = places.get(commands) ?? new Map(commands.map((each, index) => [each, index]))
  places.set(commands, known)
  return known.get(statement) ?? -1
}
