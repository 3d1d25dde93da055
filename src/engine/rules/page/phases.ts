import type { Document } from '../../link/index.ts'
import { readOrdinal } from '../../kinds/numerals.ts'
import type { Listing } from './listings.ts'

/** "Phase 3", and nothing that would make it another number: "Phase 3.5", "Phase 3-5", "Phase 3 and 4". */
const PHASE = /^[^A-Za-z0-9]*phase\s+([A-Za-z]+|\d{1,2})(?![\w.&/+]|\s*[-–—&+/,]\s*\d|\s+(?:and|to|or|through)\s)/i
const ANY_PHASE = /\bphases?\b/i
const NUMBERED = /^[^A-Za-z0-9]*phases?\s+\d/i

/**
 * The headings of a page that are a list of phases: each number from 0 or 1 on, in its order and once, at one depth, and no other phase
 * beside them.
 */
export function phasesOf({ path, facts: { headings } }: Document): Listing | undefined {
  const found = headings.flatMap((heading) => {
    const number = readOrdinal(PHASE.exec(heading.text)?.[1] ?? '-')
    return number === undefined ? [] : [{ heading, number }]
  })
  const [first] = found
  if (!first || first.number > 1 || found.length < FEWEST_PHASES) return undefined
  const { depth } = first.heading
  if (found.some(({ heading, number }, i) => heading.depth !== depth || number !== first.number + i)) return undefined
  const own = new Set(found.map(({ heading }) => heading))
  const isOther = ({ text, depth: other }: (typeof headings)[number]) =>
    NUMBERED.test(text) || (other === depth && ANY_PHASE.test(text))
  if (headings.some((heading) => !own.has(heading) && isOther(heading))) return undefined
  const size = found.length
  return {
    size,
    lawful: new Set(first.number === 0 ? [size, size - 1] : [size]),
    at: { file: path, span: first.heading.span },
    where: 'among the headings',
  }
}

const FEWEST_PHASES = 2
