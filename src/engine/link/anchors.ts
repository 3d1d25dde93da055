import type { Document } from './index.ts'

const cache = new WeakMap<Document, ReadonlySet<string>>()

/** Every fragment that a document answers to. */
export function anchorsOf(document: Document): ReadonlySet<string> {
  let anchors = cache.get(document)
  if (!anchors) {
    const { headings, anchors: named } = document.facts
    anchors = new Set([...headings.map(({ slug }) => slug), ...named.map(({ name }) => name)])
    cache.set(document, anchors)
  }
  return anchors
}
