import type { FrontmatterFact, HeadingFact, LinkFact } from '../model/facts.ts'
import type { OutputFact } from '../model/plans.ts'
import { firstFrom, type Placed } from '../model/placed.ts'
import type { Span } from '../model/range.ts'
import { Node } from '../parse/markdown.ts'
import { cellsOf } from './cells.ts'
import { isConditionalText, saysAbsent } from './evidence/claims.ts'
import { linksAt, piecesIn, wordsAmong, type LinksAt } from './evidence/pieces.ts'
import { targetOf, targetsOfItem, type Target } from './evidence/targets.ts'
import { nodesOf, spanOf, type Page } from './page.ts'

/** Types of pages that are carried out, and then leave something behind. */
const TYPES = new Set<unknown>(['run', 'plan', 'project', 'tasks'])

const OUTPUTS =
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:required |mandatory |expected )?(?:outputs?|deliverables?|art[ei]facts?|closed with)(?: (?:produced|delivered|handed on|handed over))?:?$/i

/** Files that the page says it leaves behind, in its frontmatter and under headings that are there for them. */
export function extractOutputs(
  page: Page,
  headings: readonly HeadingFact[],
  links: readonly LinkFact[],
  frontmatter: FrontmatterFact | undefined,
): OutputFact[] {
  if (!frontmatter || !TYPES.has(frontmatter.data['type'])) return []
  const sections = outputSections(page, headings)
  const found = sections.length === 0 ? [] : outputsIn(page, linksAt(links), sections)
  return [...listedOutputs(page, frontmatter), ...found].sort((a, b) => a.span[0] - b.span[0])
}

/** `outputs: notes.md`, or a list of such. */
function listedOutputs(page: Page, { data, places }: FrontmatterFact): OutputFact[] {
  const value = data['outputs']
  const entries = Array.isArray(value)
    ? value.map((each, i) => [each, `/outputs/${i}`] as const)
    : [[value, '/outputs'] as const]
  return entries.flatMap(([path, pointer]): OutputFact[] => {
    const place = places.find((each) => each.pointer === pointer)?.value
    if (!place || typeof path !== 'string') return []
    return outputOf(targetOf({ sort: 'code', text: path.trim(), span: withoutQuotes(page.text, place) }))
  })
}

function withoutQuotes(text: string, [start, end]: Span): Span {
  return /["']/.test(text[start] ?? '') ? [start + 1, end - 1] : [start, end]
}

/** In their order, none within another. */
function outputSections(page: Page, headings: readonly HeadingFact[]): Placed[] {
  const sections: Placed[] = []
  let open: { readonly start: number; readonly depth: number } | undefined
  for (const { text, depth, span } of headings) {
    if (open && depth <= open.depth) {
      sections.push({ span: [open.start, span[0]] })
      open = undefined
    }
    if (!open && text.length <= LONGEST_HEADING && OUTPUTS.test(text)) open = { start: span[1], depth }
  }
  return open ? [...sections, { span: [open.start, page.text.length] }] : sections
}

const LONGEST_HEADING = 60

function outputsIn(page: Page, links: LinksAt, sections: readonly Placed[]): OutputFact[] {
  const isWithin = (node: number) => {
    const section = sections[firstFrom(sections, page.tree.start[node]! + 1) - 1]
    return section !== undefined && page.tree.end[node]! <= section.span[1]
  }
  const items = nodesOf(page, Node.listItem).filter(
    (item) => isWithin(item) && page.tree.type[item + 1] === Node.paragraph,
  )
  const rows = nodesOf(page, Node.table)
    .filter(isWithin)
    .flatMap((table) => cellsOf(page, table).slice(1))
  return [
    ...items.flatMap((item) => namedFirst(page, links, [page.tree.start[item]!, page.tree.end[item + 1]!])),
    ...rows.flatMap(({ node, cells }) =>
      cells[0] === undefined ? [] : namedFirst(page, links, spanOf(page, cells[0]), spanOf(page, node)),
    ),
  ]
}

/** What the text names first, in code, unless what stands around says that it need not be there. */
function namedFirst(page: Page, links: LinksAt, span: Span, around = span): OutputFact[] {
  const words = wordsAmong(piecesIn(page, links, around))
  if (saysAbsent(words) || isConditionalText(words) || OPTIONAL.test(words) || OPEN_BOX.test(page.text.slice(...span)))
    return []
  return targetsOfItem(piecesIn(page, links, span))
    .filter(({ form }) => form === 'code')
    .flatMap(outputOf)
}

const OPTIONAL =
  /\b(?:optional(?:ly)?|if (?:needed|required|necessary|any|applicable)|where applicable|not required|n\/a|tbd|instead of)\b/i
const OPEN_BOX = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[ \]/

function outputOf(target: Target | undefined): OutputFact[] {
  return target && !/^https?:/i.test(target.target) ? [{ path: target.target, span: target.span }] : []
}
