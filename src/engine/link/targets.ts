import type { LinkFact } from '../model/facts.ts'
import type { EngineConfig } from '../model/config.ts'
import type { Tree } from '../model/tree.ts'
import { anchorsOf } from './anchors.ts'
import type { Document, LinkTarget, TargetFragment } from './index.ts'
import { decodePath, resolvePath } from './paths.ts'
import { directoryOf } from './scopes.ts'
import { siteRootOf, sitePages } from './sites.ts'

/** Decides what each link points at, from names alone. Nothing outside the root is ever asked for. */
export function targetFinder(
  tree: Tree,
  documents: ReadonlyMap<string, Document>,
  config: EngineConfig,
): (document: Document, fact: LinkFact) => LinkTarget {
  const lookup = new PathLookup(tree)
  const aliases = Object.entries(config.aliases).sort(([a], [b]) => b.length - a.length)

  const withAnchor = (path: string, from: Document, fact: LinkFact, hash: number): LinkTarget => ({
    state: 'found',
    path,
    ...fragmentIn(path, from, fact, hash),
  })

  const fragmentIn = (path: string, from: Document, fact: LinkFact, hash: number): TargetFragment => {
    if (hash === -1) return {}
    const fragment = decodePath(fact.url.slice(hash + 1))
    const raw = fact.urlSpan[1] - fact.urlSpan[0] - fact.url.length
    const fragmentSpan = raw === 0 ? ([fact.urlSpan[0] + hash, fact.urlSpan[1]] as const) : fact.urlSpan
    const hasAnchor = from.role === 'past' ? undefined : anchorState(documents, tree, path, fragment)
    return { fragment, fragmentSpan, ...(hasAnchor === undefined ? {} : { hasAnchor }) }
  }

  return (document, fact) => {
    const url = fact.url
    if (fact.isTemplate || url === '') return { state: 'unknown' }
    if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(url) || url.startsWith('//') || /^[A-Za-z]:[\\/]/.test(url))
      return { state: 'external' }
    const hash = url.indexOf('#')
    const query = url.search(/[?#]/)
    const written = query === -1 ? url : url.slice(0, query)
    if (written === '') return withAnchor(document.path, document, fact, hash)
    const alias = aliases.find(([prefix]) => written.startsWith(prefix))
    if (!alias && /^[@~$]/.test(written)) return { state: 'unknown' }
    const path = decodePath(alias ? `/${alias[1]}${written.slice(alias[0].length)}` : written)
    const root = siteRootOf(document.path)
    if (path.startsWith('/')) return rooted(path, root, alias !== undefined)
    const resolved = resolvePath(directoryOf(document.path), path)
    if (resolved === undefined) return { state: 'outside' }
    const found = lookup.find(resolved) ?? findPage(resolved)
    if (found !== undefined) return withAnchor(found, document, fact, hash)
    if (root) {
      // A site's page is a folder to its readers: `../other/` counts from there.
      const asPage = resolvePath(pageFolder(document.path), path)
      const page = asPage === undefined ? undefined : (lookup.find(asPage) ?? findPage(asPage))
      if (page !== undefined) return withAnchor(page, document, fact, hash)
    }
    return absent(resolved, document, fact, hash)

    function rooted(path: string, root: string | undefined, isAlias: boolean): LinkTarget {
      const plain = resolvePath('', path)
      if (plain === undefined) return { state: 'outside' }
      const fromRoot = lookup.find(plain) ?? (isAlias ? undefined : findPage(plain))
      if (fromRoot !== undefined) return withAnchor(fromRoot, document, fact, hash)
      if (root !== undefined) {
        for (const candidate of sitePages(root, plain, document.path)) {
          const found = lookup.find(candidate) ?? findPage(candidate)
          if (found !== undefined) return withAnchor(found, document, fact, hash)
        }
        return { state: 'unknown' }
      }
      // A leading slash means the repository's root only where its first folder stands there.
      const first = plain.split('/')[0]!
      return isAlias || (plain.includes('/') && tree.kindOf(first) === 'directory')
        ? absent(plain, document, fact, hash)
        : { state: 'unknown' }
    }
  }

  function findPage(path: string): string | undefined {
    const bare = path.replace(/\.html?$/, '')
    for (const ending of PAGE_ENDINGS) if (tree.kindOf(bare + ending) === 'file') return bare + ending
    return undefined
  }

  function absent(path: string, document: Document, fact: LinkFact, hash: number): LinkTarget {
    const { role } = document
    // Built output, a backup's links, and a specimen's links into folders that never were: nobody follows them.
    if (role === 'past' || BUILT.test(path)) return { state: 'unknown' }
    if (role === 'specimen' && tree.kindOf(directoryOf(path)) !== 'directory') return { state: 'unknown' }
    const actual = lookup.findIgnoringCase(path)
    return actual === undefined
      ? { state: 'missing', path }
      : { state: 'case', path, actual, ...fragmentIn(actual, document, fact, hash) }
  }
}

/** Folders that a build or a test run makes, and that git ignores nearly everywhere. */
const BUILT =
  /(?:^|\/)(?:node_modules|dist|build|target|out|_site|\.next|coverage|__coverage__|playwright-report|test-results)(?:\/|$)/

const PAGE_ENDINGS = ['.md', '.mdx', '/index.md', '/index.mdx']

/** The folder that a page becomes on a site: `guides/start.md` is served as `guides/start/`. */
function pageFolder(path: string): string {
  return path.replace(/(?:\/index)?\.mdx?$/, '')
}

/** Whether a file has an anchor; undefined where only the rendered page knows. */
function anchorState(
  documents: ReadonlyMap<string, Document>,
  tree: Tree,
  path: string,
  fragment: string,
): boolean | undefined {
  const isFolder = tree.kindOf(path) === 'directory'
  const document = documents.get(isFolder ? `${path}/README.md`.replace(/^\//, '') : path)
  if (!document || (document.facts.language !== 'markdown' && document.facts.language !== 'mdx')) return undefined
  if (document.facts.hasOpenAnchors || GENERATED_FRAGMENT.test(fragment)) return undefined
  const anchors = anchorsOf(document)
  // GitHub looks for the fragment in lower case too; on a site the browser does not.
  return anchors.has(fragment) || (siteRootOf(path) === undefined && anchors.has(fragment.toLowerCase()))
}

/** Fragments that the host makes: the page's top, source lines, text fragments, routes, footnote marks. */
const GENERATED_FRAGMENT =
  /^(?:$|_?top$|L\d|:~:|\/|!|user-content-|fn(?:ref)?[:-]?\d|diff-|issuecomment-|discussion_|readme$)/i

class PathLookup {
  readonly #tree: Tree
  #folded: Map<string, string> | undefined

  constructor(tree: Tree) {
    this.#tree = tree
  }

  find(path: string): string | undefined {
    return this.#tree.kindOf(path) === undefined ? undefined : path
  }

  findIgnoringCase(path: string): string | undefined {
    if (!this.#folded) {
      this.#folded = new Map()
      for (const file of this.#tree.files) {
        for (let at = file; at !== ''; at = directoryOf(at)) {
          const key = at.toLowerCase()
          if (this.#folded.has(key)) break
          this.#folded.set(key, at)
        }
      }
    }
    return this.#folded.get(path.toLowerCase())
  }
}
