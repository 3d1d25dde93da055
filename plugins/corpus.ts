/**
 * The corpus as the plugins share it: compiled once, again after a change, never per page. A plugin adds no reading of
 * its own; it asks here and dresses the answer for its host.
 */
import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { checkCorpus } from '../src/workspace/corpus.ts'
import type { Decision } from '../src/engine/link/decisions.ts'
import type { Definition, Document, Index, Item, Link, Reference } from '../src/engine/link/index.ts'
import { ephemeralityIn } from '../src/engine/link/durability.ts'
import type { Evidence } from '../src/engine/link/evidence.ts'
import type { Manifest } from '../src/engine/link/manifests.ts'
import type { Diagnostic } from '../src/engine/model/diagnostic.ts'
import { groupBy } from '../src/engine/model/group-by.ts'
import type { Span } from '../src/engine/model/range.ts'
import { itemStatesOf, type ItemState } from '../src/engine/views/item-states.ts'
import type { Routes } from './routes.ts'

/** What one compilation says of the corpus. */
export interface Snapshot {
  /** Of the workspace, which may lie above the folder that was asked for. */
  readonly root: string
  readonly index: Index
  readonly diagnostics: readonly Diagnostic[]
}

/** What the corpus says of one document, for the plugin that renders it. */
export interface Page {
  readonly index: Index
  readonly document: Document
  /** In the order of the text. */
  readonly references: readonly Reference[]
  readonly links: readonly Link[]
  readonly definitions: readonly Definition[]
  readonly diagnostics: readonly Diagnostic[]
  /** Of the whole corpus. */
  readonly decisions: ReadonlyMap<Item, Decision>
  readonly states: ReadonlyMap<Item, ItemState>
  readonly manifest: Manifest | undefined
  /** In the order of the text. */
  readonly evidence: readonly Evidence[]
}

export interface Corpus {
  /** Where a document is published; undefined also for a draft that is not shown. */
  routes(document: Document): string | undefined
  /** A draft outside of development: not a word of it may reach another page, titles included. */
  isHidden(document: Document): boolean
  /** The latest compilation; compiles where there is none, or where `invalidate` was called since. */
  snapshot(): Promise<Snapshot>
  /** Something on disk has changed. */
  invalidate(): void
  /** Whether pages say what is wrong with them; set by the host. */
  isDevelopment: boolean
  /** The page of an absolute path; undefined for a file that is no document of the corpus. */
  page(file: string): Promise<Page | undefined>
  /** An absolute path as the engine names it. */
  pathOf(file: string): string
  /**
   * A hash of everything that a page shows of other files: definitions, their places, titles and states, whether files
   * are there, and diagnostics. It is an enumerable property on purpose: Astro writes plugin options into the digest of its configuration, and drops its
   * cache of rendered pages when the digest differs. Empty before the first compilation.
   */
  readonly fingerprint: string
  /** How often the fingerprint was read: Astro reads it whenever it brings its pages up to date, and says so nowhere. */
  timesRead(): number
}

export interface CorpusOptions {
  readonly root: string
  readonly routes: Routes
  readonly compile?: (root: string) => RunningCompilation
}

export interface RunningCompilation {
  readonly result: Promise<Snapshot>
  /** What pages are rendered from, where it is there earlier than the whole. */
  readonly documents?: Promise<Snapshot>
  /** The same, the caller standing still until it is there. */
  waitForDocuments?(): Snapshot
}

export function openCorpus({ root: given, routes, compile = compileWorkspace }: CorpusOptions): Corpus {
  let root = realpathSync(resolve(given))
  let current: RunningCompilation | undefined
  let taken: Snapshot | undefined
  let pages = new Map<string, Page>()
  let fingerprint = ''
  let timesRead = 0
  let refusals = 0

  const corpus: Corpus = {
    routes(document) {
      return corpus.isHidden(document) ? undefined : routes(document)
    },
    isHidden(document) {
      return !corpus.isDevelopment && document.facts.frontmatter?.data['draft'] === true
    },
    isDevelopment: false,
    get fingerprint() {
      timesRead++
      // Astro reads it once before it renders, late enough for a thread to be done.
      if (current?.waitForDocuments && taken === undefined) {
        try {
          take(current.waitForDocuments())
        } catch (error) {
          // A server goes on with what it has until the configuration is mended; its host says what is wrong.
          if (!corpus.isDevelopment) throw error
        }
      }
      return fingerprint
    },
    timesRead: () => timesRead,
    async snapshot() {
      const compilation = running()
      const snapshot = await compilation.result
      if (compilation === current && !compilation.documents) take(snapshot)
      return snapshot
    },
    invalidate() {
      current = undefined
    },
    async page(file) {
      const compilation = running()
      const snapshot = await (compilation.documents ?? compilation.result)
      // What was invalidated on the way is no longer the latest.
      if (compilation === current) take(snapshot)
      return pages.get(corpus.pathOf(file))
    },
    pathOf: (file) => relative(root, file).split(sep).join('/'),
  }
  return corpus

  function running(): RunningCompilation {
    if (current) return current
    taken = undefined
    current = compile(root)
    current.result.catch(() => refusals++)
    return current
  }

  function take(snapshot: Snapshot): void {
    if (taken === snapshot) return
    taken = snapshot
    root = snapshot.root
    // What was rendered while there was no index is rendered again, though the corpus is what it was before.
    fingerprint = fingerprintOf(snapshot) + (refusals === 0 ? '' : `-${refusals}`)
    pages = pagesOf(snapshot)
  }
}

