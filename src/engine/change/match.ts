/** Pairs the diagnostics of two revisions, or of a baseline and a revision. */
import type { Fingerprint } from './fingerprint.ts'

/** Indexes into the two lists. */
export interface FingerprintMatch {
  /** For each of `after`, the one of `before` that it is; undefined for one that has come. */
  readonly earlier: readonly (number | undefined)[]
  /** Those of `before` that have gone, in their order. */
  readonly gone: readonly number[]
}

/** What is known of the line that a diagnostic stands on, where both texts can be compared. */
export interface FingerprintLine {
  /** Whether the line stands in both. */
  readonly isKept: boolean
  /** Of a kept line, the diagnostic's place on it; else the gap between kept lines that it stands in. Equal in both. */
  readonly place: string
}

/** One for each fingerprint; undefined where nothing is known of its line. */
export interface FingerprintLines {
  readonly before: readonly (FingerprintLine | undefined)[]
  readonly after: readonly (FingerprintLine | undefined)[]
}

/** `file` is the file's path in `after`; `said` is the statement without what may change while it is the same. */
interface Candidate extends Fingerprint {
  readonly said: string
  readonly known: FingerprintLine | undefined
}

type Key = readonly string[] | undefined

/** Ways to be the same one, surest first; what one pass pairs, the next no longer sees. */
const PASSES: readonly ((candidate: Candidate) => Key)[] = [
  // On the very same line. Of a fault and its copy, it is the copy that has come.
  ({ file, text, message, known }) => (known?.isKept ? [file, known.place, text, message] : undefined),
  ({ file, section, text, line, message }) => [file, section, text, line, message],
  ({ file, section, text, message }) => [file, section, text, message],
  // Under another heading now, or under one of another name.
  ({ file, text, line, message }) => [file, text, line, message],
  // A number in the message is another one, or another candidate is nearest: still the same statement.
  ({ file, text, said, known }) => (known?.isKept ? [file, known.place, text, said] : undefined),
  ({ file, section, text, said }) => [file, section, text, said],
  ({ file, text, line, said }) => [file, text, line, said],
  // The text that it stands on was edited, and what is said of it is still true.
  ({ file, section, message, known }) => {
    if (known) return known.isKept ? undefined : [file, section, known.place, message]
    return section === '' ? undefined : [file, section, message]
  },
  // The line, or the section around it, stands in another file.
  ({ text, line, said, known }) => (text === '' || known?.isKept ? undefined : [text, line, said]),
  ({ section, text, message, known }) =>
    section === '' || text === '' || known?.isKept ? undefined : [section, text, message],
]

/** `renamed` tells where a file of `before` stands afterwards. Exchanging the two sides exchanges what has come and gone. */
export function matchFingerprints(
  before: readonly Fingerprint[],
  after: readonly Fingerprint[],
  renamed: ReadonlyMap<string, string> = new Map(),
  lines?: FingerprintLines,
): FingerprintMatch {
  const earlier: (number | undefined)[] = after.map(() => undefined)
  const old = before.map((fingerprint, at) => candidateOf(withNewNames(fingerprint, renamed), lines?.before[at]))
  const now = after.map((fingerprint, at) => candidateOf(fingerprint, lines?.after[at]))
  let open = before.map((_, index) => index)
  let come = after.map((_, index) => index)
  for (const keyOf of PASSES) {
    if (open.length === 0 || come.length === 0) break
    const waiting = new Map<string, { readonly indexes: number[]; next: number }>()
    for (const index of open) {
      const key = fullKey(old[index]!, keyOf)
      if (key === undefined) continue
      const same = waiting.get(key)
      if (same) same.indexes.push(index)
      else waiting.set(key, { indexes: [index], next: 0 })
    }
    const paired = new Set<number>()
    come = come.filter((index) => {
      const key = fullKey(now[index]!, keyOf)
      const same = key === undefined ? undefined : waiting.get(key)
      const match = same?.indexes[same.next]
      if (!same || match === undefined) return true
      same.next++
      earlier[index] = match
      paired.add(match)
      return false
    })
    open = open.filter((index) => !paired.has(index))
  }
  return { earlier, gone: open }
}

/**
 * What a message says of the text that it stands on is the same whatever else it names, and whether it knows a candidate or
 * not. Any other message is the same but for numbers, ids, paths and names of files.
 */
function candidateOf(fingerprint: Fingerprint, known: FingerprintLine | undefined): Candidate {
  const { messageId, text, message } = fingerprint
  const isAboutText = text !== '' && message.includes(text)
  return { ...fingerprint, known, said: isAboutText ? '' : `${messageId} ${message.replace(NAME, '#')}` }
}

const NAME = /[^\s\d/]*[\d/]\S*|[^\s.]+\.\w\S*/g

/** The file's own name, and names of files in the message. */
function withNewNames(fingerprint: Fingerprint, renamed: ReadonlyMap<string, string>): Fingerprint {
  if (renamed.size === 0) return fingerprint
  const { file, message } = fingerprint
  return {
    ...fingerprint,
    file: renamed.get(file) ?? file,
    message: message.replace(/[^\s"“”'‘’(),:;]+/g, (word) => {
      const path = word.endsWith('.') ? word.slice(0, -1) : word
      const moved = renamed.get(path)
      return moved === undefined ? word : moved + word.slice(path.length)
    }),
  }
}

function fullKey(candidate: Candidate, keyOf: (candidate: Candidate) => Key): string | undefined {
  const key = keyOf(candidate)
  return key && [candidate.ruleId, ...key].join('\0')
}
