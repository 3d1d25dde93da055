import { DEFINITION_FORMS, type DefinitionFact, type IdParts } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import type { Definition, Document, Item } from './index.ts'
import type { MutableScope } from './scopes.ts'

const STRENGTH = new Map(DEFINITION_FORMS.map((form, i) => [form, i]))

/**
 * Fills each scope's symbol table. Of all the places that declare an id in a scope, those of the strongest form define
 * it; the others restate it, and are returned so that they count as references.
 */
export function collectItems(documents: readonly Document[]): { items: Item[]; restated: { document: Document; definition: Definition }[] } {
  const declared = new Map<MutableScope, Map<string, { document: Document; definition: Definition }[]>>()
  for (const document of documents) {
    const scope = document.scope as MutableScope
    let ids = declared.get(scope)
    if (!ids) declared.set(scope, (ids = new Map()))
    for (const fact of document.facts.definitions) {
      if (!declares(fact)) continue
      const entry = { document, definition: { file: document.path, span: fact.span, fact } }
      const entries = ids.get(fact.id)
      if (entries) entries.push(entry)
      else ids.set(fact.id, [entry])
    }
  }
  const items: Item[] = []
  const restated: { document: Document; definition: Definition }[] = []
  for (const [scope, ids] of declared) {
    for (const [id, entries] of ids) {
      const strongest = Math.max(...entries.map(({ definition }) => strengthOf(definition.fact)))
      const winners = entries.filter(({ definition }) => strengthOf(definition.fact) === strongest)
      restated.push(...entries.filter((entry) => !winners.includes(entry)))
      const definitions = winners.map(({ definition }) => definition)
      const item: Item = { id, kind: kindOf(definitions), scope, definition: definitions[0]!, definitions }
      scope.items.set(id, item)
      items.push(item)
      for (const { fact } of definitions) for (const alias of fact.aliases) if (!scope.items.has(alias)) scope.items.set(alias, item)
    }
  }
  return { items, restated }
}

export function strengthOf(fact: DefinitionFact): number {
  return STRENGTH.get(fact.form) ?? 0
}

/** One or two digits: such ids (`E1`, `P0`) also name priorities, quarters and paper sizes. */
export function isShort(parts: IdParts): boolean {
  return parts.number.length <= 2
}

/** A short id of no kind declares nothing, unless the place itself says what it is. */
function declares(fact: DefinitionFact): boolean {
  return fact.kind !== undefined || !isShort(fact.parts) || kindOfFamily(fact.parts.family) !== GENERIC_KIND
}

/** The family tells, where it belongs to a kind; else the place that declares it. */
function kindOf(definitions: readonly Definition[]): string {
  const family = kindOfFamily(definitions[0]!.fact.parts.family)
  if (family !== GENERIC_KIND) return family
  return definitions.find(({ fact }) => fact.kind)?.fact.kind ?? GENERIC_KIND
}
