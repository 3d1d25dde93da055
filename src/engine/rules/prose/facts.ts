import type { ProseFact, ProseSort } from '../../model/prose.ts'
import type { Place } from '../../model/range.ts'
import type { Index } from '../../link/index.ts'

/** What was said of the wording of some sort, in the order of the documents. */
export function* proseFacts(index: Index, ...sorts: readonly ProseSort[]): Iterable<{ at: Place; fact: ProseFact }> {
  for (const { path: file, facts } of index.documents) {
    if (SOMEBODY_ELSES.test(file)) continue
    for (const fact of facts.prose ?? []) if (sorts.includes(fact.sort)) yield { at: { file, span: fact.span }, fact }
  }
}

/** Texts that are taken over as they are, to the letter. */
const SOMEBODY_ELSES = /(?:^|\/)(?:licen[cs]e|notice|code[-_]of[-_]conduct)[^/]*$/i
