/** How far each definition of a page reaches, and which is the innermost around a place. */
import type { DefinitionFact, FileFacts } from '../../model/facts.ts'
import { firstFrom } from '../../model/placed.ts'
import type { Span } from '../../model/range.ts'
import { nestingOf, type Nesting } from './nesting.ts'

/** With the section of a heading, up to the next heading of any depth; of a decision with a status, all of its section. */
export function reachOf({ extent, section, form }: DefinitionFact, { headings, end = 0 }: FileFacts): Span {
  if (section) return section
  // The page itself is the item.
  if (form === 'frontmatter') return [0, Math.max(end, extent[1])]
  const at = firstFrom(headings, extent[0])
  if (headings[at]?.span[0] !== extent[0]) return extent
  return [extent[0], Math.max(extent[1], headings[at + 1]?.span[0] ?? end)]
}

export function definitionsAround(facts: FileFacts): Nesting<DefinitionFact> {
  return nestingOf(facts.definitions, (fact) => reachOf(fact, facts))
}
