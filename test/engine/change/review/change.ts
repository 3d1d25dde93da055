/** Two corpora in memory as the two sides of a change, and what it means. */
import { check } from '../../../../src/engine/check.ts'
import { reviewOf } from '../../../../src/engine/change/review/review.ts'
import { changedPages } from '../../../../src/engine/change/review/pages.ts'
import type { ReviewPacket } from '../../../../src/engine/change/review/packet.ts'
import type { CorpusChange, Revision } from '../../../../src/engine/change/revision.ts'
import { DEFAULT_CONFIG } from '../../../../src/engine/model/config.ts'
import type { FileFacts } from '../../../../src/engine/model/facts.ts'
import { treeOf } from '../../../../src/engine/model/tree.ts'
import { factsOf } from '../../../corpus.ts'

export type Texts = Readonly<Record<string, string>>

/** `renamed` from the old path to the new one. What is equal on both sides is the same object, as the host makes it. */
export function changeOf(before: Texts, after: Texts, renamed: Readonly<Record<string, string>> = {}): CorpusChange {
  const paths = (one: Texts, other: Texts) => new Set(Object.keys(one).filter((path) => one[path] !== other[path]))
  const old = factsOf(new Map(Object.entries(before)))
  const facts = factsOf(new Map(Object.entries(after)))
  for (const [path, text] of Object.entries(after))
    if (before[path] === text && old.has(path)) facts.set(path, old.get(path)!)
  return {
    ref: 'main',
    before: revisionOf(before, old),
    after: revisionOf(after, facts),
    renamed: new Map(Object.entries(renamed)),
    changed: { before: paths(before, after), after: paths(after, before) },
  }
}

function revisionOf(texts: Texts, files: ReadonlyMap<string, FileFacts>): Revision {
  const tree = treeOf(Object.keys(texts), { texts: new Map(Object.entries(texts)) })
  const { index, diagnostics } = check({ files, tree, config: DEFAULT_CONFIG })
  return { files, tree, index, diagnostics }
}

export const NOTHING_FOUND = { brought: [], existing: [], healed: [] }

export function packetOf(before: Texts, after: Texts, renamed: Readonly<Record<string, string>> = {}): ReviewPacket {
  const change = changeOf(before, after, renamed)
  const pages = changedPages(change)
  return { ...reviewOf({ change, pages, verdict: NOTHING_FOUND, isShown: () => true }), prose: undefined }
}
