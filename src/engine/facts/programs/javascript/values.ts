/** What an expression stands for, as far as the text tells: paths, lists and objects of them, functions, known modules. */
import type { Expression, Function as FunctionNode, Node } from '../../../parse/script.ts'
import type { PathPart, PathText } from '../../../model/program.ts'
import type { Span } from '../../../model/range.ts'

export type Value =
  | { readonly sort: 'path'; readonly path: PathText; readonly span?: Span }
  | { readonly sort: 'list'; readonly items: readonly (Value | undefined)[] }
  | { readonly sort: 'object'; readonly members: ReadonlyMap<string, Value> }
  | { readonly sort: 'function'; readonly node: FunctionNode; readonly scope: Scope }
  /** A function or a constant of another module of the repository, or all that it exports ('*'). */
  | { readonly sort: 'import'; readonly specifier: string; readonly name: string }
  /** A module of Node or of a library that is known by name, and what it exports by `member` ('' for the module). */
  | { readonly sort: 'known'; readonly module: KnownModule; readonly member: string }
  /** A file that is opened by a name (`Bun.file(x)`, `new URL(x, import.meta.url)` is a path). */
  | { readonly sort: 'handle'; readonly path: PathText; readonly span: Span }

export type KnownModule = 'fs' | 'path' | 'url' | 'process' | 'child' | 'shell' | 'bun' | 'deno'

export interface Binding {
  readonly scope: Scope
  readonly value?: Value
  /** What a constant is set to; read when it is asked for. */
  readonly node?: Expression
  /** The member of that value, for `const { a } = x`. */
  readonly member?: string
}

export interface Scope {
  readonly names: Map<string, Binding>
  readonly parent: Scope | undefined
}

export function scopeIn(parent: Scope | undefined): Scope {
  return { names: new Map(), parent }
}

export function bindingOf(scope: Scope, name: string): Binding | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const binding = at.names.get(name)
    if (binding) return binding
  }
  return undefined
}

export function spanOf(node: Node): Span {
  return [node.start ?? 0, node.end ?? 0]
}

/** Texts beside each other are one. */
export function joined(parts: readonly PathPart[]): PathText {
  const path: PathPart[] = []
  for (const part of parts) {
    const last = path.at(-1)
    if (typeof part === 'string' && typeof last === 'string') path[path.length - 1] = last + part
    else if (part !== '') path.push(part)
  }
  return path.length === 0 ? [''] : path
}

const isDirectory = (part: PathPart | undefined) =>
  typeof part === 'object' && part.from !== 'parameter' && part.from !== 'module'

/** `path.join`, or `path.resolve`, for which a directory or a leading slash drops what stands before. */
export function joinedPaths(paths: readonly PathText[], isResolve: boolean): PathText {
  let parts: PathPart[] = []
  for (const path of paths) {
    const [first] = path
    const isFresh = isResolve && (isDirectory(first) || (typeof first === 'string' && first.startsWith('/')))
    if (parts.length === 0 || isFresh) parts = [...path]
    else if (path.length > 1 || first !== '') parts.push('/', ...path)
  }
  return joined(parts)
}

/** `path.dirname` where the last name is in the text; undefined where it is not. */
export function directoryOfPath(path: PathText): PathText | undefined {
  const last = path.at(-1)
  if (typeof last !== 'string') return undefined
  const trimmed = last.replace(/\/+$/, '')
  const slash = trimmed.lastIndexOf('/')
  if (slash === -1) return path.length === 1 ? ['.'] : undefined
  return joined([...path.slice(0, -1), trimmed.slice(0, slash)])
}

export function sameText(path: PathText): string {
  return JSON.stringify(path)
}
