/** Decisions: items of the kind, with what their fields say of state, resolution and succession. */
import type { DecisionState } from '../model/decision-state.ts'
import type { DefinitionFact, Field } from '../model/facts.ts'
import { groupBy } from '../model/group-by.ts'
import { lazily } from '../model/lazily.ts'
import type { Span } from '../model/range.ts'
import { purposeOf } from '../kinds/decision-fields.ts'
import { readStatus, statusWords, type StatusWords } from '../kinds/decision-status.ts'
import type { Document, Index, Item, Link, Reference } from './index.ts'
import { inside } from '../model/placed.ts'

export interface Decision {
  readonly item: Item
  readonly document: Document
  /** Undefined where nothing says it, or where the word is not known. */
  readonly state: DecisionState | undefined
  /** The field, cell or key that holds the status. */
  readonly status: Field | undefined
  /** What it says was decided; several fields in their order. */
  readonly resolution: readonly Field[]
  /** The references by which it names what replaced it, and what it replaced. */
  readonly successors: readonly Reference[]
  readonly predecessors: readonly Reference[]
}

export function decisionsIn(index: Index): readonly Decision[] {
  const items = index.items.filter(({ kind }) => kind === 'decision')
  if (items.length === 0) return []
  const words = statusWords(index.config.decisions.statuses)
  const mentions = mentionsIn(index, items)
  const byId = new Map<Document, Map<string, DefinitionFact[]>>()
  const restated = (document: Document) => {
    const known = byId.get(document) ?? groupBy(document.facts.definitions, ({ id }) => id)
    byId.set(document, known)
    return known
  }
  return items.flatMap((item): Decision[] => {
    const document = index.document(item.definition.file)
    return document ? [decisionOf(item, document, restated(document), words, mentions)] : []
  })
}

function decisionOf(
  item: Item,
  document: Document,
  restated: ReadonlyMap<string, readonly DefinitionFact[]>,
  words: StatusWords,
  mentions: Mentions,
): Decision {
  const { fact } = item.definition
  // The row of a summary speaks for an entry that leaves its status to it.
  const facts = [fact, ...(restated.get(item.id) ?? []).filter((other) => other !== fact)]
  const status = facts.map(statusIn).find((field) => field !== undefined)
  const relations = facts.map((each) => relationsIn(each, document, mentions))
  const successors = distinct(relations.flatMap((each) => each.successors))
  const read = status && readStatus(status.value, words)
  return {
    item,
    document,
    state: relations[0]!.isReplaced ? 'superseded' : read?.state,
    status,
    resolution: fact.fields.filter(({ name }) => purposeOf(name) === 'resolution'),
    successors,
    predecessors: distinct(relations.flatMap((each) => each.predecessors)),
  }
}

/** The first field that is one, and says something. */
function statusIn({ fields }: DefinitionFact): Field | undefined {
  const all = fields.filter(({ name }) => purposeOf(name) === 'status')
  return all.find(({ value }) => value !== '') ?? all[0]
}

interface Relations {
  readonly successors: readonly Reference[]
  readonly predecessors: readonly Reference[]
  /** A field of its own names what replaced it, whatever the status says. */
  readonly isReplaced: boolean
}

function relationsIn({ fields }: DefinitionFact, document: Document, mentions: Mentions): Relations {
  const successors: Reference[] = []
  const predecessors: Reference[] = []
  let isReplaced = false
  for (const field of fields) {
    const purpose = purposeOf(field.name)
    if (purpose !== 'successors' && purpose !== 'predecessors') continue
    if (IN_PART.test(field.value) || NONE.test(field.value)) continue
    const end = endOfList(field.value, 0)
    const named = mentions.within(document, field.valueSpan).filter(({ fact }) => field.value.indexOf(fact.id) < end)
    if (purpose === 'successors' && named.length > 0) isReplaced = true
    ;(purpose === 'successors' ? successors : predecessors).push(...named)
  }
  const said = new Set([...successors, ...predecessors].map(({ span }) => span[0]))
  for (const field of fields) {
    if (purposeOf(field.name) !== 'status' || field.value === '') continue
    const [start, end] = field.valueSpan
    const named = mentions.within(document, [start, Math.min(end, start + REACH)])
    // Where the lines of a status tell for themselves (`Supersedes …`), they have told it all.
    const unsaid = named.some(({ span }) => said.has(span[0])) ? [] : named
    for (const { reference, relation } of relatedBy(field.value, unsaid))
      (relation === 'successor' ? successors : predecessors).push(reference)
  }
  return { successors, predecessors, isReplaced }
}

