/** Which files a place needs: the target of its link, the definition of its id, what its gate reads, its evidence. */
import { pathsNamedByGates } from './gates.ts'
import type { Index } from './index.ts'

export interface Offset {
  readonly file: string
  readonly offset: number
}

/** Answers for the places at which diagnostics stand; several links or ids may begin where one stands. */
export function needsIn(index: Index): (place: Offset) => readonly string[] {
  const byPlace = new Map<string, string[]>()
  const add = (file: string, offset: number, path: string) => {
    const key = `${offset} ${file}`
    const paths = byPlace.get(key)
    if (paths) paths.push(path)
    else byPlace.set(key, [path])
  }
  for (const { file, span, fact, target } of index.links) {
    if (target.state !== 'found' && target.state !== 'missing' && target.state !== 'case') continue
    for (const offset of new Set([
      span[0],
      fact.urlSpan[0],
      target.state === 'found' ? (target.fragmentSpan?.[0] ?? -1) : -1,
    ]))
      add(file, offset, target.path)
  }
  for (const { file, span, resolution } of index.references)
    if (resolution.state === 'resolved')
      for (const { definition } of resolution.items) add(file, span[0], definition.file)
  for (const { path, at } of pathsNamedByGates(index)) add(at.file, at.span[0], path)
  for (const { document, fact, path } of index.evidence) if (path !== undefined) add(document.path, fact.span[0], path)
  return ({ file, offset }) => byPlace.get(`${offset} ${file}`) ?? []
}
