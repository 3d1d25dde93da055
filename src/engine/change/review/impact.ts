/** Who rests on an item: those who refer to it, those who refer to them, as chains. */
import type { Document, Index, Item, Link, Scope } from '../../link/index.ts'
import type { DefinitionFact } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { firstFrom } from '../../model/placed.ts'
import { lineAt, type Place } from '../../model/range.ts'
import { definitionsAround } from './extents.ts'
import type { Nesting } from './nesting.ts'
import type { Impact, ImpactEntry } from './packet.ts'

/** Longer chains say little: after three steps most of a plan hangs together. */
const MOST_STEPS = 3
const MOST_KEPT = 100
/** Of a single item. */
const MOST_SEEN = 2000

/** `isTouched` tells of a page of this index whether the change edits it; `isLeft`, whether it is still there. */
export function impactIn(
  index: Index,
  { isTouched, isLeft }: { isTouched(file: string): boolean; isLeft(file: string): boolean },
): (item: Item) => Impact {
  const around = new Map<Document, Nesting<DefinitionFact>>()
  const linksTo = linksIn(index)

  return (item) => {
    const entries: ImpactEntry[] = []
    const seen = new Set<Item | string>([item])
    let waiting: { readonly item: Item; readonly via: readonly string[] }[] = [{ item, via: [] }]
    let looked = 0
    for (let step = 0; step < MOST_STEPS && looked < MOST_SEEN; step++) {
      const next: typeof waiting = []
      for (const { item: named, via } of waiting) {
        for (const place of placesOf(named)) {
          if (looked++ >= MOST_SEEN) break
          const document = index.document(place.file)
          if (!document || document.role !== 'record' || !isLeft(place.file)) continue
          const found = itemAround(document, place)
          if (found === named && place.file === named.definition.file) continue
          // A row of a summary elsewhere says the item once more, and may lag behind.
          const user = found === named ? undefined : found
          const key = user ?? place.file
          // A page that speaks of the item in its text is told once, however often it does.
          if (seen.has(key)) continue
          seen.add(key)
          entries.push({ ...placeIn(document, place), id: user?.id, via, isTouched: isTouched(place.file) })
          if (user) next.push({ item: user, via: [...via, user.id] })
        }
      }
      waiting = next
    }
    const order = (entry: ImpactEntry) => entry.via.length * 2 + Number(entry.isTouched)
    return {
      entries: entries.sort((a, b) => order(a) - order(b)).slice(0, MOST_KEPT),
      total: entries.length,
      untouched: entries.filter((entry) => !entry.isTouched).length,
      isAtLeast: looked >= MOST_SEEN,
    }
  }

  function* placesOf(item: Item): Iterable<Place> {
    for (const { fact, file, span } of index.referencesTo(item)) if (!fact.isStruck) yield { file, span }
    yield* linksTo(item)
  }

  function itemAround(document: Document, { span }: Place): Item | undefined {
    let nesting = around.get(document)
    if (!nesting) around.set(document, (nesting = definitionsAround(document.facts)))
    const fact = nesting.at(span[0])
    return fact && itemNamed(fact.id, document.scope)
  }
}

/** Links to the heading of an item, or to the page that is the item. A page may have thousands of either. */
function linksIn(index: Index): (item: Item) => readonly Place[] {
  const pages = new Map<
    string,
    { readonly links: Map<string | undefined, Link[]>; readonly slugs: Map<number, string> }
  >()

  function pageOf(file: string) {
    const known = pages.get(file)
    if (known) return known
    const found = index.linksTo(file).filter(({ target }) => target.state === 'found')
    const { headings = [] } = found.length > 0 ? (index.document(file)?.facts ?? {}) : {}
    const page = {
      links: groupBy(found, ({ target }) => (target.state === 'found' ? target.fragment : undefined)),
      slugs: new Map(headings.map(({ span, slug }) => [span[0], slug])),
    }
    pages.set(file, page)
    return page
  }

  return ({ definition: { file, fact } }) => {
    const { links, slugs } = pageOf(file)
    const slug = slugs.get(fact.extent[0])
    return [
      ...(fact.form === 'frontmatter' ? (links.get(undefined) ?? []) : []),
      ...(slug === undefined ? [] : (links.get(slug) ?? [])),
    ]
  }
}

function itemNamed(id: string, scope: Scope): Item | undefined {
  for (let around: Scope | undefined = scope; around; around = around.parent) {
    const item = around.items.get(id)
    if (item) return item
  }
  return undefined
}

function placeIn({ path, facts }: Document, { span: [start] }: Place): Pick<ImpactEntry, 'at' | 'section'> {
  const { headings, lineStarts } = facts
  const section = headings[firstFrom(headings, start + 1) - 1]?.text ?? ''
  return { at: { file: path, line: lineAt(lineStarts, start) + 1 }, section }
}
