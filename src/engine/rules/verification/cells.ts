/** What the cells of these tables leave unsaid. */

const BLANK = /^(?:[-—–?_.…\s]*|tbd|tba|to ?do|pending|none|missing|to be added)$/i

/** Nothing, a dash, or a word for nothing yet; "n/a" is an answer. */
export function isBlank(text: string): boolean {
  return BLANK.test(text)
}
