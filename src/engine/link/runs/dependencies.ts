/** What a cell or a value says that its run waits for. */
import type { Span } from '../../model/range.ts'
import { isConditionalText, isSoftText, type Name } from './names.ts'

export interface Dependency extends Name {
  readonly isSoft: boolean
  readonly isConditional: boolean
}

/** What a text says about what follows: "after", "in parallel with", "blocks". */
type Relation = 'after' | 'beside' | 'other'

/**
 * "run-2, run-3 (soft)", "in parallel with run-4, after run-3", "run-5 (was run-7)", "run-6, blocks run-8". A word before an id
 * counts for it and for those that follow, up to the next such word; "soft" and "if triggered" count for the ids of their
 * part. What is in brackets behind an id is an aside.
 */
export function dependenciesIn(text: string, names: readonly Name[]): Dependency[] {
  if (names.length === 0 || /\b(?:not|no longer|none|independent)\b/i.test(text)) return []
  const stops = [0, ...[...text.matchAll(STOPS)].map(({ index }) => index), text.length]
  const bare = withoutAsides(text, names, stops)
  const isChoice = /\bor\b/i.test(bare)
  const found: Dependency[] = []
  let relation: Relation = 'after'
  let end = 0
  let part = 0
  for (const [i, name] of names.entries()) {
    const [start, nameEnd] = name.within
    if (bare.slice(start, nameEnd).trim() === '') continue
    relation = relationIn(bare.slice(end, start)) ?? relation
    end = nameEnd
    while (stops[part + 1]! <= start) part++
    if (relation === 'other' || IS_SUBJECT.test(bare.slice(end, names[i + 1]?.within[0]))) continue
    const words = text.slice(stops[part], stops[part + 1])
    found.push({
      ...name,
      isSoft: relation === 'beside' || isSoftText(words),
      isConditional: isChoice || isConditionalText(words),
    })
  }
  return found
}

const STOPS = /[,;]|\band\b/g

/** Group 1: what the row waits for; 2: what it may run beside; 3: what waits for it, or has another bearing on it. */
const RELATIONS =
  /\b(?:(after|following|needs?|requires?|depends? on|waits? (?:for|on)|blocked by)|((?:in )?parallel|concurrent\w*|alongside|beside|side by side|overlap\w*|simultaneous\w*|at the same time)|(before|until|precedes?|(?:un)?blocks|blocking|enables?|feeds|opens|triggers|starts|replaces|supersedes|merges|instead of|unlike|same as|like|leads? to|(?:needed|required|used|consumed|prerequisite) (?:by|for)|(?:was|were|formerly|previously|once|see)(?=\W*$)))\b/gi

function relationIn(gap: string): Relation | undefined {
  let relation: Relation | undefined
  for (const [, after, beside] of gap.matchAll(RELATIONS)) relation = after ? 'after' : beside ? 'beside' : 'other'
  return relation
}

/** "run-8 waits for it". */
const IS_SUBJECT = /^\s*(?:waits|follows|(?:is|are) (?:blocked|waiting)|depends|needs|comes (?:after|next|later))\b/i

/** As long as the text, with blanks for brackets that stand behind an id in its part. */
function withoutAsides(text: string, names: readonly Name[], stops: readonly number[]): string {
  let bare = ''
  let part = 0
  let next = 0
  let named: Span | undefined
  for (const { index, 0: aside } of text.matchAll(/\([^()]*\)|\[[^[\]]*\]/g)) {
    while (stops[part + 1]! <= index) part++
    while (next < names.length && names[next]!.within[0] < index) named = names[next++]!.within
    if (!named || named[0] < stops[part]!) continue
    bare += text.slice(bare.length, index) + ' '.repeat(aside.length)
  }
  return bare + text.slice(bare.length)
}
