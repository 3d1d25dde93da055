/** JSON with comments → data tree, by `jsonc-parser`. */
import { parseTree, printParseErrorCode, type Node as JsonNode, type ParseError } from 'jsonc-parser'
import { DEPTH_LIMIT, type DataNode, type DataParse } from './data.ts'

/** Never throws. */
export function parseJson(text: string): DataParse {
  const errors: ParseError[] = []
  try {
    const root = parseTree(text, errors, { allowTrailingComma: true })
    const problems = errors.map(({ error, offset, length }) => ({
      message: `JSON: ${printParseErrorCode(error)}`,
      span: [offset, Math.min(text.length, offset + length)] as const,
    }))
    return { roots: root ? [read(root, 0)] : [], problems }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return { roots: [], problems: [{ message: 'the document is nested too deeply', span: [0, 0] }] }
  }
}

function read(node: JsonNode, depth: number): DataNode {
  const span = [node.offset, node.offset + node.length] as const
  if (depth > DEPTH_LIMIT) return { sort: 'scalar', span, value: null }
  if (node.type === 'array')
    return { sort: 'list', span, items: (node.children ?? []).map((child) => read(child, depth + 1)) }
  if (node.type !== 'object')
    return { sort: 'scalar', span, value: (node.value ?? null) as null | boolean | number | string }
  const entries = (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? []
    if (!key || !value) return []
    return [
      {
        key: String(key.value),
        keySpan: [key.offset, key.offset + key.length] as const,
        value: read(value, depth + 1),
      },
    ]
  })
  return { sort: 'map', span, entries }
}
