import type { RunEdge } from '../runs.ts'

/**
 * Whether one end has to be done before the other begins. A gate says that somebody looks in between, and not that all of
 * the run has to be done: where a dashed arrow says that the two may overlap, they may.
 */
export function isHard({ statements }: RunEdge): boolean {
  const telling = statements.filter(({ source }) => source !== 'gate' && source !== 'prose')
  return (telling.length > 0 ? telling : statements).some(({ isSoft, isConditional }) => !isSoft && !isConditional)
}

/** Whether a way along hard edges leads from one node to another; each node's reach is walked once. */
export function reachIn(edges: readonly RunEdge[]): (from: string, to: string) => boolean {
  const leaving = new Map<string, string[]>()
  for (const edge of edges) {
    if (!isHard(edge)) continue
    const own = leaving.get(edge.from)
    if (own) own.push(edge.to)
    else leaving.set(edge.from, [edge.to])
  }
  const reached = new Map<string, ReadonlySet<string>>()
  const reachOf = (start: string) => {
    const seen = new Set<string>()
    const open = [start]
    for (let at = open.pop(); at !== undefined; at = open.pop())
      for (const next of leaving.get(at) ?? []) {
        if (seen.has(next)) continue
        seen.add(next)
        open.push(next)
      }
    return seen
  }
  return (from, to) => {
    let reach = reached.get(from)
    if (!reach) reached.set(from, (reach = reachOf(from)))
    return reach.has(to)
  }
}
