/** Numbers as documents write them: in digits, in English words, as Roman numerals. "A dozen" and "several" are no numbers to compare. */

const SMALL = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
] as const

const TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'] as const

const UNITS = SMALL.slice(1, 10).join('|')
const WORDS = `(?:${TENS.slice(2).join('|')})(?:[-\\s](?:${UNITS}))?|${SMALL.toReversed().join('|')}`

/**
 * The source of a regular expression, without groups that capture, for use with the flag `i`: `1,204`, `21`,
 * `twenty-one`. The longest comes first.
 */
export const NUMERAL = `(?:\\d{1,3}(?:,\\d{3})+(?!\\d)|\\d{1,6}(?!\\d)|(?:${WORDS})(?![A-Za-z]))`

const WHOLE = new RegExp(`^${NUMERAL}$`, 'i')

/** The value of what `NUMERAL` matches as a whole; undefined for any other text. */
export function readNumeral(text: string): number | undefined {
  if (!WHOLE.test(text)) return undefined
  if (/^\d/.test(text)) return Number(text.replaceAll(',', ''))
  const [first = '', second] = text.toLowerCase().split(/[-\s]/)
  const small = SMALL.findIndex((word) => word === first)
  if (small !== -1) return small
  const tens = TENS.findIndex((word) => word !== '' && word === first)
  return tens * 10 + (second === undefined ? 0 : SMALL.findIndex((word) => word === second))
}

/** A number in the manner of another one: words for words up to ninety-nine, with its capital; else digits. */
export function writeNumeralLike(written: string, value: number): string {
  const words = /^\d/.test(written) ? undefined : wordsFor(value)
  if (words === undefined) return written.includes(',') ? value.toLocaleString('en-US') : String(value)
  return /^[A-Z]/.test(written) ? words[0]!.toUpperCase() + words.slice(1) : words
}

function wordsFor(value: number): string | undefined {
  if (value < SMALL.length) return SMALL[value]
  const unit = value % 10
  const tens = TENS[(value - unit) / 10]
  return tens && (unit === 0 ? tens : `${tens}-${SMALL[unit]}`)
}

const ROMAN = /^(?:X{0,3})(?:IX|IV|V?I{0,3})$/
const ROMAN_VALUE: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 }

/**
 * The number behind a word such as "Phase": digits, words, or a Roman numeral up to XXXIX in capitals. Only there is a
 * single `V` surely a number.
 */
export function readOrdinal(text: string): number | undefined {
  if (text === '' || !ROMAN.test(text)) return readNumeral(text)
  let value = 0
  for (let at = 0; at < text.length; at++) {
    const own = ROMAN_VALUE[text[at]!]!
    value += own < (ROMAN_VALUE[text[at + 1] ?? ''] ?? 0) ? -own : own
  }
  return value
}
