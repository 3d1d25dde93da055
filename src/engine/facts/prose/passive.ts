/** The passive where it hides somebody: with its agent behind it, and in a step that somebody has to carry out. */
import { findAll, type SegmentFinder } from './find.ts'

const IRREGULAR =
  'begun|beaten|rung|hung|lit|sung|torn|worn|sworn|stolen|woven|bound|broken|brought|built|bought|caught|chosen|done|drawn|driven|eaten|fed|found|forgotten|frozen|given|hidden|held|kept|led|left|lost|made|met|paid|put|read|run|said|seen|sent|set|shown|shut|sold|spent|taken|taught|thrown|told|understood|won|written|rewritten|overridden|overwritten'
const PARTICIPLE = `(?:[a-z]{2,20}ed|${IRREGULAR})`
const WITH_AGENT = new RegExp(
  `(?<!\\b(?:and|or|but) )(?<!\\b(?:that|which|who) (?:has |have |had |will |can |could |would |may |must )?)\\b(?:is|are|was|were|be|been|being) (?:(?:not|also|already|then|always|only|automatically|silently) )?(${PARTICIPLE}) by (the|a|an|this|that|these|those|our|your|their|its|each|every|any|all|[A-Z][a-z]+)(?![\\p{L}ꞏ]) ?([\\p{L}ꞏ-]*)`,
  'gu',
)
/** With somebody behind `by` it is not the reader who is to act. */
const STEP = new RegExp(
  `^\\W{0,4}(?!(?:[Ww]h[a-z]+|[Hh]ow|[Ii]f)\\b)(?:[\\p{L}ꞏ'-]+ ){1,5}(?:must|needs to|need to|has to|have to) be (${PARTICIPLE})\\b(?![^.!?]{0,80} by )`,
  'gu',
)

/** States, and what tells something by a sign: turned round, the sentence would speak of something else. */
const STATES = new Set(
  'recognised recognized headed known told marked called distinguished indicated shown fed owned caused followed accompanied surrounded bounded backed driven governed sorted grouped identified keyed scoped named separated prefixed suffixed preceded guarded gated blocked covered determined defined replaced superseded protected constrained limited covered implied required intended expected joined shared shaped supported motivated inspired matched linked bound tied led held kept hidden met represented described denoted delimited locked punished paid'.split(
    ' ',
  ),
)
/** Not who did it, but how, by how much, by when. */
const NO_AGENT = new Set(
  'middle start beginning default hand design convention definition means way time end same date day week month year order name number value amount factor use fact point'.split(
    ' ',
  ),
)

export const passives: SegmentFinder = ({ text, form }) => {
  if (form === 'heading') return []
  const step =
    form === 'step'
      ? findAll(text, STEP, 'passive-step', ([found]) => !/ (?:and|or|that|which|is|are) /.test(found))
      : []
  if (!text.includes(' by ')) return step
  const named = findAll(text, WITH_AGENT, 'passive', ([, participle = '', , noun = '']) => {
    return !STATES.has(participle) && !participle.startsWith('un') && !NO_AGENT.has(noun.toLowerCase())
  })
  return [...named, ...step].map(({ span: [start, end], ...find }) => ({
    ...find,
    span: [start, start + text.slice(start, end).trimEnd().length],
  }))
}
