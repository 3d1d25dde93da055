import type { ReviewPacket } from '../engine/change/review/packet.ts'
import { jsonText } from './json-text.ts'

/** For programs: the contract of schemas/review.schema.json. One line an entry. Same input, same bytes. */
export function* reviewJson(packet: ReviewPacket): Iterable<string> {
  const { ref, verdict, links, ...lists } = packet
  yield `{\n  "version": 1,\n  "ref": ${jsonText(ref)},\n  "verdict": ${jsonText(verdict)},\n  "links": ${jsonText(links)}`
  for (const [name, list] of Object.entries(lists)) {
    if (list === undefined) continue
    const entries = list.map((entry) => `\n    ${jsonText(entry)}`)
    yield `,\n  ${jsonText(name)}: [${entries.join(',')}${entries.length > 0 ? '\n  ' : ''}]`
  }
  yield '\n}\n'
}
