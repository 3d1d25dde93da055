/** The lexical grammar of ids: one scan over a whole source finds every candidate; the tree then says which count. */
import type { IdParts } from '../model/facts.ts'
import { scan } from './scan.ts'

export interface IdToken {
  readonly start: number
  readonly end: number
  readonly parts: IdParts
  readonly form: 'single' | 'range' | 'wildcard'
  readonly to?: IdParts
  /** Written without its prefix, as a member of a list (`REQ-002, 012`). */
  readonly isShortened: boolean
}

/** The longest range that is expanded; a wider one is two ids that stand beside each other. */
export const RANGE_LIMIT = 1000

/** At a head: group 1 family, 2 number, 3 letter (`T196z`, then `T196aa`), 4 suffix; or 5 wildcard family; or 6 number and 7 slug of a run. */
const CANDIDATE =
  /((?:[A-Z][A-Z0-9]*-)*[A-Z]*)(\d{1,6})([A-Za-z](?![A-Za-z0-9])|(?<=\d{3})[a-z]{2}(?![A-Za-z0-9]))?((?:-[a-z][a-z0-9]*)?)(?![A-Za-z0-9_])|((?:[A-Z][A-Z0-9]*-)+)\*(?![\w*])|[Rr]un-(\d{1,4})((?:-[a-z0-9]+)*)(?![A-Za-z0-9_])/y

const RANGE_TAIL =
  /[`*]{0,2}(?:\.{2,3}|[–—-]|\s+(?:through|thru)\s+)[`*]{0,2}([A-Z][A-Z0-9-]*?)?(\d+)([a-z]?)(?![\w-]|\.\w)/y
const LIST_TAIL = /(?:\s*[,/&]\s*|,?\s+and\s+)(\d+)([a-z]?)(?![\w-]|\.\w)/y
const COMPACT_RANGE = /^([A-Z]+)(\d+)-([A-Z]+)$/

export function idOf(parts: IdParts): string {
  return parts.family + parts.number + parts.suffix
}

/** All candidates of a text, in order. Whether one counts depends on where it stands and on who owns its family. */
export function scanIds(text: string): IdToken[] {
  return readIds(text, scan(text).heads)
}

/** The same, where the text was scanned before: `heads` are the offsets at which an id may begin. */
export function readIds(text: string, heads: readonly number[]): IdToken[] {
  const tokens: IdToken[] = []
  let done = 0
  for (const start of heads) {
    if (start < done) continue
    CANDIDATE.lastIndex = start
    const match = CANDIDATE.exec(text)
    if (!match) continue
    const end = CANDIDATE.lastIndex
    done = end
    if (text[start - 1] === '/' && tokens.at(-1)?.end !== start - 1) continue
    if (continuesAsName(text, end)) continue
    if (match[5] !== undefined) {
      tokens.push({
        start,
        end,
        parts: { family: match[5], number: '', suffix: '' },
        form: 'wildcard',
        isShortened: false,
      })
      continue
    }
    if (match[6] !== undefined) {
      tokens.push({
        start,
        end,
        parts: { family: 'run-', number: match[6], suffix: match[7] ?? '' },
        form: 'single',
        isShortened: false,
      })
      continue
    }
    const [, family = '', number = '', letter = '', suffix = ''] = match
    if (letter === 'X' || letter === 'N') continue
    const compact = letter || suffix ? null : COMPACT_RANGE.exec(family)
    if (compact && compact[1] === compact[3]) {
      const from = { family: compact[1]!, number: compact[2]!, suffix: '' }
      pushRange(tokens, start, end, from, { family: compact[1]!, number, suffix: '' }, false)
      continue
    }
    done = readTail(text, tokens, start, end, { family, number, suffix: letter + suffix })
  }
  return tokens
}

/** A path, a file name, a version or a longer name goes on behind the id. */
function continuesAsName(text: string, end: number): boolean {
  const next = text.charCodeAt(end)
  const second = text.charCodeAt(end + 1)
  if (next === 46 /* . */) return isWord(second) // `D-001.md`, `REQ-1.2`
  if (next === 45 /* - */)
    return isWord(second) && !(second >= 65 && second <= 90 && RANGE_START.test(text.slice(end + 1, end + 12)))
  if (next === 47 /* / */) return isWord(second) && !ID_START.test(text.slice(end + 1, end + 40))
  return next === 92 /* \ */ && isWord(second)
}

const RANGE_START = /^[A-Z]+-?\d/
const ID_START = /^(?:(?:[A-Z][A-Z0-9]*-)*[A-Z]*\d|\d{2,}\b)/

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95
}

/** Pushes the id with its range or its list of shortened members; returns where they end. */
function readTail(text: string, tokens: IdToken[], start: number, end: number, parts: IdParts): number {
  let last = readRange(text, tokens, start, end, parts, false)
  const width = parts.number.length
  if (width < 3) return last
  for (;;) {
    LIST_TAIL.lastIndex = last
    const match = LIST_TAIL.exec(text)
    if (!match) return last
    const [whole, number = '', suffix = ''] = match
    const from = last + whole.length - number.length - suffix.length
    const after = last + whole.length
    if (number.length !== width || !(number.startsWith('0') || /[,;)\]|\n]|$/y.test(text.slice(after, after + 1))))
      return last
    last = readRange(text, tokens, from, after, { family: parts.family, number, suffix }, true)
  }
}

function readRange(
  text: string,
  tokens: IdToken[],
  start: number,
  end: number,
  parts: IdParts,
  isShortened: boolean,
): number {
  RANGE_TAIL.lastIndex = end
  const match = parts.suffix.startsWith('-') ? null : RANGE_TAIL.exec(text)
  if (match) {
    const [whole, family, number = '', suffix = ''] = match
    const written = whole.charAt(0) === '-' || /\s/.test(whole)
    // `T043-T046` and "through" need the whole second id; `..` and the dashes may drop its prefix.
    const fits = family === undefined ? !written && number.length === parts.number.length : family === parts.family
    if (fits) {
      pushRange(tokens, start, end + whole.length, parts, { family: parts.family, number, suffix }, isShortened)
      return end + whole.length
    }
  }
  tokens.push({ start, end, parts, form: 'single', isShortened })
  return end
}

function pushRange(
  tokens: IdToken[],
  start: number,
  end: number,
  from: IdParts,
  to: IdParts,
  isShortened: boolean,
): void {
  const length = Number(to.number) - Number(from.number)
  if (length > 0 && length <= RANGE_LIMIT) tokens.push({ start, end, parts: from, form: 'range', to, isShortened })
  else tokens.push({ start, end: start + idOf(from).length, parts: from, form: 'single', isShortened })
}

/** The ids of a range, ends included, with the number's width kept. */
export function membersOf(from: IdParts, to: IdParts): IdParts[] {
  const members: IdParts[] = []
  const last = Number(to.number)
  for (let number = Number(from.number); number <= last; number++) {
    const digits = String(number).padStart(from.number.length, '0')
    const suffix = number === last ? to.suffix : digits === from.number ? from.suffix : ''
    members.push({ family: from.family, number: digits, suffix })
  }
  return members
}
