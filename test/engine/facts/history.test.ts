import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

/** The ids that the text tells of as something past. */
function past(text: string): string[] {
  return extractFacts(text, 'markdown')
    .references.filter(({ inHistory }) => inHistory)
    .map(({ id }) => id)
}

describe('a reference tells of the past', () => {
  test.each([
    ['D-001 was superseded. D-002 holds.', ['D-001']],
    ['The bell, formerly\nD-001, rings.', ['D-001']],
    ['It rings by D-002 instead of D-001.', ['D-002', 'D-001']],
    ['~~D-001~~ D-002', ['D-001']],
    ['> D-001 was cited here.', ['D-001']],
    ['> [!NOTE]\n> D-001 holds.', []],
    ['## Revision history\n\nD-001\n\n### May\n\nD-002\n\n## Today\n\nD-003', ['D-001', 'D-002']],
    ['Replaced decisions:\n\n- D-001\n- D-002', ['D-001', 'D-002']],
    ['Decisions that hold:\n\n- D-001', []],
    ['| Id | Formerly |\n|---|---|\n| x | D-001 |', ['D-001']],
    ['| Id | Note |\n|---|---|\n| D-001 | obsolete |\n| D-002 | holds |', ['D-001']],
    ['FR-001 was superseded.', []],
    ['Ship the replacement part as D-001 asks, e.g. by sea.', ['D-001']],
    ['Nobody remembers. The rope is D-001. It was replaced.', []],
  ])('%s', (text, expected) => {
    expect(past(text)).toEqual(expected)
  })

  test('in a text of any shape, at once', () => {
    const row = `| ${Array.from({ length: 4000 }, (_, i) => `D-${1000 + i}`).join(' ')} |`
    expect(past(`| Touched |\n|---|\n${row}\n`)).toEqual([])
    expect(past('# History\n\n'.repeat(3000) + 'D-001')).toEqual(['D-001'])
  })
})
