/** Sections that stand elsewhere now: in another page, below another heading, or before what they stood behind. */
import type { ChangedPage } from './pages.ts'
import type { Section } from './sections.ts'

export interface Move {
  /** The page that it stood in, as it was called; undefined where it is the same. */
  readonly from: string | undefined
  /** Sections below it that went with it. */
  readonly below: number
}

/** `earlier` tells what each section was. What went with the section above it is counted there. */
export function movesIn(
  pages: readonly ChangedPage[],
  earlier: ReadonlyMap<Section, Section>,
  renamed: ReadonlyMap<string, string>,
): ReadonlyMap<Section, Move> {
  const moves = new Map<Section, { from: string | undefined; below: number }>()
  const sectionAt = new Map(pages.flatMap(({ before }) => (before ? [[before.file, before.sections] as const] : [])))
  for (const { after } of pages) {
    if (!after) continue
    const isHere = (was: Section) => (renamed.get(was.file) ?? was.file) === after.file
    const stay = inOrder(
      after.sections.flatMap((section) => {
        const was = earlier.get(section)
        return was && isHere(was) ? [[section, was.position] as const] : []
      }),
    )
    // The root of each subtree that went as a whole.
    const rootOf = new Map<Section, Section>()
    for (const section of after.sections) {
      const was = earlier.get(section)
      if (!was) continue
      const parent = section.parent === -1 ? undefined : after.sections[section.parent]
      const parentWas = was.parent === -1 ? undefined : sectionAt.get(was.file)?.[was.parent]
      const isWithParent = parent !== undefined && parentWas !== undefined && earlier.get(parent) === parentWas
      const root = isWithParent ? rootOf.get(parent) : undefined
      if (root && moves.has(root)) {
        moves.get(root)!.below++
        rootOf.set(section, root)
        continue
      }
      const isElsewhere = !isHere(was)
      const isBelowAnother = !isWithParent && was.depth > 1 && parentWas !== undefined && parent !== undefined
      if (!isElsewhere && !isBelowAnother && stay.has(section)) continue
      moves.set(section, { from: isElsewhere ? was.file : undefined, below: 0 })
      rootOf.set(section, section)
    }
  }
  return moves
}

/** Those that keep their order: the most that can, so that the fewest are said to have moved. */
function inOrder(placed: readonly (readonly [Section, number])[]): ReadonlySet<Section> {
  /** By length less one: the index of the last of a run of that length which ends lowest. */
  const ends: number[] = []
  const previous: (number | undefined)[] = []
  for (const [at, [, position]] of placed.entries()) {
    let low = 0
    let high = ends.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (placed[ends[middle]!]![1] < position) low = middle + 1
      else high = middle
    }
    previous.push(low > 0 ? ends[low - 1] : undefined)
    ends[low] = at
  }
  const kept = new Set<Section>()
  for (let at = ends.at(-1); at !== undefined; at = previous[at]) kept.add(placed[at]![0])
  return kept
}
