/** What an item says of itself, field by field, and how that differs from what it said. */
import type { Item } from '../../link/index.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import { groupBy } from '../../model/group-by.ts'
import { inside } from '../../model/placed.ts'
import { definitionsAround, reachOf } from './extents.ts'
import type { Nesting } from './nesting.ts'
import type { FieldChange } from './packet.ts'
import type { PageText } from './sections.ts'
import { wordChange } from './words.ts'

/** Blocks of text by the name of the field that they stand in. */
type ItemText = ReadonlyMap<string, readonly string[]>

/** In the order of the fields, new ones last. With `isStateTold` a status is not told once more. */
export function fieldChanges(before: ItemText, after: ItemText, isStateTold: boolean): FieldChange[] {
  const changes = [...new Set([...before.keys(), ...after.keys()])].flatMap((name): FieldChange[] => {
    if (isStateTold && purposeOf(name) === 'status') return []
    const change = wordChange(before.get(name) ?? [], after.get(name) ?? [])
    return change.hunks.length === 0 ? [] : [{ name, ...change }]
  })
  const others = changes.filter(({ name }) => name !== 'title')
  const title = after.get('title')?.[0] ?? ''
  // A title that is a cell, or the beginning of the text, has been told with it.
  const isTold = others.some(({ name }) => (after.get(name) ?? []).some((text) => text.includes(title)))
  return isTold ? others : changes
}

/** `page` is the one that the item is defined in, where its words are known: beside the fields they are its text. */
export function itemTexts(): (item: Item, page: PageText | undefined) => ItemText {
  const around = new Map<PageText, Nesting<Item['definition']['fact']>>()
  return ({ definition: { fact } }, page) => {
    const texts = new Map<string, string[]>([['title', [fact.title]]])
    for (const [name, fields] of groupBy(fact.fields, ({ name }) => name))
      texts.set(
        name,
        fields.map(({ value }) => value.replace(CUT, ' …')),
      )
    if (!page) return texts
    let nesting = around.get(page)
    if (!nesting) around.set(page, (nesting = definitionsAround(page.facts)))
    const spans = fact.fields.map(({ span }) => span)
    const own = inside(page.blocks, reachOf(fact, page.facts)).filter(({ span: [start, end] }) => {
      const isField = spans.some(([from, to]) => from < end && start < to)
      return !isField && nesting.at(start)?.id === fact.id
    })
    const rest = own.map(({ text }) => text)
    if (rest.length > 0) texts.set('text', rest)
    return texts
  }
}

/** Facts keep so much of a long text, and a digest of the rest. */
const CUT = / …#[0-9a-f]{8}$/
