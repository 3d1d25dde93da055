/** Whether arrows say in which order things come: the words around them tell. */
import { scanIds } from '../../kinds/ids.ts'
import type { OrderFact } from '../../model/plans.ts'
import type { Chain } from './chains.ts'
import { UNSEEN } from './sight.ts'

/** What goes back, what once was, what was not chosen, and orders of something else than the work. */
const OTHER_WAY =
  /\b(?:roll(?:s|ed|ing)?[- ]?backs?|recover\w*|retreat\w*|revers\w+|revert\w*|undo\w*|unwind\w*|backwards?|go(?:es|ing)? back|formerly|previously|original(?:ly)?|once was|used to|reject\w+|alternative\w*|instead of|rather than|no longer|never|not|n't|cannot|wrong|would|renam\w+|renumber\w*|became|becomes|replac\w+|refresh\w*|restor\w+|cop(?:y|ies|ied)|sync\w*|import\w*|review\w*|merg\w+|priorit\w+|importance|emergenc\w+|knowledge|flows?|delet\w+|tear\w*|shut\w*)\b/i
const OTHER_HEADING =
  /\b(?:roll ?-?backs?|recover\w*|retreat|revers\w+|revert\w*|undo|going back|alternatives?|rejected|histor\w+|changelog|previous\w*|original|superseded|lessons?|renam\w+|data ?flow|architecture)\b/i
const ORDER =
  /\b(?:order\w*|sequen\w+|series|before|after|first|last|then|next|depend\w*|waits?|prerequisites?|follow\w*|path|chain|dag|graph|line)\b/i
const RUN = /^run[ -]?\d/i

/** What depends on what: an arrow may lead from what waits to what it waits for. */
const DEPENDENCY = /\b(?:depend\w*|needs?|requires?|prerequisites?|waits?|relies|blocked by)\b/i
const IN_ORDER = /\b(?:order\w*|sequen\w+|first|then)\b/i

/**
 * Undefined where the arrows say no order. Two runs or slices with an arrow between them may as well be a hand-over or a name's
 * change: there the sentence has to speak of an order. Plain words (`build → test → deploy`) are three steps at least.
 */
export function senseOf(chain: Chain, sight: string, base: number, heading: string): OrderFact['sense'] | undefined {
  const written = chain.steps.flat().map(({ text }) => text)
  const names = written.map((text) => text.toLowerCase())
  if (new Set(names).size < names.length || OTHER_HEADING.test(heading)) return undefined
  const sentence = sentenceAround(sight, chain.span[0] - base, chain.span[1] - base)
  if (OTHER_WAY.test(sentence)) return undefined
  const ids = written.filter(isId).length
  const isGrouped = chain.steps.some((step) => step.length > 1)
  const isOrder =
    ids > 1 || isGrouped
      ? chain.steps.length > 2 || ORDER.test(sentence) || ORDER.test(heading)
      : chain.steps.length > 2 && names.every(isPlain)
  if (!isOrder) return undefined
  const around = `${heading}\n${sentence}`
  return DEPENDENCY.test(around) ? 'dependency' : IN_ORDER.test(around) ? 'order' : 'chain'
}

function isId(name: string): boolean {
  return RUN.test(name) || scanIds(name)[0]?.start === 0
}

function isPlain(name: string): boolean {
  return /\p{L}/u.test(name) && name.length <= 40 && name.split(' ').length <= 3
}

/** From the sentence before to the one behind, or as far as a sentence reaches. */
const REACH = 300

function sentenceAround(sight: string, start: number, end: number): string {
  const before = sight.slice(Math.max(0, start - REACH), start)
  const after = sight.slice(end, end + REACH)
  const from = Math.max(...['. ', '! ', '? ', '; ', '.\n'].map((stop) => before.lastIndexOf(stop) + 1))
  const to = after.search(/[.!?;](?:\s|$)/)
  return (before.slice(from) + sight.slice(start, end) + (to === -1 ? after : after.slice(0, to))).replaceAll(
    UNSEEN,
    '',
  )
}
