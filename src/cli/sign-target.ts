/** What the words of `throughline sign` name: the record, the page, and the section of it. */
import { realpathSync } from 'node:fs'
import { basename, dirname, join, posix, relative, resolve, sep } from 'node:path'
import { languageOf } from '../engine/facts/extract.ts'
import type { Index } from '../engine/link/index.ts'
import { sectionIn, signableFile, type Section } from '../engine/link/reviews/sections.ts'
import { didYouMean } from '../workspace/nearest.ts'
import { UserError } from '../workspace/user-error.ts'

/** A file may have a `#` in its name: then the whole is one. */
export function splitAim(aim: string, cwd: string): { readonly page: string; readonly fragment: string | undefined } {
  const hash = aim.lastIndexOf('#')
  if (hash <= 0 || isThere(resolve(cwd, aim))) return { page: aim, fragment: undefined }
  return { page: aim.slice(0, hash), fragment: aim.slice(hash + 1) || undefined }
}

function isThere(path: string): boolean {
  try {
    realpathSync(path)
    return true
  } catch {
    return false
  }
}

/** The record, or the directory that it is to stand in: part of the workspace, unless it is a new one somewhere else. */
export function standingAt(record: string, cwd: string): string[] {
  const absolute = resolve(cwd, record)
  if (isThere(absolute)) return [record]
  const known = nearestThere(absolute)
  const away = relative(realpathSync.native(cwd), realpathSync.native(known))
  return away === '..' || away.startsWith(`..${sep}`) ? [] : [known]
}

function nearestThere(path: string): string {
  return isThere(path) ? path : nearestThere(dirname(path))
}

/** Relative to the root, with `/`; the last part may still be missing. */
export function rooted(path: string, cwd: string, root: string): string {
  const absolute = resolve(cwd, path)
  const known = nearestThere(absolute)
  return relative(root, join(realpathSync.native(known), relative(known, absolute)))
    .split(sep)
    .join('/')
}

export function recordPath(written: string, cwd: string, root: string): string {
  const path = rooted(written, cwd, root)
  if (path === '..' || path.startsWith('../'))
    throw new UserError({
      message: `${written} lies outside of the workspace ${root}`,
      hint: 'keep the record beside what it signs',
    })
  const language = languageOf(path)
  if (language !== 'markdown' && language !== 'mdx')
    throw new UserError({
      message: `${written} is no Markdown page`,
      hint: 'name a record such as reviews/runbooks.md',
    })
  return path
}

export function sectionAt(aim: string, path: string, fragment: string | undefined, index: Index): Section {
  const file = signableFile(path, index)
  if (file.text === undefined)
    throw new UserError({ message: `${aim} is no page that can be signed off`, hint: 'name a file with text' })
  const headings = file.document?.facts.headings ?? []
  const named = headings.filter(({ text }) => text.toLowerCase() === fragment?.toLowerCase())
  const section = sectionIn(file, named.length === 1 ? named[0]!.slug : fragment)
  if (section.state === 'found') return section
  throw new UserError({
    message: `${path} has no section #${fragment}`,
    hint:
      didYouMean(
        fragment!,
        headings.map(({ slug }) => slug),
      ) ?? (headings.length === 0 ? 'it has no headings: leave the section out' : sectionsOf(headings)),
  })
}

const MOST_NAMED = 8

function sectionsOf(headings: readonly { readonly slug: string }[]): string {
  const named = headings.slice(0, MOST_NAMED).map(({ slug }) => `#${slug}`)
  return `it has ${named.join(', ')}${headings.length > MOST_NAMED ? ` and ${headings.length - MOST_NAMED} more` : ''}`
}

export function titleOf(path: string, index: Index): string {
  const facts = index.document(path)?.facts
  const title = facts?.frontmatter?.data['title']
  return typeof title === 'string' && title.trim() !== '' ? title : (facts?.headings[0]?.text ?? basename(path))
}

/** From the record to the section, as Markdown takes it between parentheses. */
export function urlFrom(record: string, { path, fragment }: Section): string {
  const url = posix.relative(posix.dirname(record), path).replace(/[\s<>%#?\\()|:]/g, percentEncoded)
  return fragment === undefined ? url : `${url}#${fragment.replace(/[\s<>%\\()|]/g, percentEncoded)}`
}

function percentEncoded(character: string): string {
  return character === '(' ? '%28' : character === ')' ? '%29' : encodeURIComponent(character)
}
