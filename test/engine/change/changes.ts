/** Changes of small corpora, without git: what a host would say of two sets of texts. */
import type { ChangeVerdict, CorpusChange, Revision } from '../../../src/engine/change/revision.ts'
import { judgeChange } from '../../../src/engine/change/verdict.ts'
import { treeOf } from '../../../src/engine/model/tree.ts'
import { checkCorpus, factsOf } from '../../corpus.ts'

export type Texts = Readonly<Record<string, string>>

export function revisionOf(texts: Texts): Revision {
  const files = new Map(Object.entries(texts))
  const { index, diagnostics } = checkCorpus({ files })
  return { files: factsOf(files), tree: treeOf(files.keys(), { texts: files }), index, diagnostics }
}

export function changeOf(before: Texts, after: Texts, renamed: Texts = {}): CorpusChange {
  const differing = (own: Texts, other: Texts) => new Set(Object.keys(own).filter((path) => own[path] !== other[path]))
  return {
    ref: 'main',
    before: revisionOf(before),
    after: revisionOf(after),
    renamed: new Map(Object.entries(renamed)),
    changed: { before: differing(before, after), after: differing(after, before) },
  }
}

export function verdictOn(before: Texts, after: Texts, renamed: Texts = {}): ChangeVerdict {
  return judgeChange(changeOf(before, after, renamed))
}

/** `file:line ruleId`, of what came and what went. */
export function told({ brought, healed }: ChangeVerdict): { readonly brought: string[]; readonly healed: string[] } {
  return { brought: brought.map(({ diagnostic }) => lineOf(diagnostic)), healed: healed.map(lineOf) }
}

function lineOf({ file, range, ruleId }: ChangeVerdict['healed'][number]): string {
  return `${file}:${range.start.line} ${ruleId}`
}
