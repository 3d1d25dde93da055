/** The parts of a written destination, and new destinations in the manner of the old: what link fixes are made of. */
import type { Link } from '../../link/index.ts'
import { decodePath } from '../../link/paths.ts'
import type { Place } from '../../model/range.ts'

/** The destination's path, without query and fragment. */
export function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '')
}

/** Query and fragment of a destination, each with its mark. */
export function tailOf(url: string): string {
  return url.slice(pathOf(url).length)
}

/** Where the path stands; the whole destination where escapes or entities make the parts' places unsure. */
export function placeOfPath({ file, fact }: Link): Place {
  const [start, end] = fact.urlSpan
  const isExact = end - start === fact.url.length
  const path = pathOf(fact.url)
  return { file, span: isExact && path !== '' ? [start, start + path.length] : [start, end] }
}

export function placeOfUrl({ file, fact }: Link): Place {
  return { file, span: fact.urlSpan }
}

/** Where the fragment stands with its `#`; undefined where escapes or entities make its place unsure. */
export function placeOfFragment({ file, fact }: Link): Place | undefined {
  const [start, end] = fact.urlSpan
  const hash = fact.url.indexOf('#')
  return hash !== -1 && end - start === fact.url.length ? { file, span: [start + hash, end] } : undefined
}

/**
 * A destination that leads to `path` from the document of the link, query and fragment kept: absolute where the old
 * one was (its own prefix of `missing` kept off), else relative, with `./` where the old one had it.
 */
export function destinationOf(link: Link, missing: string, path: string): string | undefined {
  const old = pathOf(link.fact.url)
  if (old.startsWith('/')) return siteAbsolute(old, missing, path, tailOf(link.fact.url))
  const relative = relativePath(link.document.path, path)
  const dotted = old.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative
  return encodePath(dotted) + tailOf(link.fact.url)
}

/** `/guides/instal/` stands for `src/content/docs/guides/instal`: a new one keeps the folder and the ending out. */
function siteAbsolute(old: string, missing: string, path: string, tail: string): string | undefined {
  const written = decodePath(old).replace(/^\/+|\/+$/g, '')
  const from = missing.lastIndexOf(written)
  if (from === -1) return undefined
  const base = missing.slice(0, from)
  if (!path.startsWith(base)) return undefined
  const hasExtension = /\.[A-Za-z0-9]+$/.test(written)
  const name = path.slice(base.length)
  const slug = hasExtension ? name : name.replace(/(?:\/?index)?\.mdx?$/, '')
  return `/${encodePath(slug)}${old.endsWith('/') ? '/' : ''}${tail}`
}

export function relativePath(fromFile: string, to: string): string {
  const from = fromFile.split('/').slice(0, -1)
  const target = to.split('/')
  let common = 0
  while (common < from.length && common < target.length - 1 && from[common] === target[common]) common++
  const up = from.slice(common).map(() => '..')
  return [...up, ...target.slice(common)].join('/')
}

/** Percent escapes for what would end or split a destination; letters of any language stay readable. */
export function encodePath(path: string): string {
  return path.replace(
    /[\s%()<>?#[\]\\"]/g,
    (character) => `%${character.codePointAt(0)!.toString(16).toUpperCase().padStart(2, '0')}`,
  )
}
