import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { pages } from '../../../src/engine/pages/registry.ts'
import { missingSections } from '../../../src/engine/pages/sections.ts'
import { validators } from '../../../src/engine/pages/validators.ts'

const missing = (type: string, text: string) =>
  missingSections(
    pages.find((page) => page.type === type)!,
    extractFacts(text, 'markdown'),
  ).map(({ heading }) => heading)
const headings = (...texts: readonly string[]) => texts.map((text) => `## ${text}\n\nSomething.\n`).join('\n')

describe('required sections', () => {
  test.each(pages.filter(({ sections }) => sections).map(({ type, sections }) => [type, sections!] as const))(
    'of a %s are found by the headings that they suggest, each by its own alone',
    (type, sections) => {
      const names = sections.map(({ heading }) => heading)
      expect(missing(type, headings(...names))).toEqual([])
      for (const name of names)
        expect(missing(type, headings(...names.filter((other) => other !== name)))).toEqual([name])
    },
  )

  test.each([
    [['Posture', 'Why ready', 'Blockers', 'Owners for the kickoff of spring', 'Ordering guidance'], []],
    [['Readiness decision', 'Blockers', 'Owner matrix (spring opening)', 'Ordered opening sequence'], []],
    [['Posture', 'Blocking items', 'Owner matrix', 'Recommended opening order'], []],
    [['Posture', 'Blockers', 'Owner matrix for the spring opening'], ['Order']],
    [
      ['Border crossings', 'Roadblocks', 'Landowners'],
      ['Posture', 'Blockers', 'Owners', 'Order'],
    ],
  ])('of a readiness note: %j lack %j', (texts, expected) => {
    expect(missing('readiness', headings(...texts))).toEqual(expected)
  })

  test('the title is no section, unless other headings are as shallow', () => {
    expect(missing('disposition', '# Disposition of the evidence\n\n## Background\n')).toEqual(['Outcome', 'Evidence'])
    expect(missing('disposition', '# Disposition\n\n# Evidence\n')).toEqual([])
  })
})

test('the guide lists the sections of each type', () => {
  const guide = readFileSync(join(import.meta.dirname, '../../../src/content/docs/authoring/page-types.md'), 'utf8')
  for (const { type, sections } of pages) {
    const row = sections && `\`${type}\` ${sections.map(({ heading }) => heading).join(', ')}`
    if (row) expect(guide.replace(/ *\| */g, ' ')).toContain(row)
  }
})

test.each([
  ['planned', true],
  ['In progress', true],
  ['in_progress', true],
  ['done', false],
  ['carried out', false],
])('a cleanup manifest with the status %s is a plan: %s', (status, expected) => {
  const text = `---\ntype: cleanup-manifest\nstatus: ${status}\n---\n\n## Deleted\n\n- \`old.md\`\n`
  expect(validators.get('cleanup-manifest')!({ status })).toBe(true)
  expect(extractFacts(text, 'markdown').manifest?.isPlan).toBe(expected)
})
