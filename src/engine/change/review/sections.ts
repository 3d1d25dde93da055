/** The pages that a change touches, cut at their headings: the sections of both sides, as lists of blocks. */
import { proseBlocksIn, type ProseBlock } from '../../facts/prose-blocks.ts'
import type { DocumentLanguage, FileFacts } from '../../model/facts.ts'
import { lineAt, type Span } from '../../model/range.ts'
import type { RevisionTexts } from '../revision.ts'
import { wordsOf } from './words.ts'

export interface PageText {
  readonly file: string
  readonly facts: FileFacts
  /** Of the frontmatter, else of the first heading of the first level; else the file's name. */
  readonly title: string
  readonly blocks: readonly ProseBlock[]
  readonly sections: readonly Section[]
}

/** From a heading to the next of any depth. */
export interface Section {
  readonly file: string
  /** In the order of the page. */
  readonly position: number
  /** '' before the first heading. */
  readonly heading: string
  /** 0 before the first heading. */
  readonly depth: number
  /** The headings above and its own, with a number behind the second of a name. */
  readonly path: string
  /** The position of the section of the heading above; -1 for none. */
  readonly parent: number
  readonly line: number
  readonly blocks: readonly string[]
  /** Where each of the blocks begins, in UTF-16 units. */
  readonly starts: readonly number[]
  readonly words: readonly string[]
}

/** Documents that hold prose; undefined for a path that is none, or that cannot be read. */
export function pageTextIn({ files, tree }: RevisionTexts, file: string): PageText | undefined {
  const facts = files.get(file)
  if (!facts || (facts.language !== 'markdown' && facts.language !== 'mdx')) return undefined
  const text = tree.textOf(file)
  return text === undefined ? undefined : pageTextOf(file, text, facts)
}

function pageTextOf(file: string, text: string, facts: FileFacts): PageText {
  const blocks = proseBlocksIn(text, facts.language as DocumentLanguage)
  const title = facts.frontmatter?.data['title']
  const first = facts.headings.find(({ depth }) => depth === 1)?.text
  return {
    file,
    facts,
    title: typeof title === 'string' && title !== '' ? title : (first ?? file.slice(file.lastIndexOf('/') + 1)),
    blocks,
    sections: sectionsOf(file, facts, blocks),
  }
}

function sectionsOf(file: string, facts: FileFacts, blocks: readonly ProseBlock[]): Section[] {
  const heads = [{ text: '', depth: 0, span: [0, 0] as Span }, ...facts.headings]
  const taken = new Map<string, number>()
  const above: Section[] = []
  let next = 0
  return heads.map(({ text, depth, span }, position) => {
    const end = heads[position + 1]?.span[0] ?? Infinity
    const first = next
    while (next < blocks.length && blocks[next]!.span[0] < end) next++
    const inside = blocks.slice(first, next)
    const own = inside.map(({ text }) => text)
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    const parent = above.at(-1)
    const name = `${parent?.path ?? ''}\n${text}`
    const count = taken.get(name) ?? 0
    taken.set(name, count + 1)
    const section: Section = {
      file,
      position,
      heading: text,
      depth,
      path: count === 0 ? name : `${name}\t${count}`,
      parent: parent?.position ?? -1,
      line: lineAt(facts.lineStarts, span[0]) + 1,
      blocks: own,
      starts: inside.map(({ span }) => span[0]),
      words: wordsOf(own),
    }
    above.push(section)
    return section
  })
}
