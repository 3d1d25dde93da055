import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../../src/engine/facts/extract.ts'
import { writtenPaths } from '../../../../src/engine/rules/task/written-paths.ts'
import { hasSubstitute, namesAnotherFile } from '../../../../src/engine/rules/task/substitutes.ts'

function taskOf(text: string) {
  return extractFacts(`- [x] T001 ${text}\n`, 'markdown').tasks![0]!
}

describe('a task writes', () => {
  test.each([
    ['Add the seats to `rooms/seats.md`', ['rooms/seats.md']],
    ['Create a.md, b.md and c.md', ['a.md', 'b.md', 'c.md']],
    ['Create the guide.md template in `tools/print.ts`', ['tools/print.ts']],
    ['Add five rooms to the old guide.md, with pictures (`rooms/guide.md`)', ['rooms/guide.md']],
    ['Update guide.md with a line on `tools/print.ts`', ['guide.md']],
    ['Add a check that keeps `rooms/seats.md` whole in `tools/check.ts`', ['tools/check.ts']],
    ['Add the rooms, then the seats `rooms/seats.md` as used in `tools/check.ts`', ['rooms/seats.md']],
    ['Add the seats [Evidence: `rooms/seats.md`]', []],
    ['Add the seats, verified by a walk with `rooms/seats.md`', []],
    ['Add the seats as described in `rooms/seats.md`', []],
    ['Add the seats per the plan `rooms/seats.md`', []],
    ['Add the seats from the list `rooms/seats.md`', []],
    ['Add seats read from a list in `rooms/seats.md`', ['rooms/seats.md']],
  ])('%s', (text, expected) => {
    expect(writtenPaths(taskOf(text)).map(({ path }) => path)).toEqual(expected)
  })

  test('nothing slowly, however long its title', () => {
    const title = `Add ${'from '.repeat(20_000)}${'_'.repeat(100_000)}x ${'('.repeat(50_000)} rooms/seats.md`
    expect(writtenPaths(taskOf(title)).length).toBeLessThan(2)
  })
})

describe('something else took its place', () => {
  test.each([
    'Create `a/map.md` - Already a part of the guide',
    'Create `a/map.md` - EXISTING guide covers it',
    'Create `a/map.md` (on one page) - Updated existing guide.md',
    'Create `a/map.md` (COMPLETED - covered by the guide)',
    'Create `a/map.md` (DEFERRED - shown through existing signs)',
    'Create `a/map.md` (skipped - not needed at this time)',
    'Create `a/map.md` (using the signs instead)',
    'Create `a/map.md`\n  - Note: merged into the guide',
    'Create `a/map.md`\n  - **Status**: done, moved to the guide',
  ])('%s', (text) => {
    expect(hasSubstitute(taskOf(text))).toBe(true)
  })

  test.each([
    'Create `a/map.md`',
    'Create `a/map.md` beside the existing guide',
    'Create `a/map.md` (asks whether a guide > existing)',
    'Create `a/map.md` (greets who is already a reader)',
    'Create `a/map.md` - Deferred (the signs do for now)',
    'Create `a/map.md`\n  - Shows what was moved and what is no longer there',
  ])('not: %s', (text) => {
    expect(hasSubstitute(taskOf(text))).toBe(false)
  })

  test.each([
    ['Create `a/map.md` (COMPLETED - the map is in guide.md)', true],
    ['Create the map (in `a/map.md`)', false],
    ['Create `a/map.md` after `a/guide.md` (one page)', false],
  ])('%s: %s', (text, expected) => {
    const task = taskOf(text)
    expect(namesAnotherFile(task, task.paths[0]!)).toBe(expected)
  })
})
