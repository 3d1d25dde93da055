/**
 * A text in seven letters or fewer, the same in Node and in the browser (FNV-1a of 32 bits, no secret). White space does
 * not count, nor what a quote has before its lines: the same block reads otherwise in a list and on the page.
 */
export function digestOf(text: string): string {
  let hash = 0x811c9dc5
  const letters = text.replace(/[\s>]+/g, '')
  for (let at = 0; at < letters.length; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
