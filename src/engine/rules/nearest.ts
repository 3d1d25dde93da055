/**
 * The nearest name to one that does not exist, for suggestions. Every search is bounded, so that tens of thousands of
 * broken names among a hundred thousand candidates stay cheap: look-ups of simplified names first, then edit distance
 * over a short list.
 */
import { distance } from 'fastest-levenshtein'

/** Candidates that one search looks at, and those that it compares letter by letter. */
const MOST_SEEN = 4000
const MOST_COMPARED = 500

/** Longer names are compared in their simplified form alone. */
const LONGEST_COMPARED = 200

type Simplify = (name: string) => string

/** Names to search, simplified once. Names that differ in a number name different things: D-004 is no slip for D-005. */
export interface Names {
  readonly simplify: Simplify
  /** By what they simplify to; undefined where two names do. */
  readonly exact: ReadonlyMap<string, string | undefined>
  /** Simplified names by their digits. */
  readonly byDigits: ReadonlyMap<string, readonly string[]>
}

export function namesOf(names: Iterable<string>, simplify: Simplify = lettersAndDigits): Names {
  const exact = new Map<string, string | undefined>()
  const byDigits = new Map<string, string[]>()
  for (const name of names) {
    const simple = simplify(name)
    const digits = digitsOf(simple)
    const alike = byDigits.get(digits)
    if (exact.has(simple)) exact.set(simple, exact.get(simple) === name ? name : undefined)
    else {
      exact.set(simple, name)
      if (alike) alike.push(simple)
      else byDigits.set(digits, [simple])
    }
  }
  return { simplify, exact, byDigits }
}

/**
 * The name that a person most likely meant by `written`: equal once both are simplified, else within an edit distance
 * of a quarter of its length. Undefined where nothing is that near, or two are equally near.
 */
export function nearestName(written: string, { simplify, exact, byDigits }: Names): string | undefined {
  const wanted = simplify(written)
  if (exact.has(wanted)) return exact.get(wanted)
  if (written.length > LONGEST_COMPARED) return undefined
  let allowed = Math.max(1, Math.floor(wanted.length / 4))
  let best: string | undefined
  let compared = 0
  for (const simple of byDigits.get(digitsOf(wanted))?.slice(0, MOST_SEEN) ?? []) {
    if (Math.abs(simple.length - wanted.length) > allowed) continue
    if (++compared > MOST_COMPARED) break
    const score = distance(simple, wanted)
    if (score > allowed) continue
    // A second name as near as the best so far leaves none; one that is nearer may still come.
    best = score === allowed && best !== undefined ? '' : simple
    allowed = score
  }
  return best === undefined ? undefined : exact.get(best)
}

/** The one name that `written` misspells: two letters at most, and no longer or shorter by more than one. */
export function misspelled(written: string, names: Iterable<string>): string | undefined {
  const wanted = lettersAndDigits(written)
  const near = [...names].filter((name) => {
    const simple = lettersAndDigits(name)
    return Math.abs(simple.length - wanted.length) <= 1 && distance(simple, wanted) <= 2
  })
  return near.length === 1 ? near[0] : undefined
}

export function lettersAndDigits(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

/** Without the number that an outline puts in front: `7-technical` → `technical`. */
export function withoutOutlineNumber(name: string): string {
  return lettersAndDigits(name).replace(/^\p{N}+(?=\p{L})/u, '')
}

function digitsOf(simple: string): string {
  return simple.replace(/\P{N}+/gu, '')
}
