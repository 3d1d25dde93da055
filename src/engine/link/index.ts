/** The linked corpus: what rules, views and refactorings read. Built by `link.ts`, never changed afterwards. */
import type { DefinitionFact, FileFacts, LinkFact, PermissionFact, ReferenceFact } from '../model/facts.ts'
import type { Place } from '../model/range.ts'
import type { EngineConfig } from '../model/config.ts'
import type { Tree } from '../model/tree.ts'
import type { Decision } from './decisions.ts'
import type { Evidence } from './evidence.ts'
import type { Gate } from './gates.ts'
import type { Manifest } from './manifests.ts'
import type { Reviews } from './reviews.ts'
import type { Role } from './roles.ts'
import type { RunGraph } from './runs.ts'
import type { TaskList } from './tasks.ts'
import type { Traceability } from './traceability.ts'

export interface Document {
  readonly path: string
  readonly facts: FileFacts
  readonly scope: Scope
  readonly role: Role
}

/** The directory whose ids are one namespace; '' is the root, which every other scope is inside of. */
export interface Scope {
  readonly directory: string
  readonly parent: Scope | undefined
  /** The winning definition of each id, and of each alias, in this scope. */
  readonly items: ReadonlyMap<string, Item>
  /** Families, as `familyKey` writes them, of which registers in or around this scope define most ids that it mentions. */
  readonly owned: ReadonlySet<string>
}

/** A typed thing with an id. `definitions` all have the winning form; the first, in document order, is the definition. */
export interface Item {
  readonly id: string
  readonly kind: string
  readonly scope: Scope
  readonly definition: Definition
  readonly definitions: readonly Definition[]
}

export interface Definition extends Place {
  readonly fact: DefinitionFact
}

export interface Reference extends Place {
  readonly fact: ReferenceFact
  readonly document: Document
  readonly resolution: Resolution
}

export type Resolution =
  /** One item, or all members of a range or wildcard. `missing` lists the members of a range that nothing defines. */
  | { readonly state: 'resolved'; readonly items: readonly Item[]; readonly missing: readonly string[] }
  /** The family is owned by `owner`, and no visible scope defines the id. */
  | { readonly state: 'unresolved'; readonly owner: Scope }
  | { readonly state: 'ambiguous'; readonly candidates: readonly Item[] }
  /** Of a family that nobody here defines. */
  | { readonly state: 'foreign' }

export interface Link extends Place {
  readonly fact: LinkFact
  readonly document: Document
  readonly target: LinkTarget
}

export type LinkTarget =
  /** Another host, a mail address, a scheme: not ours to check. */
  | { readonly state: 'external' }
  /** Points at something that a site generates or an alias hides: cannot be known. */
  | { readonly state: 'unknown' }
  | { readonly state: 'outside' }
  | { readonly state: 'missing'; readonly path: string }
  /** There in another letter case: `actual` is the file or folder. */
  | ({ readonly state: 'case'; readonly path: string; readonly actual: string } & TargetFragment)
  /** `path` is the file or folder. */
  | ({ readonly state: 'found'; readonly path: string } & TargetFragment)

export interface TargetFragment {
  /** Decoded, without `#`; undefined where the link has none. */
  readonly fragment?: string
  readonly fragmentSpan?: readonly [number, number]
  /** Whether the target has the anchor; undefined where that cannot be known. */
  readonly hasAnchor?: boolean
}

/** The revision that a change starts from, as the host reads it from git. */
export interface Base {
  /** As the user wrote it. */
  readonly ref: string
  /** Facts of the documents that have changed since or are gone, as they stood there. */
  readonly files: ReadonlyMap<string, FileFacts>
  /** Files that stood there and are gone; those that stand elsewhere with the same content are left out. Sorted. */
  readonly deleted: readonly string[]
}

export interface Index {
  readonly config: EngineConfig
  readonly tree: Tree
  /** Undefined where the run compares with nothing. */
  readonly base: Base | undefined
  /** Sorted by path. */
  readonly documents: readonly Document[]
  document(path: string): Document | undefined
  readonly scopes: readonly Scope[]
  readonly items: readonly Item[]
  readonly references: readonly Reference[]
  readonly links: readonly Link[]
  /** References and links that resolve to an item or a document, in document order. */
  referencesTo(item: Item): readonly Reference[]
  linksTo(path: string): readonly Link[]
  /** The decisions among the items, in their order, with what their fields say. */
  readonly decisions: readonly Decision[]
  /** Cleanup manifests, oldest first. */
  readonly manifests: readonly Manifest[]
  /** Every place where a document rests on a file or an address, in document order. */
  readonly evidence: readonly Evidence[]
  /** Package scripts, Makefile targets and workflow steps, with all that they read, directly or through scripts. */
  readonly gates: readonly Gate[]
  /** Documents with tasks, in their order. */
  readonly taskLists: readonly TaskList[]
  /** One for each plan: a scope has several where its documents number their runs alike. */
  readonly runGraphs: readonly RunGraph[]
  readonly traceability: Traceability
  /** Who has signed off which section, and what they found. */
  readonly reviews: Reviews
  /** What agents may run unasked, by the settings files that say so. */
  readonly permissions: readonly { readonly file: string; readonly patterns: readonly PermissionFact[] }[]
}
