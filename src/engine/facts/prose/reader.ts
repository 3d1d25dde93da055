/** Page → what is said of its wording. Loaded only where prose is read: the grammar and the dictionaries are large. */
import { lazily } from '../../model/lazily.ts'
import type { ProseFact, ProseSettings } from '../../model/prose.ts'
import type { Span } from '../../model/range.ts'
import type { ProseReader } from '../prose-reader.ts'
import { acronymFinder } from './acronyms.ts'
import { articlesAndRepetitions } from './articles-and-repetitions.ts'
import { isEnglish } from './english.ts'
import { fencesWithoutLanguage } from './fences.ts'
import type { Find, SegmentFinder } from './find.ts'
import { headingsOfOtherCase } from './heading-case.ts'
import { vagueLinks } from './link-text.ts'
import { longSentenceFinder } from './long-sentences.ts'
import { nameFilter } from './page-names.ts'
import { passives } from './passive.ts'
import { segmentsOf, type Segment } from './segments.ts'
import { sentencesIn } from './sentences.ts'
import { spellingFinder, type Dictionary } from './spelling.ts'
import { termFinder } from './terms.ts'
import { weaselWords } from './weasel-words.ts'

export function proseReader(settings: ProseSettings, dictionary: Dictionary): ProseReader {
  const acronymsIn = acronymFinder(settings, dictionary)
  const finders: readonly SegmentFinder[] = [
    passives,
    weaselWords,
    articlesAndRepetitions,
    longSentenceFinder(settings),
    spellingFinder(settings, dictionary),
    termFinder(settings),
  ]
  return (page) => {
    const found = [...fencesWithoutLanguage(page), ...vagueLinks(page)]
    const segments = segmentsOf(page)
    if (!isEnglish(segments)) return inOrder(found)
    found.push(...headingsOfOtherCase(segments, page, settings, dictionary))
    const acronyms = acronymsIn(segments, page)
    const isName = nameFilter(page, segments)
    for (const segment of segments) {
      const sentences = lazily(() => sentencesIn(segment.text))
      const finds = [
        ...finders
          .flatMap((find) => find(segment, sentences))
          .map((find) => (find.sort === 'misspelling' && isName(find, segment) ? { ...find, data: NAME } : find)),
        ...(acronyms.get(segment) ?? []),
      ]
      for (const { sort, span, data, replacement } of finds.length === 0 ? [] : outsideQuotes(finds, segment)) {
        const sentence = sentences().find(([start, end]) => start <= span[0] && span[0] < end) ?? span
        found.push({
          sort,
          text: page.text.slice(segment.start + span[0], segment.start + span[1]).replace(/\s+/g, ' '),
          span: shifted(span, segment.start),
          sentence: shifted(sentence, segment.start),
          ...(data && { data }),
          ...(replacement !== undefined && { replacement }),
        })
      }
    }
    return inOrder(found)
  }
}

/** It is not reported, and counts where the rest of the corpus is asked how often the word is used. */
const NAME = { use: 'name' } as const

/** What somebody said, and words that are spoken of: `"simply" scolds`. */
const QUOTE = /"[^"]{1,200}"|“[^”]{1,200}”/g

function outsideQuotes(finds: readonly Find[], { text }: Segment): Find[] {
  const quotes = [...text.matchAll(QUOTE)].map(({ index, 0: quote }): Span => [index, index + quote.length])
  return finds.filter(({ span }) => !quotes.some(([start, end]) => start <= span[0] && span[1] <= end))
}

function shifted([start, end]: Span, by: number): Span {
  return [start + by, end + by]
}

function inOrder(facts: ProseFact[]): ProseFact[] {
  return facts.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1])
}
