/**
 * What a page must show by what the engine says of its document: every heading, every id that it mentions, every link
 * within the site, each once, in order, and nothing beside them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { builtPage, type BuiltPage, type Shown } from './built-pages.ts'
import { hrefOf, openCorpus, routeOf, type Corpus, type Page } from '../../plugins/corpus.ts'
import { starlightRoutes } from '../../plugins/routes.ts'
import type { Reference } from '../../src/engine/link/index.ts'
import type { Span } from '../../src/engine/model/range.ts'

export interface Comparison {
  /** Documents that a page was compared with. */
  readonly count: number
  /** Of all pages. */
  readonly headings: number
  readonly references: number
  readonly links: number
  /** One line for each difference. */
  readonly differences: readonly string[]
}

export interface SiteToCompare {
  /** Of the site: the corpus lies in it, or around it. */
  readonly root: string
  /** Of the `docs` collection, relative to the corpus' root. */
  readonly docs?: string
  /** Of the built pages. */
  readonly folder: string
}

export async function compare({ root, docs = 'src/content/docs', folder }: SiteToCompare): Promise<Comparison> {
  const corpus = openCorpus({ root, routes: starlightRoutes({ docs }) })
  const { root: workspace, index } = await corpus.snapshot()
  const differences: string[] = []
  const built = new Map<string, BuiltPage | undefined>()
  const pageAt = (address: string) => {
    if (!built.has(address)) built.set(address, builtPage(folder, address))
    return built.get(address)
  }
  const counts = { count: 0, headings: 0, references: 0, links: 0 }
  for (const document of index.documents) {
    const address = corpus.routes(document)
    if (address === undefined) continue
    const shown = pageAt(address)
    const page = await corpus.page(join(workspace, document.path))
    if (!shown || !page) {
      differences.push(`${document.path} has no page at ${address}`)
      continue
    }
    const source = readFileSync(join(workspace, document.path), 'utf8')
    const expected = {
      headings: document.facts.headings.map(({ slug }) => slug),
      references: page.references
        .filter((each) => isShown(corpus, page, each, source))
        .map((each) => {
          const { resolution, span } = each
          const [first] = resolution.state === 'resolved' ? resolution.items : []
          return [source.slice(...span), hrefOf(corpus, index, first!, document.path)] as const
        }),
      links: linksOf(corpus, page),
    }
    for (const part of ['headings', 'references', 'links'] as const) {
      const [theirs, ours] = [shown[part].map(said(part)), expected[part].map(said(part))]
      const at = ours.findIndex((each, i) => each !== theirs[i])
      if (at !== -1 || theirs.length > ours.length) {
        const place = at === -1 ? ours.length : at
        differences.push(
          `${document.path}: ${part}, number ${place + 1}: shown ${theirs[place]}, expected ${ours[place]}`,
        )
      }
      counts[part] += ours.length
    }
    for (const [text, href] of [...shown.references, ...shown.links]) {
      const [path, fragment] = (href ?? '').split('#')
      if (fragment === undefined) continue
      const target = path === '' ? shown : pageAt(path!)
      if (target && !target.anchors.has(decodeURIComponent(fragment)))
        differences.push(`${document.path}: ${text} leads to ${href}, which is no place there`)
    }
    counts.count++
  }
  return { ...counts, differences }
}

/** A heading stays plain, a link leads where its author wants, and of code only the whole is an id. */
function isShown(
  corpus: Corpus,
  { index, links }: Page,
  { resolution, fact, span }: Reference,
  source: string,
): boolean {
  if (resolution.state !== 'resolved' || !['prose', 'cell', 'code'].includes(fact.place)) return false
  const definedIn = index.document(resolution.items[0]!.definition.file)
  if (!definedIn || corpus.isHidden(definedIn)) return false
  if (links.some((link) => contains(link.span, span))) return false
  const [before, after] = [source.slice(source.lastIndexOf('\n', span[0]) + 1, span[0]), source.slice(span[1])]
  const isInCode = before.split('`').length % 2 === 0
  return !isInCode || (/`\s*$/.test(before) && /^\s*`/.test(after))
}

function contains(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1]
}

/** Links to a place of the site, and the names of files that have a page. */
function linksOf(corpus: Corpus, { index, links, evidence, manifest }: Page): Shown[] {
  const written = links.flatMap(({ span, fact, target }): [Span, Shown][] => {
    if (fact.form === 'image' || fact.form === 'definition') return []
    // HTML stays as it is written.
    if (fact.form === 'html') return /^[/#]/.test(fact.url) ? [[span, ['', fact.url]]] : []
    if (fact.url.startsWith('#')) return [[span, ['', fact.url]]]
    if (target.state !== 'found') return fact.url.startsWith('/') ? [[span, ['', fact.url]]] : []
    const route = routeOf(corpus, index, target.path)
    const fragment = target.fragment === undefined ? '' : `#${encodeURIComponent(target.fragment)}`
    return route === undefined ? [] : [[span, ['', route + fragment]]]
  })
  const named = evidence.flatMap(({ fact, path }): [Span, Shown][] => {
    const route = path === undefined || fact.form === 'link' ? undefined : routeOf(corpus, index, path)
    return route === undefined ? [] : [[fact.span, ['', route]]]
  })
  const listed = (manifest?.entries ?? []).flatMap(({ paths, destination }) =>
    [...paths, ...(destination ? [destination] : [])].flatMap(({ path, written: { span } }): [Span, Shown][] => {
      const route = path === undefined ? undefined : routeOf(corpus, index, path)
      return route === undefined ? [] : [[span, ['', route]]]
    }),
  )
  return [...written, ...named, ...listed].sort(([a], [b]) => a[0] - b[0]).map(([, shown]) => shown)
}

/** The text of a link is its author's; that of an id is the id. */
function said(part: 'headings' | 'references' | 'links'): (each: string | Shown) => string {
  return (each) => (typeof each === 'string' ? each : part === 'links' ? `${each[1]}` : each.join(' → '))
}
