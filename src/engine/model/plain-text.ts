/**
 * A text as it is compared with an earlier state of itself, or with another place that says the same: letter case, white
 * space, kinds of quotation marks and dashes, and the punctuation at the end of a word do not count.
 */
export function comparableText(text: string): string {
  return text
    .toLowerCase()
    .replace(/[‘’“”"'`]/g, '')
    .replace(/[‐-―]/g, '-')
    .replace(/[.,;:!?](?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}
