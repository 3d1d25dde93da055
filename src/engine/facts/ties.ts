/** Requirements and verifications that one sentence names side by side. */
import type { ReferenceFact } from '../model/facts.ts'
import type { TieFact } from '../model/plans.ts'
import type { Span } from '../model/range.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import type { Page } from './page.ts'

/** Further apart, two ids have nothing to do with each other. */
const REACH = 160

/** Where a sentence, an item, a row or a paragraph ends. */
const END = /[.!?][)"'\]*_]*\s+[A-Z]|\n\s*(?:\n|[-*+|>#]|\d{1,9}[.)]\s)|<br/

/** Between the members of one list of ids. */
const LIST = /^(?:[\s,;/&+`*_~]|and|or)*$/

interface Group {
  readonly kind: string
  readonly start: number
  end: number
}

export function extractTies({ text }: Page, references: readonly ReferenceFact[]): TieFact[] {
  const pairs: (readonly [Group, Group])[] = []
  let last: Group | undefined
  /** The group that another may still be tied to. */
  let open: Group | undefined
  for (const { parts, form, span, place, isStruck } of references) {
    const kind = kindOfFamily(parts.family)
    if (kind !== 'requirement' && kind !== 'verification') continue
    if (form === 'wildcard' || isStruck || place === 'yaml' || place === 'frontmatter') continue
    const gap = last && span[0] >= last.end && span[0] - last.end < REACH ? text.slice(last.end, span[0]) : '\n\n'
    const isNear = !END.test(gap + text[span[0]])
    if (last && isNear && last.kind === kind && LIST.test(gap)) {
      last.end = span[1]
      continue
    }
    last = { kind, start: span[0], end: span[1] }
    if (open && isNear && open.kind !== kind) {
      pairs.push([open, last])
      open = undefined
    } else open = last
  }
  return pairs.map(([one, other]): TieFact => {
    const [first, second] = [one, other].map(({ start, end }): Span => [start, end]) as [Span, Span]
    return one.kind === 'requirement'
      ? { requirements: first, verifications: second }
      : { requirements: second, verifications: first }
  })
}
