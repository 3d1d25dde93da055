/** Makes a packet fit: the least important part is shortened and then told in part, from its end, before the next one is. */
import type { Entry, Part } from './outline.ts'

export interface FittedPart extends Pick<Part, 'title' | 'lead' | 'count'> {
  /** Of the entries that are shown. */
  readonly texts: readonly string[]
}

export interface LeftOut {
  readonly title: string
  /** Entries without their details. */
  readonly shortened: number
  /** Entries that are not there. */
  readonly dropped: number
}

export interface FitRequest {
  readonly room: number
  textOf(entry: Entry, isBrief: boolean): string
  sizeOf(text: string): number
  /** What a part takes beside its entries. */
  readonly frame: number
}

interface Shown {
  readonly full: string
  readonly brief: string
  state: 'full' | 'brief' | 'dropped'
}

/** Every text is made and measured once. */
export function fitted(parts: readonly Part[], request: FitRequest): { parts: FittedPart[]; left: LeftOut[] } {
  const { textOf, sizeOf, frame, room } = request
  const all = parts.map((part) => ({
    part,
    shown: part.entries.map((entry): Shown => ({
      full: textOf(entry, false),
      brief: textOf(entry, true),
      state: 'full',
    })),
  }))
  let size = frame * (parts.length + 1)
  for (const { shown } of all) for (const { full } of shown) size += sizeOf(full)
  const shorten = (shown: readonly Shown[], to: 'brief' | 'dropped') => {
    for (const each of shown.toReversed()) {
      if (size <= room) return
      if (each.state === to) continue
      const now = each.state === 'full' ? each.full : each.brief
      size -= sizeOf(now) - (to === 'brief' ? sizeOf(each.brief) : 0)
      each.state = to
    }
  }
  const leastFirst = all.toReversed()
  for (const { shown } of leastFirst) {
    shorten(shown, 'brief')
    // A few of each part tell more than all of one.
    shorten(shown.slice(FEW), 'dropped')
  }
  for (const { shown } of leastFirst) shorten(shown, 'dropped')
  return {
    parts: all.flatMap(({ part: { title, lead, count }, shown }): FittedPart[] => {
      const texts = shown.flatMap(({ state, full, brief }) =>
        state === 'dropped' ? [] : [state === 'full' ? full : brief],
      )
      return texts.length === 0 ? [] : [{ title, ...(lead !== undefined && { lead }), count, texts }]
    }),
    left: all.flatMap(({ part: { title }, shown }) => {
      const shortened = shown.filter(({ state, full, brief }) => state === 'brief' && full !== brief).length
      const dropped = shown.filter(({ state }) => state === 'dropped').length
      return shortened + dropped > 0 ? [{ title, shortened, dropped }] : []
    }),
  }
}

const FEW = 5
