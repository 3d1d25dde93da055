/** The words for kinds and states that the corpus has, in the language of a page. */
import { site } from 'virtual:throughline'
import type { CardWords } from './client/cards.ts'
import { perLanguage } from './per-language.ts'
import type { StateWords } from './ref.ts'
import type { ItemState } from '../../src/engine/views/item-states.ts'
import type { en } from './translations/en.ts'

/** In the order in which a plan is read. */
const ORDER = [
  'decision',
  'story',
  'requirement',
  'success criterion',
  'verification',
  'run',
  'slice',
  'gate',
  'artefact',
  'task',
]

const present = new Set(site.items.map(({ kind }) => kind))

/** Kinds of which there are items. */
export const kinds: readonly string[] = [
  ...ORDER.filter((kind) => present.has(kind)),
  ...[...present].filter((kind) => !ORDER.includes(kind)),
]

const states: readonly ItemState[] = [
  ...new Set(site.items.flatMap(({ state }) => (state === undefined ? [] : [state]))),
]

type Word = keyof typeof en

export interface ItemWords {
  readonly kinds: Readonly<Record<string, string>>
  readonly states: Readonly<Record<string, string>>
}

export function itemWords(t: (key: Word) => string): ItemWords {
  return {
    kinds: Object.fromEntries(kinds.map((kind) => [kind, t(`throughline.kind.${kind.replaceAll(' ', '-')}` as Word)])),
    states: Object.fromEntries(states.map((state) => [state, t(`throughline.state.${state}`)])),
  }
}

/** For ids that stand in for their items. */
export function stateWords(t: App.Locals['t']): StateWords {
  return { states: itemWords(t).states, replaced: t('throughline.card.replaced', { ids: '%' }) }
}

/** For client/cards.ts, as JSON. */
export const cardWords = perLanguage((t) =>
  JSON.stringify({
    ...itemWords(t),
    ...stateWords(t),
    several: t('throughline.card.several', { n: '%' }),
  } satisfies CardWords),
)

/** For client/item-search.ts, as JSON. */
export const searchWords = perLanguage((t) =>
  JSON.stringify({
    label: t('throughline.items'),
    input: t('search.label'),
    found: t('throughline.search.found', { number: '#' }),
    all: t('throughline.search.all', { number: '#' }),
    ...itemWords(t),
  }),
)
