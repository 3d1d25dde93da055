/** Faults in YAML that people write, told with the place they stand at. */
import { isMap, isPair, isScalar, type Document, type LineCounter, type Node } from 'yaml'
import type { PlacedFault } from './config-faults.ts'
import { UserError } from './user-error.ts'

/** Where the value at a path begins, or its key; of what has no place of its own, what it stands in. */
export function offsetIn(document: Document, path: readonly string[], of: 'key' | 'value'): number {
  const parent = document.getIn(path.slice(0, -1), true) ?? document.contents
  const pair = isMap(parent)
    ? parent.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === path.at(-1))
    : undefined
  const node = of === 'key' && pair ? pair.key : path.length === 0 ? document.contents : document.getIn(path, true)
  return (node as Node | null | undefined)?.range?.[0] ?? (pair?.key as Node | undefined)?.range?.[0] ?? 0
}

/** `shownAs` is the file's name. In the order of the text; what is over `most` is counted. */
export function refusalOf(
  faults: readonly PlacedFault[],
  shownAs: string,
  lines: LineCounter,
  most = Infinity,
): UserError {
  const ordered = [...faults].sort((a, b) => a.offset - b.offset)
  const more = ordered.length - most
  return new UserError(
    ...ordered.slice(0, most).map(({ offset, message, hint }) => {
      const { line, col } = lines.linePos(offset)
      return {
        message: `${shownAs}:${Math.max(line, 1)}:${Math.max(col, 1)}: ${message}`,
        ...(hint !== undefined && { hint }),
      }
    }),
    ...(more > 0 ? [{ message: `${shownAs}: and ${more.toLocaleString('en')} more of the kind` }] : []),
  )
}
