import { shown } from './visible.ts'

/** Signs that mean something between tags or in an attribute's quotes. */
export const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Besides HTML's own: what GitHub and GitLab make a mention, a reference or a link of, wherever it stands in a text. */
const LIVE = /[&<>"'@#]|:(?=\/\/)|(?<=www)\./gi

/**
 * A text inside of a block of HTML in Markdown: one line that no reader of either takes for more than text. What a
 * service would bring to life is split by an element, so that it still reads and copies as it was written.
 */
export function markup(text: string): string {
  return shown(text).replace(LIVE, (character) => ENTITIES[character] ?? `<span>${character}</span>`)
}
