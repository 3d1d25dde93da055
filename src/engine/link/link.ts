/** The linker: facts of all files → index. Cheap, and done whole after every change. */
import type { EngineConfig } from '../model/config.ts'
import { compareStrings } from '../model/diagnostic.ts'
import type { FileFacts, ReferenceFact } from '../model/facts.ts'
import { lazily } from '../model/lazily.ts'
import type { Tree } from '../model/tree.ts'
import type { Base, Definition, Document, Index, Item, Link, Reference } from './index.ts'
import { decisionsIn } from './decisions.ts'
import { evidenceIn } from './evidence.ts'
import { gatesIn } from './gates.ts'
import { manifestsIn } from './manifests.ts'
import { decideOwnership } from './ownership.ts'
import { reviewsIn } from './reviews.ts'
import { roleOf } from './roles.ts'
import { resolver } from './resolve.ts'
import { runGraphsIn } from './runs.ts'
import { findScopes } from './scopes.ts'
import { collectItems } from './symbols.ts'
import { targetFinder } from './targets.ts'
import { taskListsIn } from './tasks.ts'
import { traceabilityOf } from './traceability.ts'

export function link(files: ReadonlyMap<string, FileFacts>, tree: Tree, config: EngineConfig, base?: Base): Index {
  const scopes = findScopes(files, config.scopes)
  const documents = [...files]
    .sort(([a], [b]) => compareStrings(a, b))
    .map(([path, facts]): Document => {
      const scope = scopes.of(path)
      return { path, facts, scope, role: roleOf(path, scope.directory) }
    })
  const byPath = new Map(documents.map((document) => [document.path, document]))
  const { items, restated, registers } = collectItems(documents, new Set(config.families.owned))
  decideOwnership(scopes.all, documents, registers, config)
  const resolve = resolver(scopes.all, documents, new Set(config.families.foreign))

  const references: Reference[] = []
  const restatedIn = groupBy(restated, ({ document }) => document)
  for (const document of documents) {
    const own = document.facts.references.map((fact) => referenceIn(document, fact))
    const others = (restatedIn.get(document) ?? []).map(({ definition }) =>
      restatementIn(document, asReference(definition)),
    )
    const all = others.length === 0 ? own : [...own, ...others].sort((a, b) => a.span[0] - b.span[0])
    for (const reference of all) references.push(reference)
  }
  const find = targetFinder(tree, byPath, config)
  const links = documents.flatMap((document) =>
    document.facts.links.map((fact): Link => ({
      file: document.path,
      span: fact.span,
      fact,
      document,
      target: find(document, fact),
    })),
  )

  function referenceIn(document: Document, fact: ReferenceFact): Reference {
    return { file: document.path, span: fact.span, fact, document, resolution: resolve(fact, document) }
  }

  /** A heading or row that restates an item names it by the way: where several fit, it is nobody's question which. */
  function restatementIn(document: Document, fact: ReferenceFact): Reference {
    const reference = referenceIn(document, fact)
    return reference.resolution.state === 'resolved' ? reference : { ...reference, resolution: { state: 'foreign' } }
  }

  const backlinks = lazily(() => {
    const found = new Map<Item, Reference[]>()
    for (const reference of references) {
      if (reference.resolution.state === 'resolved')
        for (const item of reference.resolution.items) push(found, item, reference)
    }
    return found
  })
  const linksByPath = lazily(() => {
    const found = new Map<string, Link[]>()
    for (const each of links) if (each.target.state === 'found') push(found, each.target.path, each)
    return found
  })
  // What few rules ask for is made when it is asked for: each of these reads the index as it stands without them.
  const decisions = lazily(() => decisionsIn(index))
  const manifests = lazily(() => manifestsIn(index))
  const evidence = lazily(() => evidenceIn(index))
  const gates = lazily(() => gatesIn(index))
  const taskLists = lazily(() => taskListsIn(index))
  const runGraphs = lazily(() => runGraphsIn(index))
  const traceability = lazily(() => traceabilityOf(index))
  const reviews = lazily(() => reviewsIn(index))
  const permissions = documents.flatMap(({ path, facts }) =>
    facts.permissions ? [{ file: path, patterns: facts.permissions }] : [],
  )
  const index: Index = {
    config,
    tree,
    base,
    documents,
    document: (path) => byPath.get(path),
    scopes: scopes.all,
    items,
    references,
    links,
    referencesTo: (item) => backlinks().get(item) ?? [],
    linksTo: (path) => linksByPath().get(path) ?? [],
    get decisions() {
      return decisions()
    },
    get manifests() {
      return manifests()
    },
    get evidence() {
      return evidence()
    },
    get gates() {
      return gates()
    },
    get taskLists() {
      return taskLists()
    },
    get runGraphs() {
      return runGraphs()
    },
    get traceability() {
      return traceability()
    },
    get reviews() {
      return reviews()
    },
    permissions,
  }
  return index
}

/** A place that restates an item in a weaker form than its definition. */
function asReference({ fact }: Definition): ReferenceFact {
  return {
    id: fact.id,
    parts: fact.parts,
    form: 'single',
    span: fact.span,
    place: fact.form === 'table-row' ? 'cell' : 'prose',
    isStruck: fact.isTombstone,
  }
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key)
  if (values) values.push(value)
  else map.set(key, [value])
}

function groupBy<Key, Value>(values: readonly Value[], keyOf: (value: Value) => Key): Map<Key, Value[]> {
  const groups = new Map<Key, Value[]>()
  for (const value of values) push(groups, keyOf(value), value)
  return groups
}
