/**
 * A text in seven letters or fewer, the same in Node and in the browser (FNV-1a of 32 bits, no secret). White space does
 * not count, nor what a quote has before its lines: the same block reads otherwise in a list and on the page.
 */
export function digestOf(text: string): string {
  return hashOf(text.replace(/[\s>]+/g, ''))
}

/** Of a text in which all but white space counts: `lag > 5` is not `lag 5`. */
export function versionOf(text: string): string {
  return hashOf(text.replace(/\s+/g, ''))
}

function hashOf(letters: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < letters.length; at++) hash = Math.imul(hash ^ letters.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
