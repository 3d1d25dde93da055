import { expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { compareDiagnostics, type Diagnostic } from '../../../src/engine/model/diagnostic.ts'
import { lineStartsOf, rangeOf, type Range } from '../../../src/engine/model/range.ts'
import { applyFixes, compatibleFixes, isFixable } from '../../../src/engine/refactor/fix-edits.ts'
import { fixAll, type CheckedCorpus, type FixOutcome } from '../../../src/engine/refactor/fix.ts'

/** A toy of a checker: what it says of each word, and what its fix writes there. */
type Dictionary = Readonly<Record<string, string | undefined>>

function checkWords(texts: ReadonlyMap<string, string>, dictionary: Dictionary): Diagnostic[] {
  return [...texts]
    .flatMap(([file, text]) =>
      [...text.matchAll(/\S+/g)]
        .filter(([word]) => word in dictionary)
        .map(({ 0: word, index }) =>
          diagnosticAt(file, rangeIn(text, index, index + word.length), `word/${word}`, dictionary[word]),
        ),
    )
    .sort(compareDiagnostics)
}

function checkedWords(texts: ReadonlyMap<string, string>, dictionary: Dictionary): CheckedCorpus {
  const files = [...texts].map(([path, text]) => [path, extractFacts(text, 'markdown')] as const)
  return { files: new Map(files), diagnostics: checkWords(texts, dictionary) }
}

function rangeIn(text: string, start: number, end: number): Range {
  return rangeOf(lineStartsOf(text), [start, end])
}

function diagnosticAt(file: string, range: Range, ruleId: string, text?: string): Diagnostic {
  const fix = text === undefined ? undefined : { message: 'Write it', edits: [{ file, range, text }] }
  const said = {
    messageId: 'word',
    severity: 'error',
    message: 'Unexpected word.',
    related: [],
    suggestions: [],
  } as const
  return { ruleId, file, range, ...said, ...(fix && { fix }) }
}

async function fixWords(
  files: Readonly<Record<string, string>>,
  dictionary: Dictionary,
  isWanted: (diagnostic: Diagnostic) => boolean = () => true,
): Promise<FixOutcome & { readonly rechecks: number }> {
  const texts = new Map(Object.entries(files))
  let rechecks = 0
  const outcome = await fixAll({
    start: checkedWords(texts, dictionary),
    isWanted,
    textOf: (path) => texts.get(path),
    recheck(changed) {
      rechecks++
      return Promise.resolve(checkedWords(new Map([...texts, ...changed]), dictionary))
    },
  })
  return { ...outcome, rechecks }
}

test('applies all fixes at once, in all files', async () => {
  const { texts, fixed, left, unfinished, rechecks } = await fixWords(
    { 'bells.md': 'teh bell rings, teh end', 'quay.md': 'a baot', 'lamps.md': 'lit' },
    { teh: 'the', baot: 'boat', end: undefined },
  )
  expect([...texts]).toEqual([
    ['bells.md', 'the bell rings, the end'],
    ['quay.md', 'a boat'],
  ])
  expect({ fixed: fixed.length, unfinished, rechecks }).toEqual({ fixed: 3, unfinished: [], rechecks: 1 })
  expect(left.map(({ ruleId }) => ruleId)).toEqual(['word/end'])
})

test('goes on with what a fix makes fixable only where that is nothing new', async () => {
  const { texts, takenBack } = await fixWords({ 'bells.md': 'one' }, { one: 'two', two: 'three' })
  expect([...texts]).toEqual([])
  expect(takenBack.map(({ diagnostic, brought }) => [diagnostic.ruleId, brought.ruleId])).toEqual([
    ['word/one', 'word/two'],
  ])
})

test('finds the one fix that brings something, keeps the others, and tries it no second time', async () => {
  const words = Array.from({ length: 64 }, (_, at) => (at === 41 ? 'trap' : 'teh')).join(' ')
  const { texts, fixed, takenBack, rechecks } = await fixWords(
    { 'bells.md': words },
    { teh: 'the', trap: 'pit', pit: undefined },
  )
  expect(texts.get('bells.md')).toBe(words.replaceAll('teh', 'the'))
  expect({ fixed: fixed.length, takenBack: takenBack.length }).toEqual({ fixed: 63, takenBack: 1 })
  expect(rechecks).toBeLessThan(20)
})

test('a corpus made to be slow gets no more than so many tries', async () => {
  const { texts, takenBack, rechecks } = await fixWords(
    { 'bells.md': 'trap\n'.repeat(300) },
    { trap: 'pit', pit: undefined },
  )
  expect({ texts: texts.size, takenBack: takenBack.length }).toEqual({ texts: 0, takenBack: 300 })
  expect(rechecks).toBeLessThan(100)
})

test('takes back a fix that mends nothing, and applies none that changes nothing', async () => {
  const { texts, takenBack } = await fixWords({ 'bells.md': 'teh x' }, { teh: ' teh', x: 'x' })
  expect({ texts: texts.size, takenBack: takenBack.map(({ diagnostic }) => diagnostic.ruleId) }).toEqual({
    texts: 0,
    takenBack: ['word/teh'],
  })
})

test('one place with a dozen fixes takes more passes than there are, and that is said', async () => {
  const rules = Array.from({ length: 12 }, (_, at) => `word/${String.fromCharCode(97 + at)}`)
  // Each fix takes one letter off the whole word, so that they are in each other's way.
  const checkedWord = (text: string) => {
    const range = rangeIn(text, 0, text.length)
    const own = rules.slice(rules.length - text.length)
    return { files: new Map(), diagnostics: own.map((id) => diagnosticAt('bells.md', range, id, text.slice(1))) }
  }
  const outcome = await fixAll({
    start: checkedWord('abcdefghijkl'),
    isWanted: () => true,
    textOf: () => 'abcdefghijkl',
    recheck: (texts) => Promise.resolve(checkedWord(texts.get('bells.md') ?? 'abcdefghijkl')),
  })
  expect({ texts: [...outcome.texts], fixed: outcome.fixed.length, unfinished: outcome.unfinished }).toEqual({
    texts: [['bells.md', 'kl']],
    fixed: 10,
    unfinished: ['word/k', 'word/l'],
  })
})

test('leaves alone what is not wanted', async () => {
  const { texts } = await fixWords(
    { 'bells.md': 'teh bell', 'quay.md': 'teh quay' },
    { teh: 'the' },
    ({ file }) => file === 'quay.md',
  )
  expect([...texts]).toEqual([['quay.md', 'the quay']])
})

/** Fixes of spans in one text: those that are applied together, and the text then. */
function together(text: string, ...fixes: readonly (readonly [start: number, end: number, text: string][])[]) {
  const diagnostics = fixes.map((edits, at): Diagnostic => ({
    ...diagnosticAt('bells.md', rangeIn(text, edits[0]![0], edits[0]![1]), `word/${at}`),
    fix: {
      message: 'Write it',
      edits: edits.map(([start, end, replacement]) => ({
        file: 'bells.md',
        range: rangeIn(text, start, end),
        text: replacement,
      })),
    },
  }))
  const taken = compatibleFixes(diagnostics.filter(isFixable))
  const after = applyFixes(() => text, taken).get('bells.md') ?? text
  return [taken.map(({ ruleId }) => Number(ruleId.slice(5))), after]
}

test.each([
  ['side by side', [[[0, 2, 'A']], [[2, 4, 'B']]], [0, 1], 'ABefgh'],
  ['overlapping: the first one', [[[0, 3, 'A']], [[2, 4, 'B']]], [0], 'Adefgh'],
  ['one inside of the other', [[[0, 8, 'A']], [[2, 4, 'B']]], [0], 'A'],
  [
    'an edit in common, applied once',
    [
      [[0, 2, 'A']],
      [
        [0, 2, 'A'],
        [4, 5, 'E'],
      ],
    ],
    [0, 1],
    'AcdEfgh',
  ],
  ['two insertions at one place', [[[3, 3, 'A']], [[3, 3, 'B']]], [0], 'abcAdefgh'],
  ['the same insertion twice', [[[3, 3, 'A']], [[3, 3, 'A']]], [0, 1], 'abcAdefgh'],
  ['an insertion where another begins', [[[3, 5, 'A']], [[3, 3, 'B']]], [0], 'abcAfgh'],
  ['an insertion where another ends', [[[3, 5, 'A']], [[5, 5, 'B']]], [0], 'abcAfgh'],
  [
    'all edits of a fix or none',
    [
      [[4, 6, 'E']],
      [
        [0, 1, 'A'],
        [5, 7, 'F'],
      ],
    ],
    [0],
    'abcdEgh',
  ],
  ['in any order', [[[6, 8, 'G']], [[0, 1, 'A']], [[3, 4, 'D']], [[3, 5, 'X']]], [0, 1, 2], 'AbcDefG'],
] as const)('fixes together: %s', (_, fixes, taken, after) => {
  expect(
    together('abcdefgh', ...fixes.map((edits) => edits.map((edit) => [...edit] as [number, number, string]))),
  ).toEqual([taken, after])
})
