import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

/** Steps as `a → {b || c}`, each with the place that the fact gives it. */
function ordersIn(text: string): string[] {
  return (extractFacts(text, 'markdown').orders ?? []).map(({ steps }) =>
    steps
      .map((step) => (step.length > 1 ? `{${step.map(({ text }) => text).join(' || ')}}` : step[0]!.text))
      .join(' → '),
  )
}

/** Plain words count beside the table whose entries they may name. */
const CASCADE = '| Entry | Operator action | Required artefact |\n|---|---|---|\n| dev | Deploy | The log |\n\n'

describe('an order', () => {
  test.each([
    [
      'of runs, with words around it',
      'They form a series: Run-1 → Run-2 → Run-3, plus Run-6 later.',
      'Run-1 → Run-2 → Run-3',
    ],
    ['in one code span', 'In the order `E0 -> E1 -> E4 (conditional) -> E5`.', 'E0 → E1 → E4 (conditional) → E5'],
    ['of code spans', '1. `B0` => `B1` => `B4A`', 'B0 → B1 → B4A'],
    ['with a group', CASCADE + 'It goes dev → {stage || demo} → prod per D-021.', 'dev → {stage || demo} → prod'],
    ['with a group in code', CASCADE + 'It goes `dev → {stage, demo} → prod`.', 'dev → {stage || demo} → prod'],
    [
      'with a step of several words',
      'From dev → T-O4 reply of the harbour → {stage || demo} → prod.',
      'dev → T-O4 reply of the harbour → {stage || demo} → prod',
    ],
    ['over two lines, with emphasis', 'The line is **run-1** →\n*run-2* → run-3.', 'run-1 → run-2 → run-3'],
    [
      'of plain words, which the linker may know',
      CASCADE + 'The books go harbour → hillside → central.',
      'harbour → hillside → central',
    ],
    ['of numbered runs', 'All wait for run-1. The order is Run 1 → Run 2 → Run 3.', 'Run 1 → Run 2 → Run 3'],
    ['of two, where the sentence speaks of an order', 'The order is run-1 → run-2.', 'run-1 → run-2'],
  ])('%s', (_name, text, order) => {
    expect(ordersIn(text)).toEqual([order])
  })

  test('in a cell, with escaped pipes', () => {
    expect(ordersIn(CASCADE + '| Run | Scope |\n|---|---|\n| run-3 | dev → {stage \\|\\| demo} → prod |\n')).toEqual([
      'dev → {stage || demo} → prod',
    ])
  })

  test('has the places of its members', () => {
    const text = 'Order: **run-1** → {`run-2` || run-3}.'
    const [order] = extractFacts(text, 'markdown').orders!
    const places = order!.steps.flat().map(({ span }) => text.slice(span[0], span[1]))
    expect(places).toEqual(['run-1', 'run-2', 'run-3'])
    expect(text.slice(order!.span[0], order!.span[1])).toBe('run-1** → {`run-2` || run-3')
  })
})

describe('the sense of an order', () => {
  test.each([
    ['The order is run-1 → run-2 → run-3.', 'order'],
    ['First run-1 → run-2 → run-3.', 'order'],
    ['The dependency chain is run-3 → run-2 → run-1.', 'dependency'],
    ['## What needs what\n\nrun-3 → run-2 → run-1', 'dependency'],
    ['The line is run-1 → run-2 → run-3.', 'chain'],
  ])('%s', (text, sense) => {
    expect(extractFacts(text, 'markdown').orders?.map((order) => order.sense)).toEqual([sense])
  })
})

describe('no order', () => {
  test.each([
    ['the way back', 'Roll back in this order: run-3 → run-2 → run-1.'],
    ['what was planned once', 'It was originally run-2 → run-1 → run-3.'],
    ['what was not chosen', 'We rejected run-2 → run-1 → run-3.'],
    ['below a heading of the way back', '## Rollback\n\nrun-3 → run-2 → run-1'],
    ['two names without a word of order', 'The label changes, run-4 → run-3.'],
    ['two plain words', 'The state goes open → closed.'],
    ['a name twice', 'It goes run-1 → run-2 → run-1.'],
    ['numbers', 'The load rises 5 → 100 → 150.'],
    ['code', '```\nrun-1 -> run-2 -> run-3\n```'],
    ['a comment', '<!-- run-1 --> <!-- run-2 --> run-3 -> run-4'],
    ['arrows both ways', 'run-1 <-> run-2 <-> run-3 in order'],
    ['what is struck through', '~~The order is run-2 → run-1 → run-3.~~'],
  ])('%s', (_name, text) => {
    expect(ordersIn(text)).toEqual([])
  })

  test('parts of a sentence between two arrows end the chain', () => {
    expect(ordersIn('First run-1 → run-2 → run-3, and then, much later, run-4 → run-5 → run-6.')).toEqual([
      'run-1 → run-2 → run-3',
      'run-4 → run-5 → run-6',
    ])
  })

  test('a page of nothing but arrows', () => {
    expect(ordersIn('→ '.repeat(20_000))).toEqual([])
    expect(ordersIn('{'.repeat(5000) + ' → '.repeat(500) + '}'.repeat(5000))).toEqual([])
  })
})

describe('vacant numbers', () => {
  const vacantIn = (text: string) =>
    (extractFacts(`All wait for run-1.\n\n${text}`, 'markdown').vacancies ?? []).flatMap(({ numbers }) => numbers)

  test.each([
    ['Numbers 4 and 5 are intentionally vacant.', [4, 5]],
    ['Number 4 is vacant: both became one.', [4]],
    ['Runs 4, 5 and 6 were merged into run-3.', [4, 5, 6]],
    ['We consolidated the original Runs 3/4/5.', [3, 4, 5]],
    ['There is no run 4.', [4]],
  ])('%s', (text, numbers) => {
    expect(vacantIn(text)).toEqual(numbers)
  })

  test.each(['Runs 1 to 5 are done.', 'Run 4 is done.', 'Runs 1–3 were merged.', '```\nNumber 4 is vacant.\n```'])(
    'none in %s',
    (text) => {
      expect(vacantIn(text)).toEqual([])
    },
  )

  test('with the sentence as its reason', () => {
    const text = 'After run-1, five runs. Number 4 is vacant: both\nbecame one. The rest follows.'
    const [vacancy] = extractFacts(text, 'markdown').vacancies!
    expect(vacancy!.reason).toBe('Number 4 is vacant: both became one')
    expect(text.slice(...vacancy!.span)).toBe('Number 4')
  })
})
