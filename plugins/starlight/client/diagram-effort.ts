/** What Mermaid would take too long for: it lays out on the page's own thread, and a page that draws answers nobody. */

export type Effort =
  | 'little'
  /** Half a minute, perhaps; a reader may want it all the same. */
  | 'much'
  /** Longer than anybody waits, or beyond what Mermaid reads. */
  | 'endless'

export function effortOf(text: string): Effort {
  if (text.length > LONGEST_TEXT) return 'endless'
  const lines = text.split('\n')
  if (lines.some(isSlow)) return 'endless'
  const sort = /^\s*(\w+)/m.exec(withoutFrontMatter(lines).join('\n'))?.[1]?.toLowerCase() ?? ''
  const statements = lines.flatMap((line) => line.split(';')).filter((part) => /\S/.test(part) && !/^\s*%%/.test(part))
  if (statements.length > (sort === 'mindmap' ? MOST_BRANCHES : MOST_STATEMENTS)) return 'much'
  if (depthOf(lines, sort) > DEEPEST) return 'much'
  if (sort === 'block' && blocksIn(text) > MOST_BLOCKS) return 'much'
  return sort === 'packet' && largestIn(text) > LARGEST_COUNT ? 'much' : 'little'
}

/** Mermaid's own limit, beyond which it draws a message. */
const LONGEST_TEXT = 50_000

/** Half as much again takes six seconds. */
const MOST_STATEMENTS = 250

/** Each pushes away each other, for a thousand rounds. */
const MOST_BRANCHES = 150

const DEEPEST = 30

/** Boxes of a block diagram: ten thousand take minutes. */
const MOST_BLOCKS = 400

/** Bits of a packet. */
const LARGEST_COUNT = 9999

/** A long word is broken letter by letter, and measured each time. */
function isSlow(line: string): boolean {
  return line.length >= 4000 || line.split(/\s+/).some((word) => word.length >= 400)
}

function withoutFrontMatter(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => line.trim() !== '')
  const isOpen = lines[start]?.trim() === '---'
  const end = isOpen ? lines.findIndex((line, at) => at > start && line.trim() === '---') : -1
  return lines.slice(end + 1).filter((line) => !/^\s*%%/.test(line))
}

/** By words that open and close, and where there are none by how far the lines stand in. */
function depthOf(lines: readonly string[], sort: string): number {
  const isIndented = sort === 'mindmap' || sort === 'treemap' || sort === 'kanban'
  const open: number[] = []
  let depth = 0
  let deepest = 0
  for (const line of lines) {
    if (isIndented && line.trim() !== '') {
      const indent = line.search(/\S/)
      while (open.length > 0 && open.at(-1)! >= indent) open.pop()
      open.push(indent)
      depth = open.length
    } else if (!isIndented) {
      if (OPENING.test(line) || line.trimEnd().endsWith('{')) depth += 1
      else if (/^\s*(?:end\b|\})/.test(line)) depth = Math.max(0, depth - 1)
    }
    deepest = Math.max(deepest, depth)
  }
  return deepest
}

const OPENING = /^\s*(?:subgraph|block(?![-\w])|loop|alt|opt|par|par_over|critical|break|rect|box)\b/

/** Widths are counted, labels are not. */
function blocksIn(text: string): number {
  const widths = text.replace(/"[^"\n]*"/g, '').matchAll(/(?::|\bcolumns)[ \t]*(\d+)/g)
  return [...widths].reduce((sum, [, digits]) => sum + Number(digits), 0)
}

function largestIn(text: string): number {
  return [...text.matchAll(/\d+/g)].reduce((largest, [digits]) => Math.max(largest, Number(digits)), 0)
}
