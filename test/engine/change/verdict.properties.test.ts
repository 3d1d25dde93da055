/** Whatever moves, moves: a change that writes nothing brings nothing. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignLines } from '../../../src/engine/change/align.ts'
import { judgeChange } from '../../../src/engine/change/verdict.ts'
import type { CorpusChange } from '../../../src/engine/change/revision.ts'
import { changeOf, told, verdictOn, type Texts } from './changes.ts'

const nothing = { brought: [], healed: [] }

const clean = fc.constantFrom('The tide turns.', 'Ring the bell.', 'Pilots board at the buoy.', '')
const line = fc.oneof(
  clean,
  fc.constantFrom(
    'See [it](chart.md).',
    'See [it](map.md) and [it](chart.md).',
    'See [it](#ebb).',
    'At C:\\Users\\mate\\log.md.',
  ),
)
const section = fc
  .tuple(fc.constantFrom('Ebb', 'Flood', 'Fog', 'Quay'), fc.array(line, { maxLength: 6 }))
  .map(([title, lines]) => `## ${title} water\n\n${lines.join('\n\n')}\n`)
const sections = fc.array(section, { minLength: 1, maxLength: 5 })
const corpus = fc.dictionary(
  fc.constantFrom('a.md', 'b.md', 'c.md'),
  sections.map((all) => all.join('\n')),
  {
    minKeys: 1,
    noNullPrototype: true,
  },
)

test('clean lines that come or go anywhere', () => {
  fc.assert(
    fc.property(
      corpus,
      fc.array(fc.tuple(fc.nat(40), fc.constantFrom('Calm.', 'Calm again.')), { maxLength: 5 }),
      (texts, inserts) => {
        const after = Object.fromEntries(
          Object.entries(texts).map(([path, text]) => {
            const lines = text.split('\n\n')
            for (const [at, words] of inserts) lines.splice(at % (lines.length + 1), 0, words)
            return [path, lines.join('\n\n')]
          }),
        )
        expect(told(verdictOn(texts, after))).toEqual(nothing)
        expect(told(verdictOn(after, texts))).toEqual(nothing)
      },
    ),
    { numRuns: 60 },
  )
})

test('whole sections that move within a file', () => {
  fc.assert(
    fc.property(
      sections.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
      ([all, moved]) => {
        expect(told(verdictOn({ 'a.md': all.join('\n') }, { 'a.md': moved.join('\n') }))).toEqual(nothing)
      },
    ),
    { numRuns: 60 },
  )
})

test('whole sections that move to another file', () => {
  fc.assert(
    fc.property(sections, fc.nat(5), (all, at) => {
      const before = { 'a.md': all.join('\n'), 'b.md': '# Buoys\n' }
      const kept = all.filter((_, index) => index < at)
      const moved = all.filter((_, index) => index >= at)
      expect(told(verdictOn(before, { 'a.md': kept.join('\n'), 'b.md': `# Buoys\n\n${moved.join('\n')}` }))).toEqual(
        nothing,
      )
    }),
    { numRuns: 60 },
  )
})

test('files that are renamed', () => {
  fc.assert(
    fc.property(corpus, (texts) => {
      const paths = Object.keys(texts)
      const renamed = Object.fromEntries(paths.map((path) => [path, `new-${path}`]))
      const after = Object.fromEntries(paths.map((path) => [renamed[path]!, texts[path]!]))
      expect(told(verdictOn(texts, after, renamed))).toEqual(nothing)
      const folders = Object.fromEntries(paths.map((path) => [path, `docs/harbour/${path}`]))
      const deeper = Object.fromEntries(paths.map((path) => [folders[path]!, texts[path]!]))
      expect(told(verdictOn(texts, deeper, folders))).toEqual(nothing)
    }),
    { numRuns: 60 },
  )
})

test('what one way brings the other way heals', () => {
  fc.assert(
    fc.property(corpus, corpus, (before, after) => {
      const change = changeOf(before, after)
      const there = told(judgeChange(change))
      const back = told(judgeChange(mirrored(change)))
      expect([...there.brought].sort()).toEqual([...back.healed].sort())
      expect([...there.healed].sort()).toEqual([...back.brought].sort())
    }),
    { numRuns: 100 },
  )
})

test('what an edit does not touch, it neither brings nor heals', () => {
  fc.assert(
    fc.property(corpus, fc.nat(10), (texts: Texts, at) => {
      const [path, text] = Object.entries(texts)[0]!
      const blocks = text.split('\n\n')
      const place = at % (blocks.length + 1)
      const after = [...blocks.slice(0, place), 'See [it](nowhere.md).', ...blocks.slice(place)].join('\n\n')
      const { brought, healed } = verdictOn(texts, { ...texts, [path]: after })
      expect(brought.map(({ diagnostic }) => diagnostic.message)).toEqual(['nowhere.md does not exist.'])
      expect(healed).toEqual([])
    }),
    { numRuns: 60 },
  )
})

test('kept lines are equal, in order, and the same from both sides', () => {
  const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', ''), { maxLength: 14 })
  fc.assert(
    fc.property(lines, lines, (one, other) => {
      const { there, back } = alignLines(one, other)
      const kept = [...there].flatMap((now, old) => (now === -1 ? [] : [[old, now] as const]))
      expect(kept.every(([old, now]) => one[old] === other[now] && back[now] === old)).toBe(true)
      expect(kept.map(([, now]) => now)).toEqual(kept.map(([, now]) => now).sort((a, b) => a - b))
      const mirror = alignLines(other, one)
      expect([...mirror.back]).toEqual([...there])
    }),
    { numRuns: 300 },
  )
})

function mirrored({ ref, before, after, renamed, changed }: CorpusChange): CorpusChange {
  return {
    ref,
    before: after,
    after: before,
    renamed: new Map([...renamed].map(([from, to]) => [to, from])),
    changed: { before: changed.after, after: changed.before },
  }
}
