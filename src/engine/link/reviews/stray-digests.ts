/** Rows with a digest in a table whose head does not tell that it is one of sign-offs: nobody would count them. */
import type { Document } from '../index.ts'
import type { UnreadSignOff } from '../reviews.ts'

const ROW = /^[ \t]{0,3}\|.*?(sha-?256:[0-9a-f]{12,64})(?![0-9a-f])/i
const FENCE = /^[ \t]{0,3}(?:`{3,}|~{3,})/

export function strayDigests({ path, facts }: Document, text: string | undefined): UnreadSignOff[] {
  if (text === undefined || !/sha-?256:/i.test(text)) return []
  const tables = (facts.tables ?? []).filter(({ sort }) => sort === 'reviews')
  const found: UnreadSignOff[] = []
  let isFenced = false
  for (const [i, start] of facts.lineStarts.entries()) {
    const line = text.slice(start, facts.lineStarts[i + 1] ?? text.length)
    if (FENCE.test(line)) isFenced = !isFenced
    const digest = isFenced ? undefined : ROW.exec(line)
    if (!digest || tables.some(({ span }) => span[0] <= start && start < span[1])) continue
    const at = start + digest[0].length - digest[1]!.length
    found.push({ file: path, span: [at, at + digest[1]!.length], reason: 'head', text: digest[1]! })
  }
  return found
}
