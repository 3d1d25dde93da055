/** `the the`, `a hour`: retext finds them, and is asked only where a look at the letters gives a reason. */
import type { Find, SegmentFinder } from './find.ts'
import { CODE } from './segments.ts'
import { wordMessagesIn } from './sentences.ts'

const REPEATED = /\b([A-Za-z]+) +\1\b/
const ARTICLE = /\b(?:a +["'“(]?(?:[aeiou]|h(?:our|eir|onou?r|onest))|an +["'“(]?(?:[^aeiou]|u[ns]|eu|on[ce]))/i

export const articlesAndRepetitions: SegmentFinder = ({ text, form }) => {
  const mayRepeat = REPEATED.test(text)
  if (!mayRepeat && !ARTICLE.test(text)) return []
  return wordMessagesIn(text).flatMap(({ sort, span, actual, expected }): Find[] => {
    const [start, end] = span
    if (sort === 'repeated-word') {
      // `had had` is left alone by retext; a cell or a heading may name a thing by its word twice.
      const isProse = form !== 'heading' && form !== 'cell' && !actual.includes(CODE)
      return isProse && /^(\p{Ll}+) +\1$/u.test(actual) ? [{ sort, span, replacement: expected }] : []
    }
    const next = /^ *["'“(]?([\p{L}'’-]+)/u.exec(text.slice(end))?.[1] ?? ''
    // An acronym is read by its letters or as a word, as people like; a letter may be a name.
    if (!/^\p{Ll}{3,}/u.test(next) || next.includes(CODE)) return []
    return [{ sort, span: [start, end], data: { next }, replacement: expected }]
  })
}
