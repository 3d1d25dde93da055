import { expect, test } from 'vitest'
import { waysAlong } from '../../../src/engine/link/runs/ways.ts'

interface Arrow {
  readonly from: string
  readonly to: string
}

/** Each arrow walked, one set for each node. */
function reachedFrom(start: string, arrows: readonly Arrow[]): Set<string> {
  const reached = new Set<string>()
  const open = [start]
  for (const at of open)
    for (const { from, to } of arrows)
      if (from === at && !reached.has(to)) {
        reached.add(to)
        open.push(to)
      }
  return reached
}

/** Park and Miller's generator, so that every run draws the same graphs. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => (state = (state * 48271) % 2147483647) % sides
}

test.each(Array.from({ length: 40 }, (_, i) => i + 1))('leads where walking leads: graph %i', (seed) => {
  const roll = dice(seed)
  const count = 4 + roll(14)
  const isRing = seed % 2 === 0
  const arrows = Array.from({ length: roll(2 * count) }, (): Arrow => {
    const [one, other] = [roll(count), roll(count)]
    const [from, to] = isRing || one < other ? [one, other] : [other, one]
    return { from: `E${from}`, to: `E${to}` }
  })
  const { leads, circleOf } = waysAlong(arrows)
  const nodes = Array.from({ length: count }, (_, i) => `E${i}`)
  const reached = new Map(nodes.map((node) => [node, reachedFrom(node, arrows)]))
  const isDrawn = (node: string) => arrows.some(({ from, to }) => from === node || to === node)
  for (const from of nodes)
    for (const to of nodes) {
      expect(leads(from, to), `${from} ${to}`).toBe(from !== to && reached.get(from)!.has(to))
      if (from === to || !isDrawn(from) || !isDrawn(to)) continue
      const isAround = reached.get(from)!.has(to) && reached.get(to)!.has(from)
      expect(circleOf(from) === circleOf(to), `${from} ${to} around`).toBe(isAround)
    }
})

test('knows nothing of what no arrow names', () => {
  const { leads, circleOf } = waysAlong([{ from: 'E0', to: 'E1' }])
  expect([leads('E9', 'E1'), leads('E0', 'E9'), circleOf('E9')]).toEqual([false, false, undefined])
})

test('of a hundred thousand in a line the first leads to the last', () => {
  const line = Array.from({ length: 100_000 }, (_, i) => ({ from: `E${i}`, to: `E${i + 1}` }))
  const { leads } = waysAlong(line.reverse())
  expect([leads('E0', 'E100000'), leads('E100000', 'E0'), leads('E7', 'E99999')]).toEqual([true, false, true])
})
