/** Items by where they are defined: for pages of the plan, which name them with a link. */
import { site } from 'virtual:throughline'
import { stateWords } from './item-words.ts'
import { perLanguage } from './per-language.ts'
import { refAttributes } from './ref.ts'

const items = new Map(
  site.items.flatMap((item) => (item.href === undefined ? [] : [[`${item.href} ${item.id}`, item]])),
)

/** The attributes of a link to an item, in a page's language. */
export const refsOf = perLanguage((t) => {
  const words = stateWords(t)
  return (href: string, id: string) => refAttributes(items.get(`${href} ${id}`), words)
})
