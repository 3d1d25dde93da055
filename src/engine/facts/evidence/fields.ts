/** Evidence in the fields of an entry (`- evidence: …` under a decision's heading) and of the page itself. */
import type { DefinitionFact, Field, FrontmatterFact } from '../../model/facts.ts'
import type { EvidenceFact } from '../../model/records.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import { readStatus } from '../../kinds/decision-status.ts'
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { nodesOf, type Page } from '../page.ts'
import { claims, denies, isConditionalText, saysAbsent } from './claims.ts'
import { piecesIn, wordsAmong, type LinksAt } from './pieces.ts'
import { targetOf, targetsOfItem } from './targets.ts'

const EVIDENCE =
  /^(?:(?:closure|verification|supporting|acceptance|decision|source)_)?(?:evidence|proof|artifacts?|artefacts?)(?:_(?:anchors?|files?|paths?|links?|map))?$|^source_anchors?$/

const STATUS = /^(?:status|state|result|decision_status|sign_?off)$/

export function fieldEvidence(page: Page, links: LinksAt, definitions: readonly DefinitionFact[]): EvidenceFact[] {
  return definitions.flatMap((definition) => {
    // Cells are read with their tables, keys with the frontmatter.
    const { form, fields } = definition
    const named = form === 'table-row' || form === 'frontmatter' ? [] : fields.filter(({ name }) => EVIDENCE.test(name))
    if (named.length === 0) return []
    const kind = definition.kind ?? kindOfFamily(definition.parts.family)
    const site = kind === 'verification' || kind === 'requirement' ? 'verification' : 'decision'
    const status = fields.find(({ name }) => STATUS.test(name))?.value
    const isClaimed =
      status !== undefined && (site === 'decision' ? SETTLED.has(readStatus(status).state) : claims(status))
    return named.flatMap((field) => inField(page, links, field).map((target) => ({ site, ...target, isClaimed })))
  })
}

/** A decision that stands rests on its evidence; one that was rejected or replaced rests on nothing. */
const SETTLED = new Set<unknown>(['accepted', 'locked', 'closed'])

type FieldTarget = Omit<EvidenceFact, 'site' | 'isClaimed'>

/** What the field says itself, and each item that is nested in it. */
function inField(page: Page, links: LinksAt, { span, valueSpan }: Field): FieldTarget[] {
  const { tree } = page
  const nested = itemsWithin(page, span)
  const headEnd = nested[0] === undefined ? valueSpan[1] : tree.start[nested[0]]!
  const stretches: Span[] = [[valueSpan[0], headEnd]]
  for (const item of nested)
    if (tree.type[item + 1] === Node.paragraph) stretches.push([tree.start[item]!, tree.end[item + 1]!])
  return stretches.flatMap((stretch) => {
    const pieces = piecesIn(page, links, stretch)
    const text = wordsAmong(pieces)
    if (saysAbsent(text)) return []
    return targetsOfItem(pieces).map((target) => ({ ...target, isConditional: isConditionalText(text) }))
  })
}

/** Items that begin inside of a span, and not at its start; found by halves, for a log may have thousands of entries. */
function itemsWithin(page: Page, [start, end]: Span): readonly number[] {
  const items = nodesOf(page, Node.listItem)
  const firstFrom = (offset: number) => {
    let low = 0
    let high = items.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (page.tree.start[items[middle]!]! < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return items.slice(firstFrom(start + 1), firstFrom(end))
}

/** `evidence: counts.csv`, or a list of such. */
export function frontmatterEvidence(page: Page, frontmatter: FrontmatterFact | undefined): EvidenceFact[] {
  const value = frontmatter?.data.evidence
  if (!frontmatter || value === undefined) return []
  const { status, type } = frontmatter.data
  const site = type === 'disposition' || type === 'readiness' || type === 'decision' ? type : 'verification'
  const isClaimed = !(typeof status === 'string' && denies(status))
  const values = (Array.isArray(value) ? value : [value]).flatMap((each, i) =>
    typeof each === 'string' ? [[each.trim(), Array.isArray(value) ? `/evidence/${i}` : '/evidence'] as const] : [],
  )
  return values.flatMap(([text, pointer]) => {
    const place = frontmatter.places.find((each) => each.pointer === pointer)?.value
    const at = place && text !== '' ? page.text.indexOf(text, place[0]) : -1
    if (!place || at === -1 || at >= place[1]) return []
    const target = targetOf({ sort: 'code', text, span: [at, at + text.length] })
    return target ? [{ site, ...target, form: 'text', isClaimed, isConditional: false }] : []
  })
}
