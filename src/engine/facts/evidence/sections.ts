/** Evidence in lists and tables of paths under a heading that is there for it, and completion criteria that are paths. */
import type { HeadingFact } from '../../model/facts.ts'
import type { EvidenceFact } from '../../model/records.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { cellsOf } from '../cells.ts'
import { nodesOf, plainText, spanOf, type Page } from '../page.ts'
import { isConditionalText, saysAbsent } from './claims.ts'
import { piecesIn, wordsAmong, type LinksAt } from './pieces.ts'
import { targetsAmong, targetsOfItem, type Target } from './targets.ts'

const EVIDENCE =
  /(?:^|\s)evidence(?: (?:map|anchors?|pointers?|log|files?|paths?|links?|matrix|index|list|sources?|references?))?$|(?:^|\s)(?:required|mandatory|closure[- ]critical|conditional|triggered[- ]only) (?:artifacts?|artefacts?|outputs?|evidence)$|^(?:source reviews?|review sources?|artifacts reviewed|reviewed artifacts)$/i

/** Headings that speak of evidence without holding any. */
const NO_EVIDENCE = /\b(?:no|missing|lack|needed|wanted|how|what|which|against|strategy|without|future|next)\b/i

const CRITERIA =
  /^(?:(?:completion|exit|closure|done|acceptance) criteri(?:a|on)|definition of done|complete when|done when|acceptance evidence)$/i

const PATH_COLUMN =
  /^(?:paths?|files?|art[ei]facts?|evidence|proofs?|anchors?|locations?|sources?|(?:evidence|art[ei]fact|file|source) (?:paths?|files?|links?|anchors?))$/i

/** A cheap look, before a heading is taken apart: nearly all end here. */
const MAY_HAVE = /evidence|criteri|t[ie]facts?|outputs?|source review|review source|done|complete when/i

interface Section {
  readonly span: Span
  /** The section that this one is inside of. */
  readonly outer: Section | undefined
  readonly isCriteria: boolean
  readonly isConditional: boolean
}

/** `isClosed`: the page itself says that it is done. */
export function sectionEvidence(
  page: Page,
  links: LinksAt,
  headings: readonly HeadingFact[],
  isClosed: boolean,
): EvidenceFact[] {
  const sections = sectionsOf(page, headings)
  if (sections.length === 0) return []
  const found: EvidenceFact[] = []
  const add = (section: Section, targets: readonly Target[], text: string, isTicked: boolean) => {
    if (saysAbsent(text)) return
    const isConditional = section.isConditional || isConditionalText(text)
    const isClaimed = !section.isCriteria || isTicked || isClosed
    for (const target of targets)
      found.push({ site: section.isCriteria ? 'criterion' : 'section', ...target, isClaimed, isConditional })
  }
  for (const item of nodesOf(page, Node.listItem)) {
    const section = sectionAt(sections, page.tree.start[item]!)
    if (!section || page.tree.type[item + 1] !== Node.paragraph) continue
    const pieces = piecesIn(page, links, [page.tree.start[item]!, page.tree.end[item + 1]!])
    const box = boxOf(page, item)
    const targets = targetsOfItem(pieces)
    if (box === ' ' && !section.isCriteria) continue
    add(section, targets, wordsAmong(pieces), box === 'x')
  }
  for (const table of nodesOf(page, Node.table)) {
    const section = sectionAt(sections, page.tree.start[table]!)
    if (!section) continue
    const [header, ...rows] = cellsOf(page, table)
    const names = header?.cells.map((cell) => plainText(page, cell).trim()) ?? []
    for (const { node, cells } of rows) {
      for (const [i, cell] of cells.entries()) {
        if (!PATH_COLUMN.test(names[i] ?? '')) continue
        const targets = targetsAmong(piecesIn(page, links, spanOf(page, cell)))
        if (targets.length > 0) add(section, targets, wordsAmong(piecesIn(page, links, spanOf(page, node))), false)
      }
    }
  }
  return found
}

function sectionsOf(page: Page, headings: readonly HeadingFact[]): Section[] {
  const sections: Section[] = []
  for (const [i, { depth, text, span }] of headings.entries()) {
    if (!MAY_HAVE.test(text)) continue
    const name = nameOf(text)
    const isCriteria = CRITERIA.test(name)
    if (!isCriteria && (depth === 1 || !EVIDENCE.test(name) || NO_EVIDENCE.test(name))) continue
    const isConditional = isConditionalText(text) || /^(?:conditional|triggered[- ]only)\b/i.test(name)
    let next = i + 1
    while (next < headings.length && headings[next]!.depth > depth) next++
    const end = headings[next]?.span[0] ?? page.text.length
    sections.push({ span: [span[1], end], outer: sectionAt(sections, span[0]), isCriteria, isConditional })
  }
  return sections
}

/** Without outline numbers, brackets, a colon and signs at the ends. */
function nameOf(heading: string): string {
  return heading
    .slice(0, 120)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/\s+/g, ' ')
}

/** The innermost section around an offset, among sections in their order. */
function sectionAt(sections: readonly Section[], offset: number): Section | undefined {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle]!.span[0] <= offset) low = middle + 1
    else high = middle
  }
  let section = sections[low - 1]
  while (section && section.span[1] <= offset) section = section.outer
  return section
}

/** What stands in the box of a task item, in lower case. */
function boxOf(page: Page, item: number): string | undefined {
  const source = page.text.slice(page.tree.start[item], page.tree.start[item]! + 40)
  return /^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+\[([ xX])\][ \t]/.exec(source)?.[1]!.toLowerCase()
}
