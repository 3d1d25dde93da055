/** Items that were added, removed, moved, or changed in state or text; boxes that were ticked. */
import { compareStrings } from '../../model/diagnostic.ts'
import { groupBy } from '../../model/group-by.ts'
import { lineAt } from '../../model/range.ts'
import type { Index, Item } from '../../link/index.ts'
import { itemStatesOf } from '../../views/item-states.ts'
import type { CorpusChange, Revision } from '../revision.ts'
import { impactIn } from './impact.ts'
import type { ItemPairs } from './item-pairs.ts'
import { fieldChanges, itemTexts } from './item-text.ts'
import type { ItemChange, PacketPlace, Ticks } from './packet.ts'
import type { ChangedPage } from './pages.ts'
import type { PageText } from './sections.ts'

export interface ChangedItem {
  readonly change: ItemChange
  readonly before: Item | undefined
  readonly after: Item | undefined
}

export interface ItemChanges {
  readonly changes: readonly ChangedItem[]
  readonly ticks: readonly Ticks[]
}

const ORDER: readonly ItemChange['sort'][] = ['removed', 'state', 'text', 'moved', 'added']

export function itemChanges(
  { same, gone, come }: ItemPairs,
  { before, after, renamed, changed }: CorpusChange,
  pages: readonly ChangedPage[],
  isShown: (file: string) => boolean,
): ItemChanges {
  const states = { before: itemStatesOf(before.index), after: itemStatesOf(after.index) }
  const textOf = itemTexts()
  const pageIn = {
    before: byFile(pages.map((page) => page.before)),
    after: byFile(pages.map((page) => page.after)),
  }
  const isTouched = (file: string) => changed.after.has(file)
  const impact = {
    after: impactIn(after.index, { isTouched, isLeft: () => true }),
    // Who rested on what is gone: those that are still there.
    before: impactIn(before.index, {
      isTouched: (file) => changed.before.has(file),
      isLeft: (file) => after.tree.kindOf(renamed.get(file) ?? file) === 'file',
    }),
  }
  const changes: ChangedItem[] = []
  const ticks: { readonly file: string; readonly id: string; readonly isTicked: boolean }[] = []

  for (const item of gone) {
    if (!isShown(item.definition.file)) continue
    const sides = { before: item, after: undefined }
    changes.push({
      ...sides,
      change: { ...headOf(item, before), sort: 'removed', fields: [], impact: impact.before(item) },
    })
  }
  for (const { before: was, after: item } of same) {
    if (!isShown(item.definition.file)) continue
    const state = { before: states.before.get(was), after: states.after.get(item) }
    // How far a requirement is verified is told as coverage.
    const hasState = state.before !== state.after && (item.kind !== 'requirement' || isGivenUp(was) !== isGivenUp(item))
    const file = item.definition.file
    const isEdited = was.definition.fact !== item.definition.fact && isTouched(file)
    const fields = isEdited
      ? fieldChanges(
          textOf(was, pageIn.before.get(was.definition.file)),
          textOf(item, pageIn.after.get(file)),
          hasState,
        )
      : []
    const isMoved = (renamed.get(was.definition.file) ?? was.definition.file) !== file || was.id !== item.id
    if (!hasState && fields.length === 0 && !isMoved) continue
    if (hasState && isBox(was) && isBox(item) && fields.length === 0 && !isMoved) {
      ticks.push({ file, id: item.id, isTicked: state.after === 'done' })
      continue
    }
    const moved = {
      ...(was.definition.file !== file && { file: was.definition.file }),
      ...(was.id !== item.id && { id: was.id }),
    }
    changes.push({
      before: was,
      after: item,
      change: {
        ...headOf(item, after),
        sort: hasState ? 'state' : fields.length > 0 ? 'text' : 'moved',
        ...(hasState && { state }),
        fields,
        ...(isMoved && { was: moved }),
        impact: impact.after(item),
      },
    })
  }
  for (const item of come) {
    if (!isShown(item.definition.file)) continue
    const now = states.after.get(item)
    changes.push({
      before: undefined,
      after: item,
      change: {
        ...headOf(item, after),
        sort: 'added',
        ...(now !== undefined && { state: { before: undefined, after: now } }),
        fields: [],
        impact: impact.after(item),
      },
    })
  }
  return { changes: changes.sort((a, b) => rankOf(a) - rankOf(b)), ticks: ticksByPage(ticks) }
}

function rankOf({ change }: ChangedItem): number {
  return ORDER.indexOf(change.sort)
}

function isGivenUp({ definition }: Item): boolean {
  return definition.fact.isTombstone
}

function isBox({ definition: { fact } }: Item): boolean {
  return fact.form === 'task' && fact.isDone !== undefined
}

function headOf(item: Item, revision: Revision): Pick<ItemChange, 'id' | 'kind' | 'title' | 'at'> {
  return { id: item.id, kind: item.kind, title: item.definition.fact.title, at: placeOf(item, revision.index) }
}

export function placeOf({ definition: { file, span } }: Item, index: Index): PacketPlace {
  return { file, line: lineAt(index.document(file)?.facts.lineStarts ?? [0], span[0]) + 1 }
}

function byFile(pages: readonly (PageText | undefined)[]): ReadonlyMap<string, PageText> {
  return new Map(pages.flatMap((page) => (page ? [[page.file, page] as const] : [])))
}

function ticksByPage(
  all: readonly { readonly file: string; readonly id: string; readonly isTicked: boolean }[],
): Ticks[] {
  const idsOf = (own: typeof all, isTicked: boolean) =>
    own.filter((tick) => tick.isTicked === isTicked).map(({ id }) => id)
  return [...groupBy(all, ({ file }) => file)]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([file, own]) => ({ file, ticked: idsOf(own, true), unticked: idsOf(own, false) }))
}
