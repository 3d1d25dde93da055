import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { ephemeralityIn } from '../../../src/engine/link/durability.ts'
import { link } from '../../../src/engine/link/link.ts'
import { treeOf } from '../../../src/engine/model/tree.ts'

function why(path: string, durability = DEFAULT_CONFIG.durability): string | undefined {
  const index = link(new Map(), treeOf([path]), { ...DEFAULT_CONFIG, durability })
  return ephemeralityIn(index)(path)?.why
}

describe('a file is ephemeral', () => {
  test.each([
    ['nights/AGENT_3_SCRATCHPAD.md', 'its name matches *SCRATCHPAD*'],
    ['nights/wind-scratchpad.md', 'its name matches *SCRATCHPAD*'],
    ['nights/ORCHESTRATOR_PLAN_VERBATIM.md', 'its name matches *_PLAN_VERBATIM*'],
    ['nights/WIND_DRAFT.md', 'its name matches *_DRAFT*'],
    ['nights/WIND_DRAFT_2.md', 'its name matches *_DRAFT*'],
    ['nights/wind-draft.md', 'its name matches *-draft.*'],
    ['nights/wind.draft.md', 'its name matches *-draft.*'],
    ['scratch/wind.csv', 'it stands in scratch/'],
    ['nights/.scratch/wind.csv', 'it stands in .scratch/'],
    ['nights/tmp/a/wind.csv', 'it stands in tmp/'],
    ['drafts/wind.md', 'it stands in drafts/'],
  ])('%s: %s', (path, expected) => {
    expect(why(path)).toBe(expected)
  })

  test.each([
    'nights/wind.md',
    'nights/SCRATCHES_ON_THE_MIRROR.md',
    'nights/draftsmen.md',
    'nights/overdraft.md',
    'templates/wind.md',
    'tmp.md',
    'attempt/wind.md',
    'test/fixtures/SCRATCHPAD.md',
    'src/__tests__/tmp/wind.csv',
    'testdata/wind-draft.md',
  ])('not: %s', (path) => {
    expect(why(path)).toBeUndefined()
  })

  test('where the configuration says so, and not where it says the opposite', () => {
    const durability = { ephemeral: ['nights/raw/**', '*_WORKING.md'], durable: ['nights/raw/kept.csv', 'tmp'] }
    expect(why('nights/raw/a/wind.csv', durability)).toBe('the configuration calls nights/raw/** ephemeral')
    expect(why('PLAN_WORKING.md', durability)).toBe('the configuration calls *_WORKING.md ephemeral')
    expect(why('nights/raw/kept.csv', durability)).toBeUndefined()
    expect(why('tmp/wind.csv', durability)).toBeUndefined()
    expect(why('scratch/wind.csv', durability)).toBe('it stands in scratch/')
  })
})
