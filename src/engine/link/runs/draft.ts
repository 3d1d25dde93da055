/** A run graph in the making: nodes by id, edges by their two ends. */
import type { Place } from '../../model/range.ts'
import type { Scope } from '../index.ts'
import type { RunEdge, RunNode, RunSource, RunStatement } from '../runs.ts'
import { enclosing } from '../scopes.ts'
import type { Declaration } from './declarations.ts'
import { idsIn, keyOf } from './names.ts'

export type Draft = ReturnType<typeof draftOf>

type MutableNode = { -readonly [Key in keyof RunNode]: RunNode[Key] } & { places: (Place & { source: RunSource })[] }

export function draftOf(scope: Scope) {
  const nodes = new Map<string, MutableNode>()
  const edges = new Map<string, RunEdge & { statements: RunStatement[] }>()
  const kinds = new Map<RunNode['kind'], number>()

  const add = (id: string, kind: RunNode['kind'], place: Place, source: RunSource): MutableNode => {
    const key = keyOf(id)
    let node = nodes.get(key)
    if (!node) {
      const item = itemOf(scope, id)
      const unsaid = { page: undefined, progress: undefined, owner: undefined, run: undefined }
      node = { id, kind, title: '', item, places: [], ...unsaid }
      nodes.set(key, node)
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
    }
    node.places.push({ ...place, source })
    return node
  }
  return {
    nodes,
    edges,
    hasKind: (kind: RunNode['kind']) => kinds.has(kind),
    find: (id: string): RunNode | undefined => nodes.get(keyOf(id)),
    add,
    declare({ id, kind, at, source, title, document, progress, owner, run }: Declaration): void {
      const node = add(id, kind, at, source)
      if (source === 'frontmatter') node.page ??= document
      // A page speaks for its run, and a table sums it up.
      const isPage = source === 'frontmatter'
      node.title = (isPage && title) || node.title || title
      node.progress = (isPage ? progress : undefined) ?? node.progress ?? progress
      node.owner = (isPage ? owner : undefined) ?? node.owner ?? owner
      node.run ??= run && (idsIn(run.text)[0] ?? run.text)
    },
    /** `to` waits for `from`. What names no node of the graph is left out. */
    say(from: string, to: string, statement: RunStatement): void {
      const ends = [nodes.get(keyOf(from)), nodes.get(keyOf(to))] as const
      if (!ends[0] || !ends[1]) return
      const key = `${keyOf(from)}\n${keyOf(to)}`
      const edge = edges.get(key)
      if (edge) edge.statements.push(statement)
      else edges.set(key, { from: ends[0].id, to: ends[1].id, statements: [statement] })
    },
  }
}

function itemOf(scope: Scope, id: string) {
  for (const at of enclosing(scope)) {
    const item = at.items.get(id)
    if (item) return item
  }
  return undefined
}
