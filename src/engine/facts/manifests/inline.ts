/** A cell, an item or a sentence as a row of stretches: code, links, words, breaks. */
import type { Span } from '../../model/range.ts'
import { Node } from '../../parse/markdown.ts'
import { extractLinks } from '../links.ts'
import { codeText, nextOutside, unescapeText, type Page } from '../page.ts'

export interface Stretch {
  readonly sort: 'code' | 'link' | 'words' | 'break'
  /** Of code its value, of a link the path that it leads to, of words the source. */
  readonly text: string
  /** Where `text` stands: inside of the backticks; a link as a whole. */
  readonly span: Span
}

/** A page whose stretches are read: its links are looked up by where they start. */
export interface Reading {
  readonly page: Page
  readonly links: ReadonlyMap<number, string>
}

export function readingOf(page: Page): Reading {
  return { page, links: new Map(extractLinks(page).map(({ span, url }) => [span[0], url])) }
}

/** The stretches inside of a node, nested lists left out. In a cell, an escaped pipe is a pipe. */
export function stretchesOf({ page, links }: Reading, node: number): Stretch[] {
  const { tree } = page
  const isCell = tree.type[node] === Node.tableCell
  const last = nextOutside(tree, node)
  const stretches: Stretch[] = []
  for (let child = node + 1; child < last; child++) {
    const type = tree.type[child]!
    const span: Span = [tree.start[child]!, tree.end[child]!]
    const source = page.text.slice(span[0], span[1])
    if (type === Node.text) stretches.push({ sort: 'words', text: source, span })
    else if (type === Node.inlineCode) stretches.push(codeStretch(source, span, isCell))
    else if (type === Node.html && /^<br\s*\/?>$/i.test(source)) stretches.push({ sort: 'break', text: '', span })
    else if (type === Node.link || type === Node.image || type === Node.list) {
      const url = type === Node.link ? links.get(span[0]) : ''
      // What leads out of the repository, or stays on the page, names a file by its text if at all.
      if (url === undefined || /^(?:[A-Za-z][A-Za-z0-9+.-]+:|#|\/\/)/.test(url)) continue
      if (url !== '') stretches.push({ sort: 'link', text: pathOfUrl(url), span })
      child = Math.max(child, nextOutside(tree, child) - 1)
    }
  }
  return stretches
}

/** A destination without query and fragment, its percent escapes resolved where they are well formed. */
function pathOfUrl(url: string): string {
  const path = url.replace(/[?#].*$/s, '')
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

function codeStretch(source: string, span: Span, isCell: boolean): Stretch {
  const value = codeText(source)
  const at = source.indexOf(value)
  const inner: Span = at === -1 || value === '' ? span : [span[0] + at, span[0] + at + value.length]
  return { sort: 'code', text: isCell ? value.replaceAll('\\|', '|') : value, span: inner }
}

/** What a reader sees, on one line. */
export function plainOf(stretches: readonly Stretch[]): string {
  let plain = ''
  for (const { sort, text } of stretches) plain += sort === 'words' ? unescapeText(text) : sort === 'break' ? ' ' : text
  return plain.replace(/\s+/g, ' ').trim()
}

/** A span without the white space, and the pipes of a cell, at both of its ends. */
export function trimmed({ text }: Page, [from, to]: Span): Span {
  let [start, end] = [from, to]
  while (start < end && /[\s|]/.test(text[start]!)) start++
  while (end > start && /[\s|]/.test(text[end - 1]!)) end--
  return [start, end]
}
