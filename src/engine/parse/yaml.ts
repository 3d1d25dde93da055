/** YAML 1.2 → data tree, by `yaml`. Aliases are not followed, so that no bomb can be built of them. */
import { isAlias, isMap, isPair, isScalar, isSeq, parseAllDocuments, type ErrorCode, type Node as YamlNode } from 'yaml'
import { DEPTH_LIMIT, type DataEntry, type DataNode, type DataParse } from './data.ts'
import { refuseSameKeys } from './yaml-keys.ts'
import type { Span } from '../model/range.ts'

/** `base` is the offset of `text` in its file; all spans count from the file's start. Never throws. */
export function parseYaml(text: string, base = 0): DataParse {
  try {
    return readDocuments(text, base)
  } catch (error) {
    // The parser recurses; a document nested thousands deep ends the stack, and is nothing but hostile.
    if (!(error instanceof RangeError)) throw error
    return { roots: [], problems: [{ message: 'the document is nested too deeply', span: [base, base] }] }
  }
}

function readDocuments(text: string, base: number): DataParse {
  // YAML ends lines with a lone CR too; the parser does not, and a line feed in its place moves nothing.
  const parsed = parseAllDocuments(text.replace(/\r(?!\n)/g, '\n'), {
    schema: 'core',
    uniqueKeys: false,
    logLevel: 'silent',
    prettyErrors: false,
  })
  const documents = Array.isArray(parsed) ? parsed : []
  const roots: DataNode[] = []
  const problems: { message: string; span: Span }[] = []
  for (const document of documents) {
    refuseSameKeys(document)
    for (const error of document.errors) {
      const [start, end] = error.pos
      problems.push({
        message: WORDS[error.code] ?? error.message.replace(/\.$/, ''),
        span: [base + start, base + Math.min(text.length, Math.max(start, end))],
      })
    }
    if (document.contents) roots.push(read(document.contents, base, [base, base], 0))
  }
  return { roots, problems }
}

/** Where the library's words are meant for those who know the grammar. */
const WORDS: Partial<Record<ErrorCode, string>> = {
  BLOCK_AS_IMPLICIT_KEY: 'a value that holds ": " has to stand in quotes',
}

function read(node: YamlNode | null, base: number, fallback: Span, depth: number): DataNode {
  const span: Span = node?.range ? [base + node.range[0], base + node.range[1]] : fallback
  if (depth > DEPTH_LIMIT || node === null || isAlias(node)) return { sort: 'scalar', span, value: null }
  if (isMap(node))
    return { sort: 'map', span, entries: node.items.flatMap((pair) => readPair(pair, base, span, depth)) }
  if (isSeq(node))
    return { sort: 'list', span, items: node.items.map((item) => read(item as YamlNode | null, base, span, depth + 1)) }
  const value = isScalar(node) ? node.value : null
  const isPlain = value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  // A bigint or a binary: no id and no title, and plain data must stay JSON.
  return { sort: 'scalar', span, value: isPlain ? value : null }
}

function readPair(pair: unknown, base: number, parent: Span, depth: number): DataEntry[] {
  if (!isPair(pair) || !isScalar(pair.key)) return []
  const range = pair.key.range
  const keySpan: Span = range ? [base + range[0], base + range[1]] : parent
  const value = read(pair.value as YamlNode | null, base, [keySpan[1], keySpan[1]], depth + 1)
  return [{ key: String(pair.key.value), keySpan, value }]
}
