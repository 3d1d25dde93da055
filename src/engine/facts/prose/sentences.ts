/** Sentences and words of a segment, as retext takes English apart, and what its plugins say of them. */
import retextEnglish from 'retext-english'
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextRepeatedWords from 'retext-repeated-words'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { Span } from '../../model/range.ts'

const processor = unified().use(retextEnglish).use(retextRepeatedWords).use(retextIndefiniteArticle).freeze()

export interface WordMessage {
  readonly sort: 'repeated-word' | 'article'
  readonly span: Span
  readonly actual: string
  readonly expected: string
}

/** Offsets in the text; in their order, white space around them left out. */
export function sentencesIn(text: string): Span[] {
  const spans: Span[] = []
  for (const paragraph of processor.parse(text).children) {
    if (!('children' in paragraph)) continue
    for (const { type, position } of paragraph.children) {
      if (type === 'SentenceNode' && position) spans.push([position.start.offset!, position.end.offset!])
    }
  }
  return spans
}

export function wordMessagesIn(text: string): WordMessage[] {
  const file = new VFile(text)
  processor.runSync(processor.parse(text), file)
  return file.messages.flatMap(({ source, place, actual, expected }): WordMessage[] => {
    const [replacement] = expected ?? []
    if (!place || !('start' in place) || !actual || replacement === undefined) return []
    const span: Span = [place.start.offset!, place.end.offset!]
    const sort = source === 'retext-repeated-words' ? 'repeated-word' : 'article'
    return [{ sort, span, actual, expected: replacement }]
  })
}
