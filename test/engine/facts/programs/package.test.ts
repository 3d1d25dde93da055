import fc from 'fast-check'
import { expect, test } from 'vitest'
import { packageProgram } from '../../../../src/engine/facts/programs/package.ts'
import { expectSpansInside, routinesOf } from './uses.ts'

test('each script is a routine, in the order of the text', () => {
  const text = String.raw`{
  "name": "observatory",
  "scripts": {
    "gate": "npm run -s lint && node scripts/gate.mjs \"docs/plan 🔭.md\" && cat \"docs/night 🔭.md\" || true",
    "lint": "cd web && eslint . > \"out.txt\"",
    "dome\u003aopen": "test -f dome.md",
    "none": 3
  }
}`
  expect(routinesOf(text, packageProgram(text))).toEqual([
    ['gate', 'start package-script lint, if', 'run scripts/gate.mjs, if', 'read docs/night 🔭.md by || true'],
    ['lint', 'write web/out.txt at out.txt'],
    ['dome:open at dome\\u003aopen', 'read dome.md'],
  ])
})

test('a question alone is what a script answers', () => {
  const text = '{"scripts": {"gate": "test -f docs/plan.md && node gate.mjs"}}'
  expect(routinesOf(text, packageProgram(text))).toEqual([['gate', 'read docs/plan.md', 'run gate.mjs']])
})

test('a byte-order mark and CRLF move every place, and are no fault', () => {
  const text = '\ufeff{\r\n  "scripts": {\r\n    "gate": "cat plan.md"\r\n  }\r\n}\r\n'
  const reading = packageProgram(text)
  expect(reading.problems).toEqual([])
  expect(routinesOf(text, reading)).toEqual([['gate', 'read plan.md']])
})

test('a package without scripts has no routines', () => {
  for (const text of ['{"name": "dome"}', '{"scripts": []}', '{"scripts": null}', '[]', '"x"'])
    expect(packageProgram(text)).toEqual({ program: { routines: [], constants: [] }, shell: [], problems: [] })
})

test('broken JSON is said once, and an empty file is not broken', () => {
  expect(packageProgram('').problems).toEqual([])
  expect(packageProgram('\ufeff \n').problems).toEqual([])
  const text = '{"scripts": {"gate": "cat plan.md" "lint": "x"'
  const { problems } = packageProgram(text)
  expect(problems).toHaveLength(1)
  expect(routinesOf(text, packageProgram(text))[0]).toEqual(['gate', 'read plan.md'])
})

test('a name that is never closed ends inside of the file', () => {
  const text = '{"scripts":{"a":""scripts"\n:"'
  expectSpansInside(text, packageProgram(text))
})

test('never throws, and every place lies in the text', () => {
  const part = fc.constantFrom(
    '{',
    '}',
    '"',
    '"scripts"',
    ':',
    ',',
    '[',
    '\\',
    '\\"',
    '\\u00',
    'cat a.md',
    '"cat a.md || true"',
    '\n',
    '\ufeff',
    '🔭',
    'null',
  )
  const text = fc.oneof(
    fc.array(part, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.array(part, { maxLength: 10 }).map((parts) => `{"scripts":{"a":"${parts.join('')}`),
    fc.string({ unit: 'binary', maxLength: 100 }),
  )
  fc.assert(
    fc.property(text, (source) => expectSpansInside(source, packageProgram(source))),
    { numRuns: 2000 },
  )
})
