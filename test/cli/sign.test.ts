import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { runDue } from '../../src/cli/review-due.ts'
import { reviewDueSchema } from '../../src/reporters/review-due-schema.ts'
import { directoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

const FOG = '# Fog bell\n\n## Symptoms\n\nThe bell rings twice.\n\n## Remedy (by hand)\n\nWind the clockwork.\n'
const harbour = () => directoryWith({ 'runbooks/fog.md': FOG, 'plan.md': 'See [fog](runbooks/fog.md#symptoms).\n' })
const read = (directory: string, path: string) => readFileSync(join(directory, path), 'utf8')
const change = (directory: string) => writeFileSync(join(directory, 'runbooks/fog.md'), FOG.replace('twice', 'thrice'))

const options = ['format', 'config', 'color'].map((name) => ({ name, value: 'X', summary: '' }))

/** The queue as `throughline review --due` writes it. */
async function due(cwd: string, ...words: readonly string[]) {
  let out = ''
  const screen = { isTerminal: false, hasColour: false, width: 80 }
  const write = async (chunks: Iterable<string>) => void (out += [...chunks].join(''))
  const terminal = { cwd, checkout: undefined, write, say: () => {}, output: screen, errors: screen }
  return { code: await runDue(readArguments(words, options), terminal), out }
}

test('starts a record that checks clean, and adds rows to it', async () => {
  const directory = harbour()
  const first = await throughline(
    directory,
    ...['sign', 'reviews/bells.md', 'runbooks/fog.md#symptoms', '--by', 'the | *watch*', '--on', '2026-10-02'],
  )
  expect(first).toEqual({ code: 0, out: 'started reviews/bells.md: 1 section\n', err: '' })
  const started = read(directory, 'reviews/bells.md')
  expect(started).toBe(`---
title: "Review of Fog bell"
type: review
---

What was read, and signed off as it stood. The latest row of a section counts; the earlier ones are history.

## Sign-offs

| Section | Reviewed text | Reviewer | Date |
| ------- | ------------- | -------- | ---- |
| [Symptoms](../runbooks/fog.md#symptoms) | \`sha256:116527c2db29e6e1\` | the \\| \\*watch\\* | 2026-10-02 |
`)
  expect((await throughline(directory, 'check', '--rule', 'prose/misspelling=off')).code).toBe(0)
  const second = await throughline(
    join(directory, 'runbooks'),
    ...['sign', '../reviews/bells.md', 'fog.md#Remedy (by hand)', '--by', 'clerk', '--on', '2026-10-03'],
  )
  expect(second.err).toBe('')
  expect(read(directory, 'reviews/bells.md').replace(started, '')).toMatch(
    /^\| \[Remedy \(by hand\)\]\(\.\.\/runbooks\/fog\.md#remedy-by-hand\) \| `sha256:[0-9a-f]{16}` \| clerk \| 2026-10-03 \|\n$/,
  )
})

test('keeps the line ends, the order of columns and every byte around', async () => {
  const directory = harbour()
  const before =
    '---\r\ntype: review\r\n---\r\n\r\n| Date | Note | Section | Reviewed text | Reviewer |\r\n|---|---|---|---|---|\r\n\r\nBehind. '
  writeFileSync(join(directory, 'review.md'), before)
  await throughline(directory, 'sign', 'review.md', 'runbooks/fog.md#symptoms', '--by', 'clerk', '--on', '2026-10-02')
  expect(read(directory, 'review.md')).toBe(
    before.replace(
      '|---|---|---|---|---|',
      '|---|---|---|---|---|\r\n| 2026-10-02 |  | [Symptoms](runbooks/fog.md#symptoms) | `sha256:116527c2db29e6e1` | clerk |',
    ),
  )
})

test('a page signs its sections, and a later row renews them', async () => {
  const directory = harbour()
  const sign = (...words: readonly string[]) => throughline(directory, 'sign', 'review.md', ...words, '--by', 'clerk')
  expect((await sign('runbooks/fog.md#symptoms', 'runbooks/fog.md', '--on', '2026-10-02')).out).toBe(
    'started review.md: 1 section\n',
  )
  expect((await sign('plan.md', '--on', '2026-10-02')).code).toBe(0)
  change(directory)
  expect((await sign('plan.md', '--on', '2026-10-03')).out).toBe(
    'signed review.md: 1 section\nStill to be read again in this record:\n  runbooks/fog.md (changed since 2026-10-02)\n',
  )
  expect((await sign('runbooks/fog.md', '--on', '2026-10-03')).out).toBe('signed review.md: 1 section\n')
  expect(await due(directory)).toEqual({ code: 0, out: 'Nothing is due: 2 sections as signed off.\n' })
})

test.each([
  [['review.md', 'runbooks/fog.md#symptom', '--by', 'x'], 'has no section #symptom', 'did you mean "symptoms"?'],
  [['review.md', 'runbooks/fog.md#weather', '--by', 'x'], 'has no section #weather', '#fog-bell, #symptoms'],
  [['review.md', 'runbooks/fogs.md', '--by', 'x'], 'runbooks/fogs.md does not exist', 'did you mean "fog.md"?'],
  [['review.md', 'plan.md'], 'nobody signs: --by is missing', 'a name or a role'],
  [['review.md', 'plan.md', '--by', '--'], '--by', ''],
  [['review.md', 'plan.md', '--by', ' \u001b[31m'], 'is no name', 'on one line'],
  [['review.md', 'plan.md', '--by', 'x', '--on', '2026-02-30'], '--on "2026-02-30" is no day', '2026-11-21'],
  [['review.md', '--by', 'x'], 'no page or section given', 'throughline sign'],
  [['--by', 'x'], 'no record given', 'throughline sign'],
  [['plan.md', 'plan.md', '--by', 'x'], 'plan.md cannot sign itself off', 'another record'],
  [['templates/t.md', 'plan.md', '--by', 'x'], 'would not be read as a review record', 'type: review'],
  [['plan.md', 'runbooks/fog.md', '--by', 'x'], 'would not be read as a review record', 'type: review'],
  [['review.txt', 'plan.md', '--by', 'x'], 'review.txt is no Markdown page', 'reviews/runbooks.md'],
  [['../review.md', 'plan.md', '--by', 'x'], 'lies outside of the workspace', 'beside what it signs'],
])('refuses %j and writes nothing', async (words, message, hint) => {
  const directory = harbour()
  const { code, out, err } = await throughline(directory, 'sign', ...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
  expect(err).toContain(hint)
  expect(read(directory, 'plan.md')).toBe('See [fog](runbooks/fog.md#symptoms).\n')
})

test('an earlier day than the last sign-off would count for nothing, and is refused', async () => {
  const directory = harbour()
  const sign = (day: string) => throughline(directory, 'sign', 'review.md', 'plan.md', '--by', 'x', '--on', day)
  await sign('2026-10-02')
  const before = read(directory, 'review.md')
  const { code, err } = await sign('2026-10-01')
  expect(code).toBe(2)
  expect(err).toContain('a later sign-off of plan.md would go before this one')
  expect(read(directory, 'review.md')).toBe(before)
})

test('--due lists what has changed with what to run next, in three formats', async () => {
  const directory = harbour()
  expect(await due(directory)).toEqual({ code: 0, out: 'Nothing is signed off here.\n' })
  await throughline(
    directory,
    ...['sign', 'review.md', 'runbooks/fog.md#symptoms', 'plan.md', '--by', 'the @watch', '--on', '2026-10-02'],
  )
  change(directory)
  expect(await due(directory)).toEqual({
    code: 1,
    out: `changed  runbooks/fog.md#symptoms
  Symptoms
  signed off on 2026-10-02 by the @watch, 1 reference
  review.md:12
  throughline sign review.md runbooks/fog.md#symptoms --by NAME

1 section changed since the review, 0 gone, 1 as signed off.
`,
  })
  const { out: json } = await due(directory, '--format', 'json')
  const data: unknown = JSON.parse(json)
  const validate = new Ajv2020().compile(reviewDueSchema)
  expect(validate(data), JSON.stringify(validate.errors)).toBe(true)
  expect(data).toMatchObject({
    due: [{ state: 'suspect', section: { file: 'runbooks/fog.md', fragment: 'symptoms' }, references: 1 }],
    summary: { suspect: 1, gone: 0, current: 1 },
  })
  const { out: markdown } = await due(directory, '--format', 'markdown')
  expect(markdown).toContain(
    '| Symptoms, runbooks/fog.md#&#8203;symptoms | changed | the @&#8203;watch | 2026-10-02 | 1 |\n',
  )
  expect((await due(directory, 'plan.md')).code).toBe(0)
})

test.each([
  [['--base', 'HEAD'], '--due and --base do not go together'],
  [['--output', 'due.md'], '--due and --output do not go together'],
])('the queue refuses what it would leave undone: %j', async (words, message) => {
  const { code, err } = await throughline(directoryWith({ 'plan.md': '# Plan\n' }), 'review', '--due', ...words)
  expect({ code, message: err.split('\n')[0] }).toEqual({ code: 2, message: `error: review: ${message}` })
})
