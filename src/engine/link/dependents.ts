/** Who depends on a file: gates that read it, evidence that rests on it, pages that link to it. */
import type { Place } from '../model/range.ts'
import { ephemeralityIn } from './durability.ts'
import type { Evidence } from './evidence.ts'
import { pathsNamedByGates, type NamedPath } from './gates.ts'
import type { Index, Link } from './index.ts'

export type Dependent =
  | { readonly sort: 'gate'; readonly at: Place; readonly named: NamedPath }
  | { readonly sort: 'evidence'; readonly at: Place; readonly evidence: Evidence }
  | { readonly sort: 'link'; readonly at: Place; readonly link: Link }

/** Gates first, then evidence, then links; each in document order. Links count where their target stands. */
export function dependentsIn(index: Index): (path: string) => readonly Dependent[] {
  const byPath = new Map<string, Dependent[]>()
  const add = (path: string, dependent: Dependent) => {
    const others = byPath.get(path)
    if (others) others.push(dependent)
    else byPath.set(path, [dependent])
  }
  for (const named of pathsNamedByGates(index)) {
    const { does, path, at } = named
    if (does === 'run' || does === 'import' || does === 'read') add(path, { sort: 'gate', at, named })
  }
  const ephemerality = ephemeralityIn(index)
  for (const evidence of index.evidence) {
    const { fact, path, document } = evidence
    if (path === undefined || !fact.isClaimed || fact.isConditional) continue
    if (document.facts.manifest || document.role !== 'record' || ephemerality(document.path)) continue
    add(path, { sort: 'evidence', at: { file: document.path, span: fact.span }, evidence })
  }
  return (path) => {
    const links = index.linksTo(path).filter(({ document }) => document.role === 'record' && document.path !== path)
    const evidence = byPath.get(path) ?? []
    // A link in a table of evidence is both, and needs the file once.
    const places = new Set(evidence.map(({ at }) => `${at.span[0]} ${at.file}`))
    return [
      ...evidence,
      ...links
        .filter(
          ({ file, span, fact }) => !places.has(`${span[0]} ${file}`) && !places.has(`${fact.urlSpan[0]} ${file}`),
        )
        .map((link): Dependent => ({ sort: 'link', at: { file: link.file, span: link.fact.urlSpan }, link })),
    ]
  }
}
