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
    if (actual.toLowerCase() === 'an' ? READ_BY_LETTERS.test(next) : ONE.test(next) || LETTER.test(text)) return []
    return [{ sort, span: [start, end], data: { next }, replacement: expected }]
  })
}

/** Nobody can say `nmap`, `ssh`, `sql` but by the letters, and those of f, h, l, m, n, r, s and x begin with a vowel. */
const READ_BY_LETTERS =
  /^(?:[fhlmnrsx][^aeiouy]+(?![\p{L}])|f[^aeiouylr]|h[^aeiouy]|[lmnx][^aeiouy]|r[^aeiouyh]|s[bdfgjrsxz])/u

/** `a one‑way quay` with a hyphen that does not break is another word to retext. */
const ONE = /^(?:one|once)(?!\p{Ll})/u

/** Where b stands by itself, a is a letter too: `a included, b excluded`. */
const LETTER = /(?<![\p{L}\p{N}'’.-])[b-hj-z](?![\p{L}\p{N}'’.-])/u
