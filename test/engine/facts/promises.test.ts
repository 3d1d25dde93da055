import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { seed000 } from '../seed-000.ts'

const promises = (text: string) =>
  (extractFacts(text, 'markdown').promises ?? []).map(({ span }) => text.slice(...span))

test.each([
  ['The diagram below shows the runs.', 'The diagram below'],
  ['This sequence diagram below, in short, says it.', 'This sequence diagram below'],
  ['As the following\ndiagram illustrates: it waits.', 'the following\ndiagram'],
  ['It is the following flow chart.', 'the following flow chart'],
  ['Below diagram is the order.', 'Below diagram'],
  ['The above flowcharts show both.', 'The above flowcharts'],
  ['(see the diagram above)', 'the diagram above'],
  ['**The diagram above** has two boxes.', 'The diagram above'],
  ['Look at the diagram below — it waits.', 'the diagram below'],
  ['First. Second: in the diagram below, third.', 'the diagram below'],
])('%j promises one', (text, phrase) => {
  expect(promises(`# Order\n\n${text}\n`)).toEqual([phrase])
})

test.each([
  'The following diagram types are allowed.',
  'Add the diagram below the title.',
  'If the diagram below is missing, say so.',
  'The diagram below is [kept elsewhere](plan.md).',
  'They wrote "the diagram below shows it".',
  'They wrote “see the diagram above”.',
  '~~The diagram below shows the runs.~~',
  '## The diagram below',
  'A diagram is below the fold.',
  'The diagram above the door shows the way.',
  'Copy the flow chart below the clock.',
  'The blood pressure was above the diagram.',
  '| The diagram below | x |\n| --- | --- |\n| the diagram above | y |',
])('%j promises none', (text) => {
  expect(promises(`# Order\n\n${text}\n`)).toEqual([])
})

test.each([
  ['```plantuml\nA -> B\n```', true],
  ['```\nA -> B\n```', true],
  ['```js\n// a ──▶ b\n```', true],
  ['```js\nconst a = b\n```', false],
  ['![Runs](runs.png)', true],
  ['<figure></figure>', true],
  ['<b>Runs</b>', false],
  ['<!-- <img> -->', false],
  ['[Open it](runs.drawio)', true],
  ['[Open it](runs.md)', false],
  ['| Run | Next |\n| --- | --- |', true],
])('%j keeps the promise: %s', (drawing, isKept) => {
  expect(promises(`# Order\n\nThe diagram below shows the runs.\n\n${drawing}\n`).length).toBe(isKept ? 0 : 1)
})

const seed = seed000()

test.skipIf(seed === undefined)('seed 000 promises a diagram twice (skipped where the seed is absent)', () => {
  expect(promises(seed!)).toEqual(['The diagram below', 'The diagram below'])
})