/** A status tells what replaced it in its first words; what follows under the heading is prose, or a table of contents. */
const REACH = 400

const IN_PART = /\b(?:in part|partial(?:ly)?|partly|parts? of|sections?)\b/i
const NONE = /^\W*(?:none|nothing|no|n\/a|nil|null|tbd)\b/i

const RELATION =
  /(?<!\b(?:partially|partly|in part) )\b(?:(supers?[ec]+d?ed|replaced|obsoleted|overridden|overtaken|subsumed)\s+by|(supers?[ec]+d?es|replaces|obsoletes|overrides)|amend(?:s|ed))\b/gi

/**
 * Which of the references that a status holds stand behind "superseded by", and which behind "supersedes". A link has no
 * words of its own in the facts: it goes with the one relation that the status tells.
 */
function relatedBy(value: string, named: readonly Reference[]): { reference: Reference; relation: Relation }[] {
  const relations = [...value.matchAll(RELATION)].map((match) => ({
    relation: match[1] !== undefined ? 'successor' : match[2] !== undefined ? 'predecessor' : undefined,
    start: match.index,
    end: endOfList(value, match.index + match[0].length),
  }))
  if (relations.length === 0) return []
  let from = 0
  return named.flatMap((reference) => {
    const at = value.indexOf(reference.fact.id, from)
    if (at !== -1) from = at + reference.fact.id.length
    const sole = relations.length === 1 ? relations[0] : undefined
    const found = at === -1 ? sole : relations.find(({ start, end }) => start < at && at < end)
    return found?.relation ? [{ reference, relation: found.relation as Relation }] : []
  })
}

type Relation = 'successor' | 'predecessor'

/** "superseded by D-7 and D-9 (see D-3)" ends before the parenthesis. */
function endOfList(value: string, start: number): number {
  const length = value.slice(start).search(LIST_END)
  return length === -1 ? value.length : start + length
}

const LIST_END =
  /[;()]|\.\s|\b(?:see|extends|extending|complements|builds on|related)\b|\b(?:supers|replac|obsolet|overrid|amend)/i

interface Mentions {
  /** References in a stretch of a document; and links to a page that is one decision, as if they said its id. */
  within(document: Document, span: Span): readonly Reference[]
}

function mentionsIn(index: Index, items: readonly Item[]): Mentions {
  // Few fields name another decision: most corpora never ask.
  const references = lazily(() => groupBy(index.references, ({ file }) => file))
  const links = lazily(() => groupBy(index.links, ({ file }) => file))
  const pages = new Map<string, Item | undefined>()
  for (const item of items) pages.set(item.definition.file, pages.has(item.definition.file) ? undefined : item)
  return {
    within({ path }, [start, end]) {
      const named = inside(references().get(path) ?? [], [start, end]).filter(
        ({ fact }) => fact.form !== 'wildcard' && !fact.isStruck,
      )
      const linked = inside(links().get(path) ?? [], [start, end]).flatMap((link) => {
        const isOther = link.target.state === 'found' && link.target.path !== path
        const item = isOther ? pages.get(link.target.path) : undefined
        return item && !named.some((each) => isTo(each, item)) ? [asReference(link, item)] : []
      })
      return [...named, ...linked]
    },
  }
}

function isTo({ resolution }: Reference, item: Item): boolean {
  return resolution.state === 'resolved' && resolution.items.includes(item)
}

function asReference({ file, span, document }: Link, item: Item): Reference {
  const { id, parts } = item.definition.fact
  const fact = { id, parts, form: 'single', span, place: 'prose', isStruck: false } as const
  return { file, span, document, fact, resolution: { state: 'resolved', items: [item], missing: [] } }
}

function distinct(references: readonly Reference[]): Reference[] {
  const seen = new Set<number>()
  return references.filter(({ span }) => !seen.has(span[0]) && seen.add(span[0]))
}
