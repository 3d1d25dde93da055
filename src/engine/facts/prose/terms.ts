/** Words that the house does not use, and what it says instead. */
import type { ProseSettings, ProseTerm } from '../../model/prose.ts'
import { DEFAULT_TERMS } from './default-terms.ts'
import type { Find, SegmentFinder } from './find.ts'
import { CODE } from './segments.ts'

export function termFinder({ terms }: ProseSettings): SegmentFinder {
  const byWord = new Map<string, ProseTerm>()
  // What the house says goes before what everybody says.
  for (const term of [...DEFAULT_TERMS, ...terms])
    for (const word of term.forbidden) byWord.set(word.toLowerCase(), term)
  for (const term of terms)
    for (const word of term.preferred) if (byWord.get(word.toLowerCase()) !== term) byWord.delete(word.toLowerCase())
  // Longest first: `log in to` before `log in`. A look-up behind each match keeps the expression simple.
  const words = [...byWord.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  if (words.length === 0) return () => []
  const pattern = new RegExp(
    `(?<![\\p{L}\\p{N}${CODE}-])(?:${words.map(escaped).join('|')})(?![\\p{L}\\p{N}${CODE}-])`,
    'giu',
  )
  return ({ text }) =>
    [...text.matchAll(pattern)].flatMap(({ index, 0: written }): Find[] => {
      const term = byWord.get(written.toLowerCase().replace(/ +/g, ' '))
      if (!term || term.preferred.includes(written) || !isForbidden(term, written)) return []
      const [preferred, ...others] = term.preferred
      const expected = term.preferred.map((word) => inCaseOf(written, word)).join(' or ')
      return [
        {
          sort: 'term',
          span: [index, index + written.length],
          data: { expected, reason: term.reason === undefined ? '' : `: ${term.reason}` },
          ...(preferred !== undefined && others.length === 0 && { replacement: inCaseOf(written, preferred) }),
        },
      ]
    })
}

/** Where the right word differs in its letter case alone, the wrong one is meant as it is written. */
function isForbidden(term: ProseTerm, written: string): boolean {
  const isAboutCase = term.preferred.some((word) => word.toLowerCase() === written.toLowerCase())
  // A name in small letters is that of a package or a target: `the nodejs build`.
  return !(isAboutCase || DEFAULT_TERMS.includes(term)) || term.forbidden.includes(written)
}

/** `Login` → `Sign in`; a name keeps its own capitals. */
function inCaseOf(written: string, word: string): string {
  const isCapital = /^\p{Lu}/u.test(written)
  return isCapital && word === word.toLowerCase() ? word[0]!.toUpperCase() + word.slice(1) : word
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, ' +')
}
