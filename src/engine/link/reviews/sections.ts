/** The section that a link leads to, with the digest of its text. */
import type { HeadingFact } from '../../model/facts.ts'
import type { Span } from '../../model/range.ts'
import type { Document, Index, Link } from '../index.ts'
import { decodePath } from '../paths.ts'
import { outlineOf, type Outline } from './outline.ts'
import { digestOf, pageSpan } from './reviewed-text.ts'

export interface Section {
  readonly path: string
  /** Undefined for the whole page. */
  readonly fragment: string | undefined
  /** `no-heading`: the fragment names a place that is no section, such as a footnote. */
  readonly state: 'found' | 'gone' | 'no-heading'
  readonly heading: HeadingFact | undefined
  readonly span: Span | undefined
  /** Offsets of its heading and of the headings above it that it stands under. */
  readonly within: readonly number[]
  /** All 64 hex digits; undefined where the section is gone. */
  digest(): string | undefined
}

/** Undefined for a link that leads to nothing of the workspace. A file is read once, and a section of it digested once. */
export function sectionReader(index: Index): (link: Link | undefined) => Section | undefined {
  const files = new Map<string, SignableFile>()
  const sections = new Map<string, Section>()
  return (link) => {
    const aim = link && aimOf(link, index.document)
    if (!aim) return undefined
    const key = `${aim.path}#${aim.fragment ?? ''}`
    let section = sections.get(key)
    if (!section) {
      const file = files.get(aim.path) ?? signableFile(aim.path, index)
      files.set(aim.path, file)
      section = sectionIn(file, aim.fragment)
      sections.set(key, section)
    }
    return section
  }
}

/** A file as it can be signed off: any text, and of a document its sections. */
export interface SignableFile {
  readonly path: string
  readonly document: Document | undefined
  /** Undefined where there is none, or it cannot be read as text. */
  readonly text: string | undefined
  readonly outline: Outline
}

export function signableFile(path: string, { document, tree }: Index): SignableFile {
  const text = tree.textOf(path)
  const own = document(path)
  return { path, document: own, text, outline: outlineOf(own?.facts, text?.length ?? 0) }
}

export function sectionIn({ path, document, text, outline }: SignableFile, fragment: string | undefined): Section {
  const gone = { path, fragment, heading: undefined, span: undefined, within: [], digest: () => undefined }
  if (text === undefined) return { ...gone, state: 'gone' }
  const digest = (span: Span) => {
    let known: string | undefined
    return () => (known ??= digestOf(text.slice(...span)))
  }
  if (fragment === undefined) {
    const span = pageSpan(document?.facts, text)
    return { ...gone, state: 'found', span, digest: digest(span) }
  }
  const found = outline.of(fragment)
  if (!found) {
    const isOther = document?.facts.anchors.some(({ name }) => name === fragment)
    return { ...gone, state: isOther ? 'no-heading' : 'gone' }
  }
  return { path, fragment, state: 'found', ...found, digest: digest(found.span) }
}

function aimOf(
  { fact: { url }, target }: Link,
  document: Index['document'],
): { readonly path: string; readonly fragment: string | undefined } | undefined {
  if (target.state === 'missing') return { path: target.path, fragment: fragmentOf(url) }
  if (target.state !== 'found' && target.state !== 'case') return undefined
  const path = target.state === 'case' ? target.actual : target.path
  const folder = path === '' ? '' : `${path}/`
  const page = document(path) ?? document(`${folder}index.md`) ?? document(`${folder}index.mdx`)
  return { path: page?.path ?? path, fragment: target.fragment === '' ? undefined : target.fragment }
}

/** Of a link to a file that is gone. */
function fragmentOf(url: string): string | undefined {
  const hash = url.indexOf('#')
  return hash === -1 || hash === url.length - 1 ? undefined : decodePath(url.slice(hash + 1))
}
