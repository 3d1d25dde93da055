/** Headings in sentence case among headings in title case, and the other way round. */
import { lazily } from '../../model/lazily.ts'
import type { ProseFact, ProseSettings } from '../../model/prose.ts'
import type { Page } from '../page.ts'
import type { Segment } from './segments.ts'
import type { Dictionary } from './spelling.ts'

/** So many must agree before one that differs is the odd one out. */
const FEWEST_OF_A_KIND = 4
const MOST_ODD = 0.2

type Kind = 'sentence' | 'title'

export function headingsOfOtherCase(
  segments: readonly Segment[],
  page: Page,
  { headingCase }: ProseSettings,
  dictionary: Dictionary,
): ProseFact[] {
  if (headingCase === 'any') return []
  // The title of the page has a case of its own in many houses.
  const headings = segments.filter(({ form, node }) => form === 'heading' && page.tree.depthOf(node) > 1)
  if (headings.length === 0) return []
  const common = lazily(() => wordsInLowerCase(segments))
  const kinds = headings.map(({ text }) => kindOf(text, common, dictionary))
  const depths = headings.map(({ node }) => page.tree.depthOf(node))
  // Levels may differ from each other: chapters in title case, decisions in sentences.
  const habits = new Map(
    [...new Set(depths)].map((depth) => [depth, prevailing(kinds.filter((_, at) => depths[at] === depth))]),
  )
  return headings.flatMap(({ start, text }, at): ProseFact[] => {
    const wanted = headingCase === 'consistent' ? habits.get(depths[at]!) : headingCase
    const kind = kinds[at]
    if (wanted === undefined || kind === undefined || kind === wanted) return []
    const lead = text.length - text.trimStart().length
    const span = [start + lead, start + text.trimEnd().length] as const
    const written = page.text.slice(...span).replace(/\s+/g, ' ')
    return [{ sort: 'heading-case', text: written, span, sentence: span, data: { expected: wanted } }]
  })
}

function prevailing(kinds: readonly (Kind | undefined)[]): Kind | undefined {
  const titles = kinds.filter((kind) => kind === 'title').length
  const sentences = kinds.filter((kind) => kind === 'sentence').length
  const [kind, many, few]: [Kind, number, number] =
    titles > sentences ? ['title', titles, sentences] : ['sentence', sentences, titles]
  return many >= FEWEST_OF_A_KIND && few / (many + few) <= MOST_ODD ? kind : undefined
}

const SMALL = new Set(
  'a an the of and or nor but to in on at by for from with without into onto over under via vs per as if is are be it its not no so than that this when while after before between up out off'.split(
    ' ',
  ),
)

/** Undefined where names and numbers leave it open. */
function kindOf(heading: string, common: () => ReadonlySet<string>, { knows }: Dictionary): Kind | undefined {
  // A question is a sentence in any house.
  if (/\?\s*$/.test(heading)) return undefined
  // Behind a colon, a dash, a bracket a new phrase begins, which either case writes large.
  const words = heading
    .replace(/["“][^"”]{1,100}["”]/g, ':')
    .split(/[:—–(/&+ꞏ]|\s-\s|\d+[.)]\s/)
    .flatMap((phrase) => (phrase.match(/\p{L}[\p{L}'’-]*/gu) ?? []).slice(1))
    .filter((word) => !SMALL.has(word.toLowerCase()) && word.length > 2)
  const small = words.filter((word) => /^\p{Ll}+$/u.test(word))
  // A word that the page writes small elsewhere is no name.
  const large = words.filter((word) => /^\p{Lu}\p{Ll}+$/u.test(word))
  if (
    small.length === 0 &&
    large.length >= 1 &&
    large.every((word) => common().has(word.toLowerCase()) && knows(word.toLowerCase()))
  )
    return 'title'
  return large.length === 0 && small.length >= 1 ? 'sentence' : undefined
}

/** Words of running text that stand in lower case somewhere. */
function wordsInLowerCase(segments: readonly Segment[]): Set<string> {
  const words = new Set<string>()
  for (const { form, text } of segments) {
    if (form === 'heading') continue
    for (const [word] of text.matchAll(/(?<![\p{L}'’-])\p{Ll}{3,}(?![\p{L}'’-])/gu)) words.add(word)
  }
  return words
}
