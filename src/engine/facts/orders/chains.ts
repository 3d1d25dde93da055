import type { Span } from '../../model/range.ts'
import type { WrittenText } from '../../model/records.ts'
import { foldText } from '../fields.ts'
import { UNSEEN } from './sight.ts'

export interface Chain {
  readonly span: Span
  readonly steps: readonly (readonly WrittenText[])[]
}

/** Not `<->`, and not the arrow of a comment. */
const ARROWS = /(?<![<=-])(?:→|⇒|⟶|-{1,2}>|={1,2}>)/g

/** No plan names a step with more. */
const LONGEST_STEP = 100
const MOST_STEPS = 100

/**
 * Names with arrows between them, in a stretch as `sightOf` gives it; `base` is its offset in the file. Of what stands before
 * the first arrow and behind the last one name counts; between two arrows everything has to be a name.
 */
export function chainsIn(sight: string, base: number): Chain[] {
  const arrows = [...sight.matchAll(ARROWS)].map(({ index, 0: arrow }) => [index, index + arrow.length] as const)
  const chains: Chain[] = []
  let steps: WrittenText[][] = []
  const finish = () => {
    if (steps.length > 1 && steps.length <= MOST_STEPS) chains.push(chainOf(steps))
    steps = []
  }
  const read = (span: Span, part: 'first' | 'last' | 'whole') => {
    const step = stepIn(sight, base, span, part)
    if (step) steps.push(step)
    return step !== undefined
  }
  for (const [at, [start, end]] of arrows.entries()) {
    const before = arrows[at - 1]?.[1] ?? 0
    const after = arrows[at + 1]?.[0] ?? sight.length
    if (steps.length === 0 && !read([before, start], 'last')) continue
    if (at + 1 < arrows.length && read([end, after], 'whole')) continue
    read([end, after], 'first')
    finish()
  }
  return chains
}

function chainOf(steps: readonly (readonly WrittenText[])[]): Chain {
  const start = Math.min(...steps[0]!.map(({ span }) => span[0]))
  const end = Math.max(...steps.at(-1)!.map(({ span }) => span[1]))
  return { span: [start, end], steps }
}

const GROUP = /^\{([^{}]{1,200})\}$|^\(([^()]{1,200}(?:\|\||∥|‖)[^()]{1,200})\)$/
const NAME =
  /^(?:[Rr]un[ -]?\d{1,4}|[\p{L}\p{N}])[\p{L}\p{N}._/-]*(?: [\p{L}\p{N}#][\p{L}\p{N}#._/'’-]*){0,5}(?: ?\([^()]{1,80}\))?$/u
const LAST =
  /(?:^|[^\p{L}\p{N}._/-])(\{[^{}]{1,200}\}|\([^()]{1,90}(?:\|\||∥|‖)[^()]{1,90}\)|(?:[Rr]un[ -]?\d{1,4}|[\p{L}\p{N}])[\p{L}\p{N}._/-]*(?: ?\([^()]{1,80}\))?)$/u
const FIRST =
  /^(?:\{[^{}]{1,200}\}|\([^()]{1,90}(?:\|\||∥|‖)[^()]{1,90}\)|(?:[Rr]un[ -]?\d{1,4}|[\p{L}\p{N}])(?:[\p{L}\p{N}_/-]|\.(?=[\p{L}\p{N}]))*(?: ?\([^()]{1,80}\))?)/u

/** What counts of a stretch: its first name, its last, or the whole, which then has to be one. */
function stepIn(
  sight: string,
  base: number,
  [from, to]: Span,
  part: 'first' | 'last' | 'whole',
): WrittenText[] | undefined {
  const [start, end] = withoutUnseen(sight, from, to)
  const near = part === 'last' ? Math.max(start, end - LONGEST_STEP) : start
  const stretch = sight.slice(near, part === 'first' ? Math.min(end, near + LONGEST_STEP) : end)
  if (stretch === '' || stretch.length > 4 * LONGEST_STEP) return undefined
  if (part === 'whole') {
    const words = stretch.replaceAll(UNSEEN, '').replace(/\s+/g, ' ')
    const isName = words.length <= LONGEST_STEP && (GROUP.test(words) || NAME.test(words))
    return isName ? membersOf(sight, base, [start, end]) : undefined
  }
  const flat = stretch.replace(/[\s\u0001]/g, ' ')
  if (part === 'last') {
    const name = LAST.exec(flat)?.[1]
    return name === undefined ? undefined : membersOf(sight, base, [end - name.length, end])
  }
  const name = FIRST.exec(flat)?.[0]
  return name === undefined ? undefined : membersOf(sight, base, [near, near + name.length])
}

const PARTS = /\|\||∥|‖|[|,&]|\band\b|\bor\b/g

/** One name, or those of a group, which may be carried out in any order. */
function membersOf(sight: string, base: number, span: Span): WrittenText[] | undefined {
  const source = sight.slice(span[0], span[1])
  if (!GROUP.test(source.replaceAll(UNSEEN, ' '))) return [writtenAt(sight, base, span)]
  const members: WrittenText[] = []
  let from = span[0] + 1
  for (const match of [...source.slice(1, -1).matchAll(PARTS), undefined]) {
    const to = match ? span[0] + 1 + match.index : span[1] - 1
    const member = writtenAt(sight, base, [from, to])
    if (member.text !== '') members.push(member)
    from = match ? to + match[0].length : to
  }
  return members.length > 1 ? members : undefined
}

function writtenAt(sight: string, base: number, [from, to]: Span): WrittenText {
  const [start, end] = withoutUnseen(sight, from, to)
  const text = foldText(sight.slice(start, end).replaceAll(UNSEEN, '').replaceAll('\\', ''))
  return { text, span: [base + start, base + end] }
}

/** Without white space, markup and the backslashes of escaped pipes around it. */
function withoutUnseen(sight: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && /[\s\u0001\\]/.test(sight[start]!)) start++
  while (end > start && /[\s\u0001\\]/.test(sight[end - 1]!)) end--
  return [start, end]
}
