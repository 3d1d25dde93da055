import { expect, test } from 'vitest'
import { runbooksOf } from '../../../src/engine/views/runbooks.ts'
import { checkCorpus } from '../../corpus.ts'

function runbook(body: string, matter = 'type: runbook') {
  const { index } = checkCorpus({ files: new Map([['fog.md', `---\n${matter}\n---\n\n${body}`]]) })
  const [found] = runbooksOf(index)
  if (!found) return undefined
  const { document: _document, heading, ...rest } = found
  return { ...rest, heading: heading?.slug }
}

test('symptoms are the items of their section, plain, nested ones too', () => {
  expect(
    runbook(
      '## Symptoms\n\nOne of these:\n\n- the [horn](horn.md) is *silent*;\n- `mole` answers no more,\n  - or late.\n\n### In summer\n\n1. Haze.\n\n## Validation\n\n- quiet\n',
      'type: runbook\nowner: [harbour, night watch]',
    ),
  ).toEqual({
    heading: 'symptoms',
    symptoms: ['the horn is silent', 'mole answers no more', 'or late', 'Haze'],
    opensWithSymptoms: true,
    steps: 1,
    owners: ['harbour', 'night watch'],
    isInUse: true,
  })
})

test('without a list they are its paragraphs, under any heading that means symptoms', () => {
  expect(
    runbook('# Fog\n\n## Overview\n\nx\n\n## When to use this\n\nThe horn is silent.\n\nNobody answers.\n'),
  ).toMatchObject({
    heading: 'when-to-use-this',
    symptoms: ['The horn is silent', 'Nobody answers'],
    opensWithSymptoms: false,
  })
})

test('a heading that names them comes before one that might', () => {
  expect(runbook('## Impact\n\n- ships wait\n\n## Symptoms\n\n- no horn\n')).toMatchObject({
    heading: 'symptoms',
    symptoms: ['no horn'],
    opensWithSymptoms: false,
  })
})

test('behind a long introduction they are not the first thing that is seen', () => {
  expect(runbook(`# Fog\n\n${'Word. '.repeat(100)}\n\n## Symptoms\n\n- a\n`)).toMatchObject({ opensWithSymptoms: true })
  expect(runbook(`# Fog\n\n${'Word. '.repeat(150)}\n\n## Symptoms\n\n- a\n`)).toMatchObject({
    opensWithSymptoms: false,
  })
})

test('steps are the items of outermost numbered lists, and boxes', () => {
  const list =
    '1. Look.\n   1. Left.\n   2. [ ] Right.\n2. ```sh\n   horn\n   ```\n3. [x] Ask.\n\n- [ ] Tell.\n- rest\n\n> 1. quoted\n'
  expect(runbook(`## Steps\n\n${list}`)).toMatchObject({ steps: 5, symptoms: [], heading: undefined })
})

test('runbooks are told by their type', () => {
  expect(runbook('## Symptoms\n', 'type: plan')).toBe(undefined)
  expect(runbook('## Symptoms\n', 'type: runbook\nstatus: retired')).toMatchObject({ isInUse: false })
})
