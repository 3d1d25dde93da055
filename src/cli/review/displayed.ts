import type { ReviewPacket } from '../../engine/change/review/packet.ts'

/** Keys of a packet that hold paths, or lists of them. */
const PATHS = new Set(['file', 'others', 'leftBehind'])

/** The packet with its paths as the output names them. */
export function displayed(packet: ReviewPacket, pathOf: (path: string) => string): ReviewPacket {
  return withPaths(packet, '', pathOf) as ReviewPacket
}

function withPaths(value: unknown, key: string, pathOf: (path: string) => string): unknown {
  if (typeof value === 'string') return PATHS.has(key) ? pathOf(value) : value
  if (Array.isArray(value)) return value.map((each) => withPaths(each, key, pathOf))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [
      name,
      // Of a page `was` is its path; of anything else it says more.
      withPaths(each, name === 'was' && typeof each === 'string' ? 'file' : name, pathOf),
    ]),
  )
}
