/** Whether a text says something, or only fills its place. */

/** Promises that the text will come. */
const UNWRITTEN =
  /^(?:tbd|tba|tbc|todo|fixme|wip|pending|placeholder|to be (?:decided|determined|defined|written|added|documented|confirmed|done|announced|filled in)|to follow|coming soon|lorem ipsum.*)$/

/** Points at a talk, at the state or at nothing. */
const EMPTY =
  /^(?:n\/?a|none|nil|null|not applicable|x|see (?:above|below|title|notes?|discussion|meeting notes?|minutes|chat|thread)|as above|(?:as |per |as per )?(?:discussed|discussion|agreed|decided|talked about)(?: (?:offline|already|before|earlier|(?:in|at|on|during|with|by) (?:the |our )?(?:[\p{L}-]+ ?){1,3}))?|done|closed|resolved|accepted|approved|locked|complete|completed|final|ok|okay|same|same as above|ditto|self[ -]explanatory|obvious|no (?:rationale|resolution|reason|comment|decision))$/u

export type Substance = 'substance' | 'empty' | 'unwritten'

export function substanceOf(text: string): Substance {
  const plain = text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}{<]+|[^\p{L}\p{N}}>]+$/gu, '')
    .replace(/\s+/g, ' ')
  if (plain === '') return /[?…]|\.{3}/.test(text) ? 'unwritten' : 'empty'
  if (plain.length > LONGEST_EMPTY) return 'substance'
  if (UNWRITTEN.test(plain)) return 'unwritten'
  return EMPTY.test(plain) ? 'empty' : 'substance'
}

const LONGEST_EMPTY = 60

export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
