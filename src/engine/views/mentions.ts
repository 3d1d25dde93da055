/** Who speaks of a page, and of each item, in which words. */
import { sentencesIn } from '../facts/sentences.ts'
import { groupBy } from '../model/group-by.ts'
import { inside } from '../model/placed.ts'
import type { Place, Span } from '../model/range.ts'
import type { Sentence } from '../model/sentence.ts'
import type { Definition, Document, Index, Item, Link, Reference } from '../link/index.ts'

export interface Mention extends Place {
  readonly document: Document
  readonly sentence: Sentence
}

export interface Mentions {
  /** Links from other documents. One that leads to the heading of an item, or names one by its id, is the item's. */
  readonly ofPages: ReadonlyMap<Document, readonly Mention[]>
  /** References and links. What an item's own definition says of it is left out. */
  readonly ofItems: ReadonlyMap<Item, readonly Mention[]>
}

export interface MentionsRequest {
  readonly index: Index
  /** Those whose words may be shown, in the order of the index. */
  readonly documents: readonly Document[]
  readonly textOf: (document: Document) => string
}

/**
 * In document order; of several in one sentence the first. What is struck through is spoken of no more, and the ids of a
 * template are nobody's. Reads each text that mentions anything, once.
 */
export function mentionsIn({ index, documents, textOf }: MentionsRequest): Mentions {
  const ofPages = new Map<Document, Mention[]>()
  const ofItems = new Map<Item, Mention[]>()
  const references = groupBy(index.references, ({ document }) => document)
  const links = groupBy(index.links, ({ document }) => document)
  const headed = itemsByHeading(index)
  for (const document of documents) {
    if (document.role === 'specimen') continue
    const own = references.get(document) ?? []
    const found = [
      ...own.flatMap((reference) => namedBy(reference)),
      ...(links.get(document) ?? []).flatMap((link) => ledTo(index, link, headed, own)),
    ].filter(({ target, span }) => !isOwn(index, document, target, span))
    if (found.length === 0) continue
    // One reference may name hundreds of items.
    const places = [...new Set(found.map(({ span }) => span))].sort((a, b) => a[0] - b[0])
    const sentences = sentencesIn(textOf(document), document.facts.language, places)
    const mentions = new Map(
      places.map((span, at): [Span, Mention] => [
        span,
        { file: document.path, document, span, sentence: sentences[at]! },
      ]),
    )
    for (const { target, span } of found.sort((a, b) => a.span[0] - b.span[0])) {
      const mention = mentions.get(span)!
      if ('definition' in target) add(ofItems, target, mention)
      else add(ofPages, target, mention)
    }
  }
  return { ofPages, ofItems }
}

interface Found {
  readonly target: Document | Item
  readonly span: Span
}

function namedBy({ resolution, fact, span }: Reference): Found[] {
  if (resolution.state !== 'resolved' || fact.isStruck) return []
  return resolution.items.map((target) => ({ target, span }))
}

function ledTo(index: Index, { target, span }: Link, headed: Headed, references: readonly Reference[]): Found[] {
  if (target.state !== 'found') return []
  const folder = target.path === '' ? '' : `${target.path}/`
  const page =
    index.document(target.path) ?? index.document(`${folder}index.md`) ?? index.document(`${folder}index.mdx`)
  if (!page) return []
  const item = target.fragment === undefined ? undefined : headed(page).get(target.fragment)
  if (item) return [{ target: item, span }]
  const named = inside(references, span).flatMap((reference) => namedBy(reference))
  return named.some((each) => 'definition' in each.target && each.target.definition.file === page.path)
    ? []
    : [{ target: page, span }]
}

type Headed = (document: Document) => ReadonlyMap<string, Item>

/** The items of a document by the slug of the heading that defines them. */
function itemsByHeading(index: Index): Headed {
  const items = groupBy(index.items, ({ definition }) => definition.file)
  const known = new Map<Document, ReadonlyMap<string, Item>>()
  return (document) => {
    let headed = known.get(document)
    if (!headed) {
      const bySpan = new Map((items.get(document.path) ?? []).map((item) => [item.definition.fact.extent[0], item]))
      headed = new Map(
        document.facts.headings.flatMap(({ slug, span }): [string, Item][] => {
          const item = bySpan.get(span[0])
          return item ? [[slug, item]] : []
        }),
      )
      known.set(document, headed)
    }
    return headed
  }
}

/** A page is not told of its own links, and an item not of what stands in its definition. */
function isOwn(index: Index, { path }: Document, target: Document | Item, span: Span): boolean {
  if (!('definition' in target)) return target.path === path
  return target.definitions.some((definition) => {
    if (definition.file !== path) return false
    const [start, end] = sectionOf(index, definition)
    return start <= span[0] && span[1] <= end
  })
}

/** All that belongs to a definition: of a heading what stands below it, of frontmatter the page. */
function sectionOf(index: Index, { file, fact }: Definition): Span {
  if (fact.section) return fact.section
  if (fact.form === 'frontmatter') return [0, Infinity]
  const { headings } = index.document(file)!.facts
  const at = headings.findIndex(({ span }) => span[0] <= fact.span[0] && fact.span[1] <= span[1])
  if (at === -1) return fact.extent
  const next = headings.slice(at + 1).find(({ depth }) => depth <= headings[at]!.depth)
  return [headings[at]!.span[0], next?.span[0] ?? Infinity]
}

function add<Target>(mentions: Map<Target, Mention[]>, target: Target, mention: Mention): void {
  const known = mentions.get(target)
  const last = known?.at(-1)
  if (last?.document === mention.document && textOf(last.sentence) === textOf(mention.sentence)) return
  if (known) known.push(mention)
  else mentions.set(target, [mention])
}

function textOf({ before, mention, after }: Sentence): string {
  return before + mention + after
}
