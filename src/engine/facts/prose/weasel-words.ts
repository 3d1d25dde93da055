/** Words that a sentence says as much without. */
import { findAll, type SegmentFinder } from './find.ts'

/** Asked before the expressions below. */
const ANY =
  /\b(?:very|really|simply|obviously|basically|essentially|just|extremely|totally|incredibly|absolutely|of course|needless to say|note that|noted that|noting that)\b/i

/** How high a thing stands on a scale is no weasel. */
const SCALE = 'high|low|strong|weak|likely|unlikely|common|rare|frequent|infrequent|little|few|much|many'
const POINTS = 'same|first|last|end|beginning|thing|least|best|next|top|bottom|moment|own|well'
const DEEDS =
  'run|use|add|call|do|put|set|type|write|click|open|copy|paste|make|create|change|edit|delete|remove|move|import|install|pass|say|send|take|try|want|need|ship|keep|let|start|point'

/** Each with what must not stand around it: there it means something. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(`\\b(?<!\\b(?:the|this|that|these|those|its|their|not) )very(?= (?!(?:${SCALE}|${POINTS})\\b)[a-z])`, 'g'),
  /\b(?<!\b(?:not|n't|what|how|do|does|did|if) )really(?= (?!(?:is|are|was|were|do|does|did|happen|mean|need|want)\b)[a-z])/gi,
  /\b(?<!\b(?:not|quite|put|is|are|was|were) )simply(?= (?!(?:put|because|not|that|a|an|the|by|to|as|for)\b)[a-z])/gi,
  /\b(?<!not )obviously\b/gi,
  /\bbasically\b/gi,
  /\b(?:needless to say|of course)\b/gi,
  /\b(?:please note|it should be noted|it is worth noting|it is important to note) that\b/gi,
  new RegExp(`(?<=\\b(?:you can|you could|we can|to|and|then|or) )just(?= (?:${DEEDS})\\b)`, 'gi'),
  /(?<=(?:^|[.!?:] )\W{0,3})(?:Just|Simply|Essentially)(?=,? (?!(?:like|as|because|before|after|in|when|one|a|an|the|that|not|for)\b)[a-z])/g,
  new RegExp(
    `\\b(?:extremely|totally|incredibly|absolutely)(?= (?!(?:${SCALE}|necessary|sure|certain|no|not)\\b)[a-z])`,
    'gi',
  ),
]

export const weaselWords: SegmentFinder = ({ text, form }) => {
  // A cell holds a rating more often than a sentence.
  if (form === 'heading' || form === 'cell' || !ANY.test(text)) return []
  const finds = PATTERNS.flatMap((pattern) => findAll(text, pattern, 'weasel'))
  // The patterns overlap at the beginning of a sentence.
  return [...new Map(finds.map((find) => [find.span[0], find])).values()]
}
