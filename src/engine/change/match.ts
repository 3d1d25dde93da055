/** Pairs the diagnostics of two revisions, or of a baseline and a revision. */
import type { Fingerprint } from './fingerprint.ts'

/** Indexes into the two lists. */
export interface FingerprintMatch {
  /** For each of `after`, the one of `before` that it is; undefined for one that has come. */
  readonly earlier: readonly (number | undefined)[]
  /** Those of `before` that have gone, in their order. */
  readonly gone: readonly number[]
}

/**
 * Ways to be the same one, surest first; what one pass pairs, the next no longer sees. An equal place is never asked
 * for: a line that moved brings nothing.
 */
const PASSES: readonly ((fingerprint: Fingerprint, file: string) => readonly string[] | undefined)[] = [
  ({ section, text, line, message }, file) => [file, section, text, line, message],
  ({ section, text, message }, file) => [file, section, text, message],
  // Under another heading now, or under one of another name.
  ({ text, line }, file) => [file, text, line],
  // A number in the message is another one: still the same statement.
  ({ section, text }, file) => [file, section, text],
  // The text that it stands on was edited, and what is said of it is still true.
  ({ section, message }, file) => (section === '' ? undefined : [file, section, message]),
  // The line, or the section around it, stands in another file.
  ({ text, line }) => (text === '' ? undefined : [text, line]),
  ({ section, text, message }) => (section === '' || text === '' ? undefined : [section, text, message]),
]

/** `renamed` tells where a file of `before` stands afterwards. */
export function matchFingerprints(
  before: readonly Fingerprint[],
  after: readonly Fingerprint[],
  renamed: ReadonlyMap<string, string> = new Map(),
): FingerprintMatch {
  const earlier: (number | undefined)[] = after.map(() => undefined)
  let open = before.map((_, index) => index)
  let come = after.map((_, index) => index)
  for (const keyOf of PASSES) {
    if (open.length === 0 || come.length === 0) break
    const waiting = new Map<string, number[]>()
    for (const index of open) {
      const fingerprint = before[index]!
      const key = fullKey(fingerprint, keyOf(fingerprint, renamed.get(fingerprint.file) ?? fingerprint.file))
      if (key === undefined) continue
      const same = waiting.get(key)
      if (same) same.push(index)
      else waiting.set(key, [index])
    }
    const paired = new Set<number>()
    come = come.filter((index) => {
      const fingerprint = after[index]!
      const key = fullKey(fingerprint, keyOf(fingerprint, fingerprint.file))
      const match = key === undefined ? undefined : waiting.get(key)?.shift()
      if (match === undefined) return true
      earlier[index] = match
      paired.add(match)
      return false
    })
    open = open.filter((index) => !paired.has(index))
  }
  return { earlier, gone: open }
}

function fullKey({ ruleId, messageId }: Fingerprint, key: readonly string[] | undefined): string | undefined {
  return key && [ruleId, messageId, ...key].join('\0')
}
