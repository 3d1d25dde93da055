/**
 * The corpus as the plugins share it: compiled once, again after a change, never per page. A plugin adds no reading of
 * its own; it asks here and dresses the answer for its host.
 */
import { createHash } from 'node:crypto'
import { realpathSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { Definition, Document, Index, Item } from '../src/engine/link/index.ts'
import { compareStrings, type Diagnostic } from '../src/engine/model/diagnostic.ts'
import { compileWorkspace } from './compile.ts'
import type { Routes } from './routes.ts'

/** What one compilation says of the corpus. */
export interface Snapshot {
  /** Of the workspace, which may lie above the folder that was asked for. */
  readonly root: string
  readonly index: Index
  readonly diagnostics: readonly Diagnostic[]
}

export interface Corpus {
  readonly routes: Routes
  /** The latest compilation; compiles where there is none, or where `invalidate` was called since. */
  snapshot(): Promise<Snapshot>
  /** Something on disk has changed. */
  invalidate(): void
  /** Whether pages say what is wrong with them; set by the host. */
  isDevelopment: boolean
  /** The document of an absolute path, as the engine names it. */
  pathOf(file: string): string
  /**
   * A hash of everything that a page shows of other files: definitions, their places and titles, and diagnostics. It is
   * an enumerable property on purpose: Astro writes plugin options into the digest of its configuration, and drops its
   * cache of rendered pages when the digest differs. Empty before the first compilation.
   */
  readonly fingerprint: string
  /** How often the fingerprint was read: Astro reads it whenever it brings its pages up to date, and says so nowhere. */
  timesRead(): number
}

export interface CorpusOptions {
  readonly root: string
  readonly routes: Routes
  readonly compile?: (root: string) => Promise<Snapshot>
}

export function openCorpus({ root: given, routes, compile = compileWorkspace }: CorpusOptions): Corpus {
  let root = realpathSync(resolve(given))
  let current: Promise<Snapshot> | undefined
  let fingerprint = ''
  let timesRead = 0

  return {
    routes,
    isDevelopment: false,
    get fingerprint() {
      timesRead++
      return fingerprint
    },
    timesRead: () => timesRead,
    snapshot() {
      current ??= compile(root).then((snapshot) => {
        root = snapshot.root
        fingerprint = fingerprintOf(snapshot)
        return snapshot
      })
      return current
    },
    invalidate() {
      current = undefined
    },
    pathOf(file) {
      return relative(root, file).split(sep).join('/')
    },
  }
}

function fingerprintOf({ index, diagnostics }: Snapshot): string {
  const shown = {
    documents: index.documents.map(({ path, facts }) => [path, facts.frontmatter?.data['slug'] ?? null]),
    items: index.items.map((item) => [item.scope.directory, item.id, item.kind, hrefParts(index, item), titleOf(item)]),
    diagnostics,
  }
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex')
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

/** This file's definitions that other places lead to: of a form that needs an anchor of its own, the first of each id. */
export function anchoredDefinitions(index: Index, document: Document): readonly { readonly anchor: string; readonly definition: Definition }[] {
  const taken = new Set([...document.facts.headings.map(({ slug }) => slug), ...document.facts.anchors.map(({ name }) => name)])
  const found: { anchor: string; definition: Definition }[] = []
  for (const item of index.items) {
    for (const definition of item.definitions) {
      if (definition.file !== document.path) continue
      const anchor = anchorOf(document, definition)
      if (anchor === undefined || taken.has(anchor)) continue
      taken.add(anchor)
      found.push({ anchor, definition })
    }
  }
  return found.sort((a, b) => a.definition.span[0] - b.definition.span[0] || compareStrings(a.anchor, b.anchor))
}
