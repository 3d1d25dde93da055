import type { HeadingFact } from './facts.ts'

/** For each heading the index of the one it stands under, the nearest above that is shallower; -1 for none. */
export function headingParents(headings: readonly HeadingFact[]): readonly number[] {
  const around: number[] = []
  return headings.map(({ depth }, at) => {
    while (around.length > 0 && headings[around.at(-1)!]!.depth >= depth) around.pop()
    const parent = around.at(-1) ?? -1
    around.push(at)
    return parent
  })
}