/** As the command does it. Rejects with a UserError where the configuration is faulty. */
function compileWorkspace(directory: string): RunningCompilation {
  const checked = checkCorpus({ paths: [directory], cwd: directory })
  return {
    result: checked.then(({ workspace, result: { index, diagnostics } }) => ({
      root: workspace.root,
      index,
      diagnostics,
    })),
  }
}

function pagesOf({ index, diagnostics }: Snapshot): Map<string, Page> {
  const references = groupBy(index.references, ({ file }) => file)
  const links = groupBy(index.links, ({ file }) => file)
  const definitions = groupBy(
    index.items.flatMap((item) => item.definitions),
    ({ file }) => file,
  )
  const faults = groupBy(diagnostics, ({ file }) => file)
  const decisions = new Map(index.decisions.map((decision) => [decision.item, decision]))
  const states = itemStatesOf(index)
  const manifests = new Map(index.manifests.map((manifest) => [manifest.document, manifest]))
  const evidence = groupBy(index.evidence, ({ document }) => document)
  return new Map(
    index.documents.map((document): [string, Page] => [
      document.path,
      {
        index,
        document,
        references: references.get(document.path) ?? [],
        links: links.get(document.path) ?? [],
        definitions: definitions.get(document.path) ?? [],
        diagnostics: faults.get(document.path) ?? [],
        decisions,
        states,
        manifest: manifests.get(document),
        evidence: evidence.get(document) ?? [],
      },
    ]),
  )
}

function fingerprintOf({ index, diagnostics }: Snapshot): string {
  const kindOf = ({ path }: { readonly path: string | undefined }) =>
    path === undefined ? null : (index.tree.kindOf(path) ?? 'absent')
  const ephemerality = ephemeralityIn(index)
  const states = itemStatesOf(index)
  const shown = {
    documents: index.documents.map(({ path, facts: { frontmatter } }) => [
      path,
      frontmatter?.data['slug'] ?? null,
      frontmatter?.data['draft'] ?? null,
    ]),
    items: index.items.map((item) => [
      item.scope.directory,
      item.id,
      item.kind,
      hrefParts(index, item),
      titleOf(item),
      states.get(item) ?? null,
    ]),
    successors: index.decisions.map(successorsOf),
    // A page shows of a file whether it is there, not what it says.
    cleanup: index.manifests.map(({ entries }) =>
      entries.map(({ paths, destination }) => [...paths, ...(destination ? [destination] : [])].map(kindOf)),
    ),
    evidence: index.evidence.map((each) => [kindOf(each), (each.path && ephemerality(each.path)?.why) ?? null]),
    diagnostics,
  }
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex')
}

/** The ids of what replaced a decision. */
export function successorsOf({ successors }: Decision): string[] {
  return successors.flatMap(({ resolution }) =>
    resolution.state === 'resolved' ? resolution.items.map(({ id }) => id) : [],
  )
}

function hrefParts(index: Index, item: Item): readonly (string | undefined)[] {
  const document = index.document(item.definition.file)
  return [item.definition.file, document && anchorOf(document, item.definition)]
}

/** `D-004 — Ship weekly`, or the id alone where the definition has no title. */
export function titleOf({ id, definition }: Item): string {
  const { title } = definition.fact
  return title === '' ? id : `${id} — ${title}`
}

/** The fragment of a definition: its heading's slug, the item's id for a row or list item, none for a whole page. */
export function anchorOf(document: Document, { fact }: Definition): string | undefined {
  if (fact.form === 'frontmatter' || fact.form === 'yaml') return undefined
  const heading = document.facts.headings.find(({ span }) => span[0] <= fact.span[0] && fact.span[1] <= span[1])
  return heading?.slug ?? fact.id.toLowerCase()
}

/** Where an item's definition can be followed to, from `from`; undefined where it has no page. */
export function hrefOf(corpus: Corpus, index: Index, item: Item, from: string): string | undefined {
  const document = index.document(item.definition.file)
  const route = document && corpus.routes(document)
  if (!document || route === undefined) return undefined
  const anchor = anchorOf(document, item.definition)
  const fragment = anchor === undefined ? '' : `#${encodeURIComponent(anchor)}`
  return document.path === from && fragment !== '' ? fragment : route + fragment
}

/** Where a file or folder is published; a folder stands for its index page. Undefined where it has no page. */
export function routeOf(corpus: Corpus, index: Index, path: string): string | undefined {
  const folder = path === '' ? '' : `${path}/`
  const document = index.document(path) ?? index.document(`${folder}index.md`) ?? index.document(`${folder}index.mdx`)
  return document && corpus.routes(document)
}

/** A page's definitions that need an anchor of their own, because no heading is one: the first of each name. */
export function anchoredDefinitions({
  document,
  definitions,
}: Pick<Page, 'document' | 'definitions'>): { readonly anchor: string; readonly span: Span }[] {
  const { headings, anchors } = document.facts
  const taken = new Set([...headings.map(({ slug }) => slug), ...anchors.map(({ name }) => name)])
  const found: { anchor: string; span: Span }[] = []
  for (const definition of definitions) {
    const anchor = anchorOf(document, definition)
    if (anchor === undefined || taken.has(anchor)) continue
    taken.add(anchor)
    found.push({ anchor, span: definition.span })
  }
  return found
}
