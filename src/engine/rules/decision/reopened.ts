import type { Decision } from '../../link/decisions.ts'
import type { Document, Index } from '../../link/index.ts'
import { recordIn } from '../../link/records.ts'
import { roleOf } from '../../link/roles.ts'
import { successionIn } from '../../link/succession.ts'
import { purposeOf } from '../../kinds/decision-fields.ts'
import { readStatus, statusWords } from '../../kinds/decision-status.ts'
import { kindOfFamily } from '../../kinds/lookup.ts'
import type { DefinitionFact, Field, FileFacts } from '../../model/facts.ts'
import { groupBy } from '../../model/group-by.ts'
import { comparableText } from '../../model/plain-text.ts'
import type { Place } from '../../model/range.ts'
import { defineRule } from '../rule.ts'
import { isCut, stateAsWritten } from './entries.ts'

export default defineRule({
  id: 'decision/reopened',
  summary: 'A locked decision whose resolution changes, or that vanishes, without a new status or a successor.',
  rationale: `A lock is a promise to everybody who has built on the decision. When its text changes under the same status,
nothing tells them: the id that they cite means something else now.

Open it again by its status, or leave it as it is and add a decision that supersedes it. White space, markup, letter case and
punctuation do not count, and neither does a rationale that is added later. The rule compares with a base revision
(\`--base\`) and does not run without one.`,
  severity: 'error',
  needs: 'base',
  fixable: false,
  options: {
    states: {
      type: 'array',
      items: { type: 'string' },
      default: ['locked'],
      description: 'States in which a resolution may not change: closed and accepted as well, where that is your rule.',
    },
  },
  messages: {
    changed:
      '{id} is {state}, and its resolution was "{old}" at {ref}. Give it a new status, or a decision that supersedes it.',
    removed: '{id} was {state} at {ref} and is gone from here. Supersede it instead: its number stays taken.',
  },
  *check({ index, options }) {
    if (!index.base) return
    const states = new Set(options['states'] as readonly string[])
    const words = statusWords(index.config.decisions.statuses)
    const { ref } = index.base
    const succession = successionIn(index)
    const byId = groupBy(index.decisions, ({ item }) => item.id)
    for (const [path, facts] of index.base.files) {
      const document = index.document(path)
      if ((document?.role ?? roleOf(path, '')) !== 'record') continue
      for (const old of declaredIn(path, facts)) {
        const status = old.fields.find(({ name, value }) => purposeOf(name) === 'status' && value !== '')
        const state = status && readStatus(status.value, words).state
        if (state === undefined || !states.has(state)) continue
        const current = currentOf(old, byId.get(old.id) ?? [], path)
        if (!current) {
          if (document && !isStillNamed(old, document, index))
            yield { at: topOf(document), message: 'removed', data: { id: old.id, state, ref } }
          continue
        }
        if (current.document.role !== 'record' || current.state !== state) continue
        if (succession.successorsOf(current).length > 0) continue
        const change = changeOf(old, current)
        if (!change) continue
        const data = { id: old.id, state: stateAsWritten(current, index), old: shortened(change.old), ref }
        yield { at: change.at, message: 'changed', data }
      }
    }
  },
})

/** The entries of a document as it was, each in its strongest form. */
function declaredIn(path: string, facts: FileFacts): DefinitionFact[] {
  const record = recordIn(path, facts)
  const entries = facts.definitions.filter(({ parts, form, isTombstone }) => {
    const isEntry = form === 'field-heading' || form === 'frontmatter' || form === 'table-row'
    return isEntry && !isTombstone && kindOfFamily(parts.family) === 'decision'
  })
  const headed = new Set(entries.filter(({ form }) => form !== 'table-row').map(({ id }) => id))
  const own = entries.filter(({ form, id }) => form !== 'table-row' || !headed.has(id))
  return record ? [...own, record] : own
}

/** In its document; else where it has moved to, title and all: another project has a D-001 of its own. */
function currentOf(old: DefinitionFact, all: readonly Decision[], path: string): Decision | undefined {
  const moved = all.filter(({ item }) => isSameTitle(item.definition.fact, old))
  return all.find(({ document }) => document.path === path) ?? (moved.length === 1 ? moved[0] : undefined)
}

/** In another form than that of an entry, or in a copy that is kept elsewhere: not gone. */
function isStillNamed(old: DefinitionFact, { scope }: Document, index: Index): boolean {
  return index.documents.some((document) =>
    document.facts.definitions.some(
      (fact) => fact.id === old.id && (document.scope === scope || isSameTitle(fact, old)),
    ),
  )
}

function isSameTitle(one: DefinitionFact, other: DefinitionFact): boolean {
  return comparableText(one.title) === comparableText(other.title)
}

function topOf({ path, facts }: Document): Place {
  return { file: path, span: facts.headings[0]?.span ?? facts.frontmatter?.span ?? [0, 0] }
}

interface Change {
  readonly at: Place
  readonly old: string
}

/** What was decided, by its fields; without any, the body below them. */
function changeOf(old: DefinitionFact, { item, document }: Decision): Change | undefined {
  const { fact } = item.definition
  const before = resolutionOf(old)
  const place = (span: Place['span']): Place => ({ file: document.path, span })
  if (before.length > 0) {
    const after = resolutionOf(fact)
    if (textOf(before) === textOf(after)) return undefined
    const changed = after.find(
      ({ value }) => !before.some((field) => comparableText(field.value) === comparableText(value)),
    )
    const lost = before.find(
      ({ value }) => !after.some((field) => comparableText(field.value) === comparableText(value)),
    )
    // Nothing of what stood there is missing: something was added to it.
    if (!lost) return undefined
    return { at: changed ? place(changed.valueSpan) : item.definition, old: lost.value }
  }
  return hasOtherBody(old.body ?? '', fact) ? { at: item.definition, old: old.body ?? '' } : undefined
}

/** A note at its end changes no decision; and behind the cut nobody knows. */
function hasOtherBody(before: string, { body, fields }: DefinitionFact): boolean {
  const after = comparableText([body ?? '', ...fields.map(({ value }) => value)].join(' '))
  const kept = comparableText(isCut(before) ? before.slice(0, before.lastIndexOf(' …#')) : before)
  return body !== undefined && kept !== '' && !after.includes(kept)
}

function resolutionOf({ fields }: DefinitionFact): Field[] {
  return fields.filter(({ name, value }) => purposeOf(name) === 'resolution' && value !== '')
}

function textOf(fields: readonly Field[]): string {
  return fields.map(({ value }) => comparableText(value)).join('\n')
}

const MOST_QUOTED = 80

function shortened(text: string): string {
  if (text.length <= MOST_QUOTED) return text
  const cut = text.slice(0, MOST_QUOTED)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MOST_QUOTED / 2))}…`
}
