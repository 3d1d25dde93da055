/** A sentence that mentions something, as it is quoted elsewhere: plain text on one line. */
export interface Sentence {
  readonly before: string
  /** What stands for the thing: its id, or the text of a link. Empty where markup alone mentions it. */
  readonly mention: string
  readonly after: string
}

/** As long as a quotation gets, in UTF-16 units without its ellipses. */
const LONGEST = 200
const LONGEST_MENTION = 120
/** A word that is longer is cut within. */
const LONGEST_WORD = 40

/** Signs that turn the direction of a text would turn that of the page around the quotation. */
const TURNING = /[\u202a-\u202e\u2066-\u2069]/g

/** White space folded, and cut around the mention where it is long: between words, with `…` for what is gone. */
export function quoted({ before, mention, after }: Sentence): Sentence {
  const named = cutEnd(folded(mention).trim(), LONGEST_MENTION)
  const lead = folded(before).trimStart()
  const rest = folded(after).trimEnd()
  const room = LONGEST - named.length
  return {
    before: cutStart(lead, Math.max(room >> 1, room - rest.length)),
    mention: named,
    after: cutEnd(rest, Math.max(room >> 1, room - lead.length)),
  }
}

/** No space before the punctuation that follows a word, which markup may have put apart. */
function folded(text: string): string {
  return text
    .replace(TURNING, '')
    .replace(/\s+/g, ' ')
    .replace(/ (?=[,.;:!?](?:\s|$))/g, '')
}

function cutEnd(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = text.slice(0, most)
  const space = /\s/.test(text[most]!) ? most : kept.lastIndexOf(' ')
  const end = most - space < LONGEST_WORD ? space : most
  return `${kept
    .slice(0, end)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`
}

function cutStart(text: string, most: number): string {
  if (text.length <= most) return text
  const from = text.length - most
  const space = text.indexOf(' ', from - 1)
  const start = space !== -1 && space - from < LONGEST_WORD ? space : from
  return `…${text
    .slice(start)
    .replace(/^[\uDC00-\uDFFF]/, '')
    .trimStart()}`
}
