/** Which words a text gained and lost. Takes time in proportion to the text, however much of it was rewritten. */
import { diffArrays } from 'diff'
import type { WordChange, WordRun } from './packet.ts'

/** Two texts, as lists of blocks. Blocks that stay are never looked into. */
export function wordChange(before: readonly string[], after: readonly string[]): WordChange {
  let added = 0
  let removed = 0
  const hunks: WordRun[][] = []
  for (const { gone, come } of changedBlocks(before, after)) {
    const runs = runsOf(wordsOf(gone), wordsOf(come))
    for (const { sort, words } of runs) {
      if (sort === 'added') added += countWords(words)
      if (sort === 'removed') removed += countWords(words)
    }
    // White space and punctuation alone change no word.
    if (runs.some(({ sort }) => sort !== 'same')) hunks.push(shown(joined(runs)))
  }
  return { added, removed, hunks: hunks.slice(0, MOST_HUNKS), more: Math.max(0, hunks.length - MOST_HUNKS) }
}

export function countWords(words: readonly string[]): number {
  let count = 0
  for (const word of words) if (/[\p{L}\p{N}]/u.test(word)) count++
  return count
}

export function wordsOf(blocks: readonly string[]): string[] {
  return blocks.flatMap((block) => block.split(/\s+/)).filter((word) => word !== '')
}

/** How much of two texts is the same, from 0 to 1: words in common, in any order. */
export function likeness(before: readonly string[], after: readonly string[]): number {
  if (before.length + after.length === 0) return 1
  const { kept } = withoutCommon(before, after)
  return (2 * kept) / (before.length + after.length)
}

const MOST_HUNKS = 60
/** Beyond these a text was rewritten: what came instead of what is no longer a question of single words. */
const MOST_BLOCK_EDITS = 300
const MOST_WORD_EDITS = 400

interface ChangedBlocks {
  readonly gone: readonly string[]
  readonly come: readonly string[]
}

function changedBlocks(before: readonly string[], after: readonly string[]): ChangedBlocks[] {
  const parts = diffArrays([...before], [...after], { maxEditLength: MOST_BLOCK_EDITS })
  if (!parts) {
    const { gone, come } = withoutCommon(before, after)
    return [{ gone, come }]
  }
  const changed: { gone: string[]; come: string[] }[] = []
  let isOpen = false
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      isOpen = false
      continue
    }
    if (!isOpen) changed.push({ gone: [], come: [] })
    isOpen = true
    const last = changed.at(-1)!
    if (added) last.come.push(...value)
    else last.gone.push(...value)
  }
  return changed
}

/** What each side has beyond the other, as bags. */
function withoutCommon(before: readonly string[], after: readonly string[]) {
  const left = new Map<string, number>()
  for (const value of before) left.set(value, (left.get(value) ?? 0) + 1)
  const come = after.filter((value) => {
    const count = left.get(value) ?? 0
    if (count > 0) left.set(value, count - 1)
    return count === 0
  })
  const gone = before.filter((value) => {
    const count = left.get(value) ?? 0
    if (count > 0) left.set(value, count - 1)
    return count > 0
  })
  return { gone, come, kept: after.length - come.length }
}

interface Run {
  readonly sort: 'same' | 'added' | 'removed'
  readonly words: readonly string[]
}

function runsOf(gone: readonly string[], come: readonly string[]): Run[] {
  const parts = diffArrays([...gone], [...come], { maxEditLength: MOST_WORD_EDITS })
  if (parts)
    return parts.map(({ added, removed, value }) => ({
      sort: added ? 'added' : removed ? 'removed' : 'same',
      words: value,
    }))
  const rest = withoutCommon(gone, come)
  return [
    { sort: 'removed', words: rest.gone },
    { sort: 'added', words: rest.come },
  ]
}

/** A word or two that stay between long changes only tear them apart: a reader sees one text replaced by another. */
function joined(runs: readonly Run[]): Run[] {
  const result: { sort: Run['sort']; words: string[] }[] = []
  let gone: string[] = []
  let come: string[] = []
  const settle = () => {
    if (gone.length > 0) result.push({ sort: 'removed', words: gone })
    if (come.length > 0) result.push({ sort: 'added', words: come })
    gone = []
    come = []
  }
  for (const [at, { sort, words }] of runs.entries()) {
    if (sort === 'removed') gone.push(...words)
    else if (sort === 'added') come.push(...words)
    else if (at > 0 && at < runs.length - 1 && words.length <= SHORT && gone.length + come.length > LONG) {
      gone.push(...words)
      come.push(...words)
    } else {
      settle()
      result.push({ sort, words: [...words] })
    }
  }
  settle()
  return result
}

const SHORT = 2
const LONG = 6

/** In words, of what stays on either side of a change, and of a single change. */
const CONTEXT = 7
const LONGEST = 80

function shown(runs: readonly Run[]): WordRun[] {
  return runs.flatMap(({ sort, words }, at): WordRun[] => {
    if (sort !== 'same') return cut(sort, words)
    const head = at === 0 ? 0 : CONTEXT
    const tail = at === runs.length - 1 ? 0 : CONTEXT
    if (words.length <= head + tail + 1) return [{ sort, text: words.join(' ') }]
    const texts = [words.slice(0, head), words.slice(words.length - tail)].map((some) => some.join(' '))
    const [start = '', end = ''] = texts
    return [
      ...(start === '' ? [] : [{ sort, text: start }]),
      { sort: 'gap' as const, text: '…' },
      ...(tail === 0 || end === '' ? [] : [{ sort, text: end }]),
    ]
  })
}

function cut(sort: Run['sort'], words: readonly string[]): WordRun[] {
  if (words.length <= LONGEST) return [{ sort, text: words.join(' ') }]
  const left = (words.length - LONGEST).toLocaleString('en')
  return [
    { sort, text: words.slice(0, LONGEST).join(' ') },
    { sort: 'gap', text: `… and ${left} words more` },
  ]
}
