/** That no key of a map stands twice. The library compares each key with each: a map of 50,000 would take it a minute. */
import { isMap, isPair, isScalar, isSeq, YAMLParseError, type Document, type ParsedNode } from 'yaml'

/** For documents that were parsed with `uniqueKeys: false`: adds what the library itself would have said, in its order. */
export function refuseSameKeys(document: Document<ParsedNode>): void {
  const same = [...keysTwiceIn(document.contents)]
  if (same.length === 0) return
  document.errors.push(
    ...same.map((offset) => new YAMLParseError([offset, offset + 1], 'DUPLICATE_KEY', 'Map keys must be unique')),
  )
  document.errors.sort((a, b) => a.pos[0] - b.pos[0])
}

/** Offsets. Without recursion: what could be parsed can be looked through. */
function* keysTwiceIn(contents: unknown): Iterable<number> {
  const open = [contents]
  while (open.length > 0) {
    const node = open.pop()
    if (isSeq(node)) for (const item of node.items) open.push(item)
    if (isPair(node)) open.push(node.key, node.value)
    if (!isMap(node)) continue
    const seen = new Set<unknown>()
    for (const { key, value } of node.items) {
      open.push(key, value)
      if (!isScalar(key)) continue
      if (seen.has(key.value) && key.range) yield key.range[0]
      seen.add(key.value)
    }
  }
}
