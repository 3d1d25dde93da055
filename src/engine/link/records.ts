/** Decisions that are a page each, without an id in their text: the path tells the number, as adr-tools and MADR have it. */
import type { DefinitionFact, FileFacts, IdParts } from '../model/facts.ts'
import { idOf } from '../kinds/ids.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import type { Document } from './index.ts'
import type { MutableScope } from './scopes.ts'
import { strengthOf, type Declaration } from './symbols.ts'

export interface Records {
  /** Declared in their scopes beside what texts declare. They are in no register: a page has one of them. */
  readonly records: ReadonlySet<Declaration>
  /** Items that no id in a text names, because two pages claim it: the first records of two packages. */
  readonly apart: readonly Declaration[]
}

/** Adds the decisions that paths tell to what the scopes declare. Where a heading declares the id, it is that. */
export function declareRecords(
  documents: readonly Document[],
  declared: Map<MutableScope, Map<string, Declaration[]>>,
): Records {
  const claims = new Map<string, Declaration[]>()
  for (const document of documents) {
    const fact = document.role === 'record' ? recordIn(document.path, document.facts) : undefined
    if (!fact) continue
    const key = `${document.scope.directory} ${Number(fact.parts.number)}`
    const others = claims.get(key) ?? []
    claims.set(key, [...others, { document, definition: { file: document.path, span: fact.span, fact } }])
  }
  const records = new Set<Declaration>()
  const apart: Declaration[] = []
  for (const claim of claims.values()) {
    const record = claim[0]!
    if (claim.length > 1) {
      apart.push(...claim)
      continue
    }
    const scope = record.document.scope as MutableScope
    const ids = declared.get(scope) ?? new Map<string, Declaration[]>()
    declared.set(scope, ids)
    const { fact } = record.definition
    const written = [fact.id, ...fact.aliases].find((name) => ids.has(name)) ?? fact.id
    const everyone = ids.get(written) ?? []
    if (everyone.some(({ definition }) => strengthOf(definition.fact.form) >= strengthOf('heading'))) continue
    const spelled = { ...record, definition: { ...record.definition, fact: respelled(fact, written) } }
    ids.set(written, [...everyone, spelled])
    records.add(spelled)
  }
  return { records, apart }
}

function respelled(fact: DefinitionFact, id: string): DefinitionFact {
  const aliases = [fact.id, ...fact.aliases].filter((name) => name !== id)
  return { ...fact, id, parts: { ...fact.parts, number: id.slice(FAMILY.length) }, aliases }
}

const FOLDER =
  /(?:^|\/)(?:adrs?|decisions?|decision[-_]?(?:records?|logs?)|(?:architectur(?:e|al)|design)[-_]?decisions?(?:[-_]?records?)?)\/[^/]*$/i
/** Not a date: `2026-01-02-….md`. */
const NUMBERED = /(?:^|\/)(?:adr[-_ ]?)?(\d{1,5})(?![-_]?\d)(?=[-_. ])[^/]*\.mdx?$/i
const NAMED = /(?:^|\/)adr[-_ ]?(\d{1,5})(?![-_]?\d)(?=[-_. ])[^/]*\.mdx?$/i

const FAMILY = 'ADR-'

/**
 * The page's decision as if its heading said the id: `docs/decisions/0003-use-tide-tables.md` is ADR-0003, and ADR-3 is
 * another spelling. Undefined where the path tells no number, or where the page says an id of its own.
 */
export function recordIn(path: string, { record, definitions, end }: FileFacts): DefinitionFact | undefined {
  if (!record) return undefined
  const number = (NAMED.exec(path) ?? (FOLDER.test(path) ? NUMBERED.exec(path) : null))?.[1]
  if (number === undefined) return undefined
  const isSaid = definitions.some(
    ({ parts }) => Number(parts.number) === Number(number) && kindOfFamily(parts.family) === 'decision',
  )
  if (isSaid) return undefined
  const { title, span, fields, body } = record
  const parts: IdParts = { family: FAMILY, number, suffix: '' }
  return {
    id: idOf(parts),
    parts,
    aliases: spellingsOf(number),
    kind: 'decision',
    form: 'field-heading',
    title,
    span,
    extent: span,
    fields,
    body,
    section: [span[0], Math.max(span[1], end ?? 0)],
    isTombstone: false,
  }
}

function spellingsOf(number: string): string[] {
  const value = String(Number(number))
  const widths = [1, 2, 3, 4].map((width) => value.padStart(width, '0'))
  return [...new Set(widths)].filter((other) => other !== number).map((other) => FAMILY + other)
}
