import { describe, expect, it, test } from 'vitest'
import { sentencesIn } from '../../../src/engine/facts/sentences.ts'
import type { Language } from '../../../src/engine/model/facts.ts'

/** The sentence around the first occurrence of a text, with the mention in brackets. */
function around(text: string, written: string, language: Language = 'markdown'): string {
  const start = text.indexOf(written)
  const [sentence] = sentencesIn(text, language, [[start, start + written.length]])
  return `${sentence!.before}[${sentence!.mention}]${sentence!.after}`
}

describe('prose', () => {
  test.each([
    ['First this. The dome follows D-001 at night. Then that.', 'The dome follows [D-001] at night.'],
    ['D-001 holds', '[D-001] holds'],
    [
      'It rained, e.g. on Monday (see D-001, vgl. Abs. Nebel). Then dry.',
      'It rained, e.g. on Monday (see [D-001], vgl. Abs. Nebel).',
    ],
    ['Open it? "No." D-001 says so!', '[D-001] says so!'],
    ['A line\r\nbreak before **D-001**,\r\nand after.', 'A line break before [D-001], and after.'],
    ['> Quoted,\n> as D-001 has it.', 'Quoted, as [D-001] has it.'],
    ['Before `D-001` and _after_ &amp; \\*so\\*.', 'Before [D-001] and after & *so*.'],
    ['~~Once~~ D-001 at 🌙 and 👩‍🚀.', '[D-001] at 🌙 and 👩‍🚀.'],
    ['<b>Bold</b> D-001 <script>alert(1)</script> &lt;img&gt;', 'Bold [D-001] alert(1) <img>'],
    ['Turned \u202e D-001 about.', 'Turned [D-001] about.'],
  ])('%s', (text, expected) => expect(around(text, 'D-001')).toBe(expected))

  it('counts a byte-order mark and frontmatter', () => {
    expect(around('\uFEFF---\ntitle: Night\n---\n\nAs D-001 says.\n', 'D-001')).toBe('As [D-001] says.')
  })

  it('is quoted with its heading where it says nothing itself', () => {
    expect(around('# Night\n\n## Blocked `by`\n\n- D-001\n- D-002\n', 'D-002')).toBe('Blocked by · [D-002]')
    expect(around('- D-001\n', 'D-001')).toBe('[D-001]')
  })

  it('is an item, without its bullet and box, or a heading', () => {
    expect(around('- [ ] T001 Open the dome (D-001)\n  - Not this\n', 'D-001')).toBe('T001 Open the dome ([D-001])')
    expect(around('## What D-001 means\n\nMore.\n', 'D-001')).toBe('What [D-001] means')
  })
})

describe('a table', () => {
  const table =
    '| Id | What | Why |\n|---|---|---|\n| T001 | Open **D-001** now. Then wait. | |\n| T002 | a\\|b | `D-002` |\n'

  it('gives the cells of the row', () => {
    expect(around(table, 'D-001')).toBe('T001 · Open [D-001] now. Then wait.')
    expect(around(table, 'D-002')).toBe('T002 · a|b · [D-002]')
    expect(around(table, 'T001')).toBe('[T001] · Open D-001 now. Then wait.')
  })
})

describe('a link', () => {
  test.each([
    ['See [the **log**](log.md "Log"), then go.', '[the **log**](log.md "Log")', 'See [the log], then go.'],
    ['See [the log][l].\n\n[l]: log.md\n', '[l]: log.md', 'See [the log].'],
    ['See <a href="log.md">the log</a>, then go.', '<a href="log.md">', 'See [the log], then go.'],
    ['# Night\n\n![](log.md)\n', '![](log.md)', 'Night[]'],
  ])('%s', (text, written, expected) => expect(around(text, written)).toBe(expected))
})

describe('other languages', () => {
  it('reads MDX, and what is none as Markdown', () => {
    const text = 'import A from "a"\n\n<A>\n\nInside, D-001 holds {1 + 1}.\n\n</A>\n'
    expect(around(text, 'D-001', 'mdx')).toBe('Inside, [D-001] holds.')
    expect(around('<A>\n\nD-001 is not closed.\n', 'D-001', 'mdx')).toBe('[D-001] is not closed.')
  })

  it('reads frontmatter and data by the line', () => {
    expect(around('---\nsupersedes: [D-001, D-002]\n---\n', 'D-001')).toBe('supersedes: [[D-001], D-002]')
    expect(around('runs:\n  - id: run-1\n    needs:\n      - T001\n      - T002\n', 'T002', 'yaml')).toBe(
      'needs: [T002]',
    )
    expect(around('{\n  "needs": "T001",\n  "title": "Dig"\n}', 'T001', 'json')).toBe('"needs": "[T001]"')
  })
})

describe('what is long', () => {
  it('is cut between words, around the mention', () => {
    const text = `${'fog and rain '.repeat(40)}D-001 ${'wind or snow '.repeat(40)}`
    const sentence = around(text, 'D-001')
    expect(sentence).toMatch(/^…(?:(?:fog|and|rain) )+\[D-001\](?: (?:wind|or|snow))+…$/)
    expect(sentence.length).toBeLessThanOrEqual(204)
  })

  it('gives the room of a short side to the other', () => {
    const sentence = around(`D-001 ${'wind or snow '.repeat(40)}`, 'D-001')
    expect(sentence.length).toBeGreaterThan(185)
  })

  it('is cut within a word that is too long, and never within a character', () => {
    expect(around(`D-001 is ${'🌙'.repeat(300)}`, 'D-001')).toBe(`[D-001] is ${'🌙'.repeat(95)}…`)
    expect(around(`${'🌙'.repeat(300)} is D-001`, 'D-001')).toBe(`…${'🌙'.repeat(95)} is [D-001]`)
  })

  it('is not read from end to end for each mention', () => {
    const text = 'D-001, `code` and rain. '.repeat(2_000)
    const spans = [...text.matchAll(/D-001/g)].map(({ index }): [number, number] => [index, index + 5])
    const sentences = sentencesIn(text, 'markdown', spans)
    expect(new Set(sentences.map(({ before, mention, after }) => `${before}[${mention}]${after}`))).toEqual(
      new Set(['[D-001], code and rain.']),
    )
  })
})
