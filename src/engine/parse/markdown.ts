/**
 * Markdown and MDX → tree, by satteri. The native parser hands its arena over as one buffer; the tree below reads that
 * buffer in place and builds no node objects, which is most of the checker's speed (decision D-003).
 */
import { createMdastHandle, createMdxMdastHandle, dropHandle, MdastReader, serializeHandle } from 'satteri'

/**
 * An mdast in columns. Nodes stand in document order (a parent before its children), except link definitions, which
 * satteri appends at the end. Offsets are UTF-16 units in the whole text, a byte-order mark included.
 */
export interface MarkdownTree {
  readonly count: number
  readonly type: Uint8Array
  readonly start: Uint32Array
  readonly end: Uint32Array
  readonly parent: Uint32Array
  /** 1 to 6, of a heading. */
  depthOf(node: number): number
  /** The content of a block of code, without its last line end. */
  codeOf(node: number): string
}

export interface MarkdownParse {
  readonly tree: MarkdownTree
  /** Set where MDX could not be read as MDX; the tree is then that of the text as plain Markdown. */
  readonly problem?: { readonly message: string; readonly offset: number }
}

/** Node types as satteri numbers them. */
export const Node = {
  root: 0,
  paragraph: 1,
  heading: 2,
  blockquote: 4,
  list: 5,
  listItem: 6,
  html: 7,
  code: 8,
  definition: 9,
  text: 10,
  strong: 12,
  inlineCode: 13,
  link: 15,
  image: 16,
  linkReference: 17,
  imageReference: 18,
  footnoteDefinition: 19,
  footnoteReference: 20,
  table: 21,
  tableRow: 22,
  tableCell: 23,
  delete: 24,
  yaml: 25,
  mdxJsxFlowElement: 100,
  mdxJsxTextElement: 101,
  mdxFlowExpression: 102,
  mdxTextExpression: 103,
  mdxjsEsm: 104,
} as const

const FEATURES = {}
/** The layout of a node in the arena: thirteen 32-bit words. `probeLayout` holds satteri to it before the first parse. */
const WORDS = 13
const TYPE = 1
const PARENT = 2
const START = 3
const END = 4

export function parseMarkdown(text: string): MarkdownParse {
  return { tree: readTree(text, createMdastHandle) }
}

/** MDX that does not parse is read as Markdown, so that its definitions are not lost, and the problem is said. */
export function parseMdx(text: string): MarkdownParse {
  try {
    return { tree: readTree(text, createMdxMdastHandle) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const place = /^(\d+):(\d+): /.exec(message)
    const plain = message.slice(place?.[0].length ?? 0).replace(/\s*\(mdx-jsx:[\w-]+\)$/, '')
    const offset = place ? offsetOf(text, Number(place[1]), Number(place[2])) : 0
    return { ...parseMarkdown(text), problem: { message: plain, offset } }
  }
}

function offsetOf(text: string, line: number, column: number): number {
  let offset = 0
  for (let current = 1; current < line; current++) {
    const next = text.indexOf('\n', offset)
    if (next === -1) return text.length
    offset = next + 1
  }
  return Math.min(text.length, offset + column - 1)
}

type CreateHandle = typeof createMdastHandle

/** A thematic break over prose: as frontmatter it would swallow everything up to the next break. */
const BREAK_AT_START = /^---[ \t]*(?:\r\n?|\n)(?:[ \t]*(?:\r\n?|\n))+(?![ \t]*[\w-]+:)/

let isProbed = false

function readTree(text: string, create: CreateHandle): MarkdownTree {
  if (!isProbed) {
    isProbed = true
    probeLayout()
  }
  // satteri drops a leading byte-order mark and counts from behind it.
  const shift = text.charCodeAt(0) === 0xfeff ? 1 : 0
  const body = withoutManyReferences(shift ? text.slice(1) : text)
  const handle = create(body, BREAK_AT_START.test(body) ? { ...FEATURES, frontmatter: false } : FEATURES, true)
  try {
    return readBuffer(serializeHandle(handle), shift)
  } finally {
    dropHandle(handle)
  }
}

/** More than this many, and satteri's arena grows with their square: 60,000 of them end the process. */
const MOST_REFERENCES = 1000

/**
 * The tree is asked for offsets alone, and texts are decoded from the source; so where a document has very many
 * character references, satteri gets a sign of the same width that begins none.
 */
function withoutManyReferences(body: string): string {
  let count = 0
  for (let at = body.indexOf('&'); at !== -1; at = body.indexOf('&', at + 1)) {
    if (++count > MOST_REFERENCES) return body.replaceAll('&', '%')
  }
  return body
}

function readBuffer(buffer: Uint8Array, shift: number): MarkdownTree {
  const reader = new MdastReader(buffer)
  const { nodesOffset, nodeStructSize, nodeCount } = reader.header
  if (nodeStructSize !== WORDS * 4)
    throw new Error(`satteri's arena has nodes of ${nodeStructSize} bytes, expected ${WORDS * 4}`)
  const aligned = (buffer.byteOffset + nodesOffset) % 4 === 0 ? buffer : buffer.slice()
  const words = new Uint32Array(aligned.buffer, aligned.byteOffset + nodesOffset, nodeCount * WORDS)
  const type = new Uint8Array(nodeCount)
  const start = new Uint32Array(nodeCount)
  const end = new Uint32Array(nodeCount)
  const parent = new Uint32Array(nodeCount)
  for (let node = 0, word = 0; node < nodeCount; node++, word += WORDS) {
    type[node] = words[word + TYPE]! & 0xff
    parent[node] = words[word + PARENT]!
    start[node] = words[word + START]! + shift
    end[node] = words[word + END]! + shift
  }
  return {
    count: nodeCount,
    type,
    start,
    end,
    parent,
    depthOf: (node) => reader.fieldU8(node, 0, 1),
    codeOf: (node) => reader.fieldString(node, 16),
  }
}

/**
 * Compares the buffer's columns with what satteri's own reader says of a small document. Throws where they differ: an
 * update of satteri changed the layout, and nothing may be checked with it.
 */
export function probeLayout(): void {
  const text = '# A\n\n- b `c`\n\n```d e\nf\n```\n'
  const handle = createMdastHandle(text, FEATURES, true)
  const buffer = serializeHandle(handle)
  dropHandle(handle)
  const reader = new MdastReader(buffer)
  const tree = readBuffer(buffer, 0)
  for (let node = 0; node < tree.count; node++) {
    const expected = reader.getNode(node)
    const found = [tree.type[node], tree.parent[node], tree.start[node], tree.end[node]]
    const wanted = [expected.type, expected.parent, expected.position?.start.offset, expected.position?.end.offset]
    if (found.some((value, i) => value !== wanted[i]))
      throw new Error(`satteri's arena layout changed: node ${node} of the probe reads ${found.join(' ')}`)
    const code = tree.type[node] === Node.code ? tree.codeOf(node) : 'f'
    if (code !== 'f') throw new Error(`satteri's arena layout changed: the code of the probe reads ${code}`)
  }
}
