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
  const looks = headings.map(({ text }) => lookOf(text))
  const isSure = lazily(() =>
    headings.map(({ text }, at) => looks[at] === 'title' && isOfCommonWords(text, common(), dictionary)),
  )
  const groups = groupsOf(headings, page)
  const habits = new Map(
    [...new Set(groups.map(({ kin }) => kin))].map((kin) => [
      kin,
      prevailing(
        looks.filter((_, at) => groups[at]!.kin === kin),
        () => isSure().filter((sure, at) => sure && groups[at]!.kin === kin).length,
      ),
    ]),
  )
  const ownWays = sectionsOfOneMind(groups, looks)
  return headings.flatMap(({ start, text }, at): ProseFact[] => {
    const { kin, section } = groups[at]!
    const isConsistent = headingCase === 'consistent'
    const wanted = isConsistent ? habits.get(kin) : headingCase
    const look = looks[at]
    if (wanted === undefined || look === undefined || look === wanted) return []
    if (look === 'title' && !isSure()[at]) return []
    if (isConsistent && ownWays.has(section)) return []
    const lead = text.length - text.trimStart().length
    const span = [start + lead, start + text.trimEnd().length] as const
    const written = page.text.slice(...span).replace(/\s+/g, ' ')
    return [{ sort: 'heading-case', text: written, span, sentence: span, data: { expected: wanted } }]
  })
}

interface Group {
  /** Headings of one kind, which agree with each other. */
  readonly kin: string
  /** The headings of one kind below one heading. */
  readonly section: string
}

/**
 * Levels may differ from each other: chapters in title case, decisions in sentences. So may headings with a label:
 * `Decision: take the early tide` beside `Environment Variables`, and numbered ones.
 */
function groupsOf(headings: readonly Segment[], page: Page): Group[] {
  const parents: number[] = []
  return headings.map(({ node, text }, at) => {
    const depth = page.tree.depthOf(node)
    parents.length = depth
    parents[depth] = at
    const kin = `${depth}${NUMBER.test(text) ? ' numbered' : ''}${LABEL.test(text) ? ' with a label' : ''}`
    return { kin, section: `${parents.findLast((_, level) => level < depth) ?? ''}: ${kin}` }
  })
}

const NUMBER = /^\s*(?:\p{L}?\d|ꞏ)/u
const LABEL = /\S\s*(?::\s|\s[—–-]\s)/

/** Two or more headings of one section that agree are no slip. */
function sectionsOfOneMind(groups: readonly Group[], looks: readonly (Kind | undefined)[]): Set<string> {
  const bySection = new Map<string, Kind[]>()
  for (const [at, { section }] of groups.entries()) {
    const look = looks[at]
    if (look) bySection.set(section, [...(bySection.get(section) ?? []), look])
  }
  return new Set(
    [...bySection].filter(([, all]) => all.length > 1 && new Set(all).size === 1).map(([section]) => section),
  )
}

/** What may be a name counts against sentence case, and not for title case. */
function prevailing(looks: readonly (Kind | undefined)[], sureTitles: () => number): Kind | undefined {
  const titles = looks.filter((look) => look === 'title').length
  const sentences = looks.filter((look) => look === 'sentence').length
  if (isHabit(sentences, titles)) return 'sentence'
  return isHabit(titles, sentences) && isHabit(sureTitles(), sentences) ? 'title' : undefined
}

function isHabit(many: number, few: number): boolean {
  return many >= FEWEST_OF_A_KIND && few / (many + few) <= MOST_ODD
}

const SMALL = new Set(
  'a an the of and or nor but to in on at by for from with without into onto over under via vs per as if is are be it its not no so than that this when while after before between up out off'.split(
    ' ',
  ),
)

/** How it looks; undefined where it holds both or neither. What looks like title case may be a name. */
function lookOf(heading: string): Kind | undefined {
  // A question is a sentence in any house.
  if (/\?\s*$/.test(heading)) return undefined
  const words = wordsOf(heading)
  const small = words.some((word) => /^\p{Ll}+$/u.test(word))
  const large = words.some((word) => LARGE.test(word))
  if (small === large) return undefined
  return small ? 'sentence' : 'title'
}

const LARGE = /^\p{Lu}\p{Ll}+$/u

/** Those that tell the case: behind a colon, a dash, a bracket a new phrase begins, which either case writes large. */
function wordsOf(heading: string): string[] {
  return heading
    .replace(/["“][^"”]{1,100}["”]/g, ':')
    .replace(REMARK, ':')
    .split(/[:—–/&+ꞏ]|\s-\s|\d+[.)]\s/)
    .flatMap((phrase) => (phrase.match(/\p{L}[\p{L}'’-]*/gu) ?? []).slice(1))
    .filter((word) => !SMALL.has(word.toLowerCase()) && word.length > 2)
}

/** `(per tide)` is small in any house. */
const REMARK = /\([^()]{0,200}\)/g

/** No name is among its capitals: the page writes each word small, and no less often than large. */
function isOfCommonWords(heading: string, common: ReadonlySet<string>, { knows }: Dictionary): boolean {
  return wordsOf(heading)
    .filter((word) => LARGE.test(word))
    .every((word) => common.has(word.toLowerCase()) && knows(word.toLowerCase()))
}

/** Words of running text that stand in lower case at least as often as with a capital. */
function wordsInLowerCase(segments: readonly Segment[]): Set<string> {
  const balance = new Map<string, number>()
  for (const { form, text } of segments) {
    if (form === 'heading') continue
    for (const [word] of text.matchAll(/(?<![\p{L}'’-])\p{L}\p{Ll}{2,}(?![\p{L}'’-])/gu)) {
      const small = word.toLowerCase()
      balance.set(small, (balance.get(small) ?? 0) + (small === word ? 1 : -1))
    }
  }
  return new Set([...balance].filter(([, more]) => more >= 0).map(([word]) => word))
}
