/** Sentences that speak of a file that is not there: "`x` remains intentionally absent". */
import type { ManifestEntryFact, WrittenText } from '../../model/records.ts'
import { Node } from '../../parse/markdown.ts'
import { leafAt, type Page } from '../page.ts'
import { plainOf, stretchesOf, trimmed, type Reading, type Stretch } from './inline.ts'
import { pathsIn } from './paths.ts'

const ABSENT =
  /\b(?:intentionally|deliberately|purposely)\s+(?:(?:is|was|are|were|left|kept)\s+)?(?:absent|omitted|missing|left\s+out|not\s+(?:created|written|produced|present|published|added|committed|included|there))\b|\b(?:absent|omitted)\s+(?:by\s+design|on\s+purpose)\b/gi

export function saysAbsent(text: string): boolean {
  return text.search(ABSENT) !== -1
}

export function sentenceEntries(reading: Reading): ManifestEntryFact[] {
  const { page } = reading
  return Array.from(page.text.matchAll(ABSENT)).flatMap(({ 0: phrase, index }) => {
    const paragraph = paragraphAt(page, index)
    if (paragraph === undefined || page.tree.type[leafAt(page, index)] !== Node.text) return []
    const before = sentenceBefore(stretchesOf(reading, paragraph), index)
    const paths = subjectOf(before)
    if (paths.length === 0) return []
    const span = [before[0]!.span[0], index + phrase.length] as const
    return [
      {
        form: 'sentence' as const,
        action: { text: phrase.replace(/\s+/g, ' '), span: [index, index + phrase.length] as const },
        paths,
        cell: { text: plainOf(before), span: trimmed(page, span) },
        span: trimmed(page, span),
      },
    ]
  })
}

/** The paragraph around an offset; undefined in a table, whose rows speak for themselves, and outside of words. */
export function paragraphAt(page: Page, offset: number): number | undefined {
  const { tree } = page
  const leaf = leafAt(page, offset)
  if (leaf === -1) return undefined
  let node = tree.parent[leaf]!
  while (node > 0 && tree.type[node] !== Node.paragraph) node = tree.parent[node]!
  return node > 0 ? node : undefined
}

/** The stretches of a sentence up to an offset. */
function sentenceBefore(stretches: readonly Stretch[], offset: number): Stretch[] {
  let sentence: Stretch[] = []
  for (const stretch of stretches) {
    const [start] = stretch.span
    if (start >= offset) break
    if (stretch.sort !== 'words') {
      sentence.push(stretch)
      continue
    }
    const text = stretch.text.slice(0, offset - start)
    const end = /^(?:.*[.!?;])\s/s.exec(text)?.[0].length ?? 0
    if (end > 0) sentence = []
    if (end < text.length)
      sentence.push({ ...stretch, text: text.slice(end), span: [start + end, start + text.length] })
  }
  return sentence
}

/** Words between a subject and what is said of it. */
const MOST_BETWEEN = 5

/** The path nearest to the verb, with those that it is listed with; else the only one that the sentence names. */
function subjectOf(sentence: readonly Stretch[]): readonly WrittenText[] {
  const named = sentence.flatMap((stretch, at) => {
    const { paths } = stretch.sort === 'words' ? { paths: [] } : pathsIn([stretch], false)
    return paths.map((path) => ({ path, at }))
  })
  const last = named.at(-1)
  if (!last) return []
  const between = plainOf(sentence.slice(last.at + 1))
  const isSubject = !/[,:;]/.test(between) && between.split(' ').length <= MOST_BETWEEN
  if (!isSubject) return named.length === 1 ? [last.path] : []
  const paths = [last.path]
  for (let i = named.length - 2; i >= 0; i--) {
    if (!/^(?:,|and|or|,\s?and|&|)$/.test(plainOf(sentence.slice(named[i]!.at + 1, named[i + 1]!.at)))) break
    paths.unshift(named[i]!.path)
  }
  return paths
}
