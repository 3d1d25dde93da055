/** What the rules of decisions share: which entries they look at, and what an entry says beside its status. */
import type { Decision } from '../../link/decisions.ts'
import type { Document, Index } from '../../link/index.ts'
import { purposeOf, type FieldPurpose } from '../../kinds/decision-fields.ts'
import { readStatus, statusWords } from '../../kinds/decision-status.ts'
import type { Field } from '../../model/facts.ts'

/** Decisions of documents that are kept true, given up ones left out. */
export function entriesIn(index: Index): Decision[] {
  return index.decisions.filter(({ document, item }) => document.role === 'record' && !item.definition.fact.isTombstone)
}

/** Declared by a row of a register, which says what its columns ask for and nothing else. */
export function isRow({ item }: Decision): boolean {
  return item.definition.fact.form === 'table-row'
}

/** A record of its own: a heading with a status, a page that is one, a row of a register. */
export function isRecord({ item }: Decision): boolean {
  const { form } = item.definition.fact
  return form === 'field-heading' || form === 'frontmatter' || form === 'table-row'
}

export function fieldsFor({ item }: Decision, ...purposes: readonly FieldPurpose[]): Field[] {
  return item.definition.fact.fields.filter(({ name }) => purposes.includes(purposeOf(name)))
}

/** The state as the author wrote it, in lower case: `approved`. */
export function stateAsWritten({ status, state }: Decision, index: Index): string {
  const read = readStatus(status?.value ?? '', statusWords(index.config.decisions.statuses))
  return read.state === state ? read.words : (state ?? '')
}

/** Facts keep so much of a text; what is longer says more than a rule can know. */
const CUT = / …#[0-9a-f]{8}$/

export function isCut(text: string): boolean {
  return CUT.test(text)
}

const DECISION_LOG = /(?:^|\/)(?:decision[-_ ]?(?:log|register)s?|decisions)\.mdx?$/i

/** By its type or its name. */
export function isDecisionLog({ path, facts }: Document): boolean {
  return facts.frontmatter?.data['type'] === 'decision-log' || DECISION_LOG.test(path)
}

/** By that, by its title, or by a heading. A report on the state of decisions has rows for them as well. */
export function isAboutDecisions(document: Document): boolean {
  const { headings, frontmatter } = document.facts
  const title = frontmatter?.data['title']
  const isNamed = headings.some(({ text, depth }) => depth <= 2 && ABOUT.test(text))
  return isNamed || (typeof title === 'string' && ABOUT.test(title)) || isDecisionLog(document)
}

const ABOUT = /\bdecisions?\b|\badrs?\b/i
