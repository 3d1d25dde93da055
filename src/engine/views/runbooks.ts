/** Runbooks as an operator looks for them: by what is seen, with how many steps there are to take. */
import type { Document, Index } from '../link/index.ts'
import type { HeadingFact, PassageFact } from '../model/facts.ts'
import { isRetired } from '../pages/freshness.ts'
import runbook from '../pages/runbook.ts'
import { headingOf, sectionHeadings } from '../pages/sections.ts'

export interface Runbook {
  readonly document: Document
  /** What is seen, a line each: the items of the section, or its paragraphs where it has no list. */
  readonly symptoms: readonly string[]
  /** The heading of that section; undefined where the page has none. */
  readonly heading?: HeadingFact
  /** Whether a reader of the page meets its symptoms first. */
  readonly opensWithSymptoms: boolean
  /** Steps and boxes that can be ticked. */
  readonly steps: number
  readonly owners: readonly string[]
  /** In use: neither a template or in an archive, nor said to be out of use by its `status`. */
  readonly isInUse: boolean
}

/** More of an introduction than this many characters, and the symptoms are no longer the first thing that is seen. */
const LONGEST_INTRODUCTION = 800

const SYMPTOMS = runbook.sections!.find(({ heading }) => heading === 'Symptoms')!

/** Pages whose frontmatter says that they are runbooks, in the order of the index. */
export function runbooksOf({ documents }: Index): Runbook[] {
  return documents
    .filter(({ facts }) => facts.frontmatter?.data['type'] === runbook.type)
    .map((document) => {
      const { facts, role } = document
      const { passages = [], frontmatter } = facts
      const heading = headingOf(SYMPTOMS, facts)
      const start = Math.max(frontmatter!.span[1], titleEnd(document))
      return {
        document,
        symptoms: heading ? symptomsIn(passagesUnder(document, heading)) : [],
        ...(heading && { heading }),
        opensWithSymptoms:
          heading !== undefined &&
          heading === sectionHeadings(facts)[0] &&
          heading.span[0] - start <= LONGEST_INTRODUCTION,
        steps: passages.filter(({ form, hasBox }) => form === 'step' || hasBox).length,
        owners: [frontmatter!.data['owner'] ?? []].flat().filter((owner) => typeof owner === 'string'),
        isInUse: role === 'record' && !isRetired(facts),
      }
    })
}

/** Of the heading that is the page's title. */
function titleEnd({ facts }: Document): number {
  const [first] = facts.headings
  return first && first !== sectionHeadings(facts)[0] ? first.span[1] : 0
}

function passagesUnder({ facts: { headings, passages = [] } }: Document, { depth, span }: HeadingFact): PassageFact[] {
  const end = headings.find((other) => other.span[0] > span[0] && other.depth <= depth)?.span[0] ?? Infinity
  return passages.filter((passage) => passage.span[0] > span[0] && passage.span[0] < end)
}

function symptomsIn(passages: readonly PassageFact[]): string[] {
  const items = passages.filter(({ form, text }) => form !== 'paragraph' && text !== '')
  return (items.length > 0 ? items : passages)
    .map(({ text }) => text.replace(/[;,.]$/, ''))
    .filter((text) => text !== '')
}
