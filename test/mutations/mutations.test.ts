/**
 * Faults planted into the worked example, one at a time: each is found by exactly the rule that is about it, at the exact
 * text, and by no other. Without a plant nothing is found. A rule that reported too much would fail other rules' plants.
 */
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/engine/rules/registry.ts'
import { askMermaid, checkCorpus } from '../corpus.ts'
import { planted, soundFiles } from './corpus.ts'
import { cleanupPlants } from './cleanup-plants.ts'
import { countPlants } from './count-plants.ts'
import { decisionPlants } from './decision-plants.ts'
import { durablePlants } from './durable-plants.ts'
import { pagePlants } from './page-plants.ts'
import { prosePlants } from './prose-plants.ts'
import { reviewPlants } from './review-plants.ts'
import { runPlants } from './run-plants.ts'
import { shellPlants } from './shell-plants.ts'
import { taskPlants } from './task-plants.ts'
import { verificationPlants } from './verification-plants.ts'

const plants = [
  ...countPlants,
  ...decisionPlants,
  ...cleanupPlants,
  ...durablePlants,
  ...pagePlants,
  ...prosePlants,
  ...reviewPlants,
  ...runPlants,
  ...shellPlants,
  ...taskPlants,
  ...verificationPlants,
]
const sound = soundFiles()

const PLANTED = /^(?:cleanup|decision|diagram|durable|page|prose|review|run|shell|task|verification)\//

test('the example without a plant has no fault', () => {
  const corpus = planted(sound, { name: 'changes nothing', rule: '', at: [] })
  const { diagnostics } = checkCorpus({ ...corpus, base: { files: new Map(), deleted: [] } })
  expect(diagnostics).toEqual([])
})

test('every rule of these groups has plants', () => {
  const planted = new Set(plants.map(({ rule }) => rule))
  const expected = rules.map(({ id }) => id).filter((id) => PLANTED.test(id))
  expect(expected.filter((id) => !planted.has(id))).toEqual([])
})

describe.each([...Map.groupBy(plants, ({ rule }) => rule)])('%s', (rule, own) => {
  test.each(own.map((plant) => [plant.name, plant] as const))('%s', async (_name, plant) => {
    const corpus = await askMermaid(planted(sound, plant))
    const found = checkCorpus(corpus).diagnostics.map(({ ruleId, file, range, message }) => {
      const text = corpus.files.get(file)!.slice(range.start.offset, range.end.offset)
      return { ruleId, file, text, message }
    })
    const places = found.map(({ ruleId, file, text }) => [ruleId, file, text])
    expect(places, found.map(({ message }) => message).join('\n')).toEqual(
      plant.at.map(([file, text]) => [rule, file, text]),
    )
  })
})
