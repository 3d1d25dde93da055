/** Whether `set -e` holds where a command stands. */
import { isOwn, type OptionChange, type ShellOptions } from './errexit.ts'
import type { Call, Region } from './text.ts'

/** Whether a failure of the command there ends the shell that runs it. */
export function endsAtFailure(
  options: ShellOptions,
  { region, position, span: [at] }: Pick<Call, 'region' | 'position' | 'span'>,
): boolean {
  if (position.isTested || !isOwn(region)) return false
  const { errexit } = options
  const placed = placesOf(options)
  let latest = -1
  const look = (of: Region | undefined) => {
    const byFunction = placed.get(of)
    for (const name of new Set([undefined, position.function])) {
      const indexes = byFunction?.get(name) ?? []
      const before = countBefore(indexes, errexit.changes, at)
      if (before > 0) latest = Math.max(latest, indexes[before - 1]!)
    }
  }
  look(undefined)
  for (let outer: Region | undefined = region; outer; outer = outer.parent) look(outer)
  return errexit.changes[latest]?.isOn ?? false
}

/**
 * Indexes of the changes, by the region that they hold in (undefined for those of the shebang and the host), and by the
 * function: what a handler switches off for itself is on where it is not called. Undefined for those that hold for all.
 */
type Places = ReadonlyMap<Region | undefined, ReadonlyMap<string | undefined, readonly number[]>>

/** A text may have thousands of changes, and as many commands to ask about. */
const known = new WeakMap<ShellOptions, Places>()

function placesOf(options: ShellOptions): Places {
  const found = known.get(options)
  if (found) return found
  const places = new Map<Region | undefined, Map<string | undefined, number[]>>()
  for (const [index, { isOn, call }] of options.errexit.changes.entries()) {
    const byFunction = places.get(call?.region) ?? new Map<string | undefined, number[]>()
    places.set(call?.region, byFunction)
    const name = isOn ? undefined : call?.position.function
    const indexes = byFunction.get(name) ?? []
    byFunction.set(name, indexes)
    indexes.push(index)
  }
  known.set(options, places)
  return places
}

/** How many of the changes, which are in the order of the text, begin no later than an offset. */
function countBefore(indexes: readonly number[], changes: readonly OptionChange[], at: number): number {
  let low = 0
  let high = indexes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (changes[indexes[middle]!]!.span[0] <= at) low = middle + 1
    else high = middle
  }
  return low
}
