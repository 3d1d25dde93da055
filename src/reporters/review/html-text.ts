/** Text of a document in a page of HTML: between tags, or in an attribute's quotes. */
import { ENTITIES } from '../markup.ts'
import { visible } from '../visible.ts'

export function htmlText(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}

/** A line of commands: its spaces count. */
export function htmlLine(text: string): string {
  return visible(text.replaceAll('\t', '    ')).replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
