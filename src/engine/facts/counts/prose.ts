/** Numbers in sentences, where the sentence says that these are all: "decomposed into five runs", "all 84 tasks". */
import { NUMERAL, readNumeral } from '../../kinds/numerals.ts'
import type { CountFact } from '../../model/plans.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { foldText } from '../fields.ts'
import { inBrackets, membersIn } from './members.ts'
import { bare, type Mention } from './mention.ts'
import { BETWEEN, nounOf, STATE_BEHIND, stateOf } from './nouns.ts'
import { readLabel, type Label } from './summary.ts'

/** How far a sentence is read to either side of its number. */
const REACH = 240

const FORMS: readonly (readonly [RegExp, CountFact['whole']])[] = [
  [
    new RegExp(
      `\\b(?:split|divided|decomposed|broken(?: down)?|organi[sz]ed|partitioned|structured|cut|sliced|grouped)\\s+(?:up\\s+)?(?:in)?to\\s+(${NUMERAL})${BETWEEN}`,
      'i',
    ),
    'total',
  ],
  [
    new RegExp(`\\b(?:consists? of|compris(?:es?|ing)|made (?:up )?of|total of)\\s+(${NUMERAL})${BETWEEN}`, 'i'),
    'total',
  ],
  [new RegExp(`\\ball(?:\\s+of)?(?:\\s+(?:the|our|its))?\\s+(${NUMERAL})${BETWEEN}`, 'i'), 'all'],
  [new RegExp(`\\bthe\\s+(${NUMERAL})${BETWEEN}`, 'i'), 'definite'],
]

/** At the beginning of a paragraph, where a stop follows: "Eighteen tasks, T001 to T017 and T011a." */
const OPENING = new RegExp(`^\\s*(${NUMERAL})${BETWEEN}`, 'i')
const COMPOUND = new RegExp(`\\b(?:the|this|our)\\s+(${NUMERAL})$`, 'i')
const COMPOUND_OF =
  /^\s+(?:dependency\s+)?(?:graph|dag|plan|sequence|rollout|choreography|cascade|chain|order|series|decomposition|breakdown|project|programme|program)\b/i

/** What follows makes them some of all: "the five runs of phase 3", "all 12 tasks in Setup". */
const RESTRICTED =
  /^\s+(?:of|in|for|from|with|without|that|which|whose|where|under|at|on|by|to|above|below|listed|marked|tagged|labell?ed|assigned|within|per|related|required|needed|between|before|after|until|through|this|we|you|they|each|or|following|described|mentioned|via|against)\b/i
/** The sentence speaks of another time, another plan, or of what may be. */
const ELSEWHERE =
  /\b(?:originally|initially|previous(?:ly)?|formerly|earlier|used to|no longer|instead of|rather than|would|could|might|if|other|another|example|e\.g\.)\b/i

/** A page that is named, and not by a link. */
const OTHER_PAGE = /\w\.(?:mdx?|ya?ml|json|txt|pdf|docx)\b/i

export function told(mention: Mention): CountFact | undefined {
  const { page, start, end, block, section } = mention
  const from = Math.max(page.tree.start[block]!, start - REACH)
  const before = bare(page, from, start)
  const behind = bare(page, end, Math.min(page.tree.end[block]!, end + REACH))
  const found = formOf(mention, before, behind)
  if (!found || RESTRICTED.test(behind)) return undefined
  const { number, stateWord, qualifier, whole } = found
  const noun = nounOf(mention.noun, qualifier)
  // A cell tells of its row, and a row of a change log or of another plan.
  if (noun === undefined || (noun !== 'task' && page.tree.type[block] === Node.tableCell)) return undefined
  const sentence = sentenceAround(from, before, end, behind)
  const text = bare(page, sentence[0], sentence[1])
  if (ELSEWHERE.test(text) || OTHER_PAGE.test(text.replace(/\]\([^)\s]*\)/g, ''))) return undefined
  const lead = text.slice(0, Math.max(0, found.at + from - sentence[0]))
  const of: Lead | undefined = whole === 'total' ? { subject: foldText(lead) } : leadOf(lead)
  if (!of) return undefined
  const at = from + before.lastIndexOf(number)
  const stateBehind = STATE_BEHIND.exec(behind)
  // "All 3 tasks are done by one crew" says whose, not that they are.
  if (stateBehind && RESTRICTED.test(behind.slice(stateBehind[0].length))) return undefined
  const state = stateOf(stateWord ?? stateBehind?.[1]) ?? of.state
  const members = membersIn(/^,\s+([^.;:()]*)/.exec(behind)?.[1]?.trim() ?? '') ?? inBrackets(behind).members
  return {
    value: readNumeral(number)!,
    written: number,
    span: [at, at + number.length],
    noun,
    subject: of.subject,
    place: 'prose',
    ...(whole && { whole }),
    ...(state && { state }),
    ...(members ? { members } : of.members),
    sentence,
    section,
  }
}

const LABEL = /^\s*(.{1,120}):\s*$/
const PLACE = /^\s*((?:within|inside|in|for|during|across|under)\s[^,]{1,80}),\s*$/i

/** What stands before "all 3 tasks" on its line and says of what: "Within Setup:", "In Phase 2,". */
function leadOf(lead: string): Lead | undefined {
  const line = lead.slice(lead.trimEnd().lastIndexOf('\n') + 1)
  const label = (LABEL.exec(line) ?? PLACE.exec(line))?.[1]
  return label === undefined ? { subject: '' } : readLabel(label)
}

type Lead = Pick<Label, 'subject' | 'state' | 'members'>

interface Form {
  readonly number: string
  readonly stateWord: string | undefined
  readonly qualifier: string | undefined
  readonly whole: CountFact['whole']
  /** Where in the text before the noun it begins. */
  readonly at: number
}

function formOf({ page, noun, block }: Mention, before: string, behind: string): Form | undefined {
  if (noun.startsWith('-')) {
    const match = COMPOUND_OF.test(behind) ? COMPOUND.exec(before) : null
    return match
      ? { number: match[1]!, stateWord: undefined, qualifier: undefined, whole: 'total', at: match.index }
      : undefined
  }
  for (const [pattern, whole] of FORMS) {
    const match = pattern.exec(before)
    if (match) return formFrom(match, whole)
  }
  const isParagraph = page.tree.type[block] === Node.paragraph && page.tree.type[page.tree.parent[block]!] === Node.root
  const opening = isParagraph && /^\s*(?:[,.:]|in total\b|altogether\b|$)/i.test(behind) ? OPENING.exec(before) : null
  return opening ? formFrom(opening, 'total') : undefined
}

function formFrom(match: RegExpExecArray, whole: CountFact['whole']): Form {
  const [, number = '', , stateWord, qualifier] = match
  return { number, stateWord, qualifier, whole, at: match.index }
}

function sentenceAround(from: number, before: string, end: number, behind: string): Span {
  const last = [...before.matchAll(/[.!?](?=\s)/g)].at(-1)
  const start = last ? last.index + 1 : 0
  const next = behind.search(/[.!?](?=\s|$)/)
  const gap = /^\s*/.exec(before.slice(start))![0].length
  return [from + start + gap, end + (next === -1 ? behind.trimEnd().length : next + 1)]
}
