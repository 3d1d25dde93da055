import { DEFINITION_FORMS, type DefinitionFact, type DefinitionForm, type IdParts } from '../model/facts.ts'
import { GENERIC_KIND, kindOfFamily } from '../kinds/lookup.ts'
import type { Definition, Document, Item } from './index.ts'
import { declareRecords } from './records.ts'
import { Registers } from './registers.ts'
import type { MutableScope } from './scopes.ts'

const STRENGTH = new Map(DEFINITION_FORMS.map((form, i) => [form, i]))

export interface Declaration {
  readonly document: Document
  readonly definition: Definition
}

export interface Symbols {
  readonly items: readonly Item[]
  /** Places that restate an item defined elsewhere in its scope: they count as references. */
  readonly restated: readonly Declaration[]
  readonly registers: Registers
}

/**
 * Fills each scope's symbol table. Of all the places that declare an id in a scope, those of the strongest form define
 * it; among several documents of that form, the one that declares most of the family. The others restate it.
 */
export function collectItems(documents: readonly Document[], ownFamilies: ReadonlySet<string>): Symbols {
  const registers = new Registers()
  const declared = new Map<MutableScope, Map<string, Declaration[]>>()
  for (const document of documents) {
    if (document.role === 'specimen' || document.role === 'past') continue
    const scope = document.scope as MutableScope
    let ids = declared.get(scope)
    if (!ids) declared.set(scope, (ids = new Map<string, Declaration[]>()))
    for (const fact of document.facts.definitions) {
      if (!declares(fact) && !ownFamilies.has(fact.parts.family)) continue
      registers.add(document, fact)
      const declaration = { document, definition: { file: document.path, span: fact.span, fact } }
      const others = ids.get(fact.id)
      if (others) others.push(declaration)
      else ids.set(fact.id, [declaration])
    }
  }
  const items: Item[] = []
  const restated: Declaration[] = []
  const { records, apart } = declareRecords(documents, declared)
  for (const [scope, ids] of declared) {
    for (const [id, everyone] of ids) {
      const declarations = everyone.filter(
        (each) => records.has(each) || mayDefine(each.document, each.definition.fact, registers),
      )
      if (declarations.length === 0) continue
      const winners = strongest(declarations, registers)
      if (winners.length < everyone.length) {
        const defining = new Set(winners)
        for (const each of everyone) if (!defining.has(each)) restated.push(each)
      }
      const definitions = winners.map(({ definition }) => definition)
      const item: Item = { id, kind: kindOf(definitions), scope, definition: definitions[0]!, definitions }
      scope.items.set(id, item)
      items.push(item)
      for (const { fact } of definitions)
        for (const alias of fact.aliases) if (!scope.items.has(alias)) scope.items.set(alias, item)
    }
  }
  for (const { document, definition } of apart) {
    const { fact } = definition
    items.push({ id: fact.id, kind: 'decision', scope: document.scope, definition, definitions: [definition] })
  }
  return { items, restated, registers }
}

/**
 * In a scope without a register of the family, a declaration that is weaker than the native form restates what another
 * scope's register declares: a status report with a heading for each task is about tasks. What is archived defines by
 * its registers alone.
 */
function mayDefine(document: Document, fact: DefinitionFact, registers: Registers): boolean {
  if (registers.isNative(fact)) return document.role === 'record' || registers.sizeOf(document, fact) > 1
  return document.role === 'record' && (registers.isHeldIn(document.scope, fact) || !registers.hasNative(fact))
}

function strongest(declarations: readonly Declaration[], registers: Registers): readonly Declaration[] {
  if (declarations.length === 1) return declarations
  const best = declarations.reduce((most, { definition }) => Math.max(most, strengthOf(definition.fact.form)), 0)
  const winners = declarations.filter(({ definition }) => strengthOf(definition.fact.form) === best)
  const home = winners.reduce((best, each) => (isHomelier(each, best, registers) ? each : best))
  // A decision with a status and another title is a second decision under one id, wherever it stands.
  return winners.filter(
    ({ document, definition }) => document === home.document || isRival(definition.fact, home.definition.fact),
  )
}

/** The larger register; among equals the one with the shorter name (`spec.md` before `completion-summary.md`). */
function isHomelier(one: Declaration, other: Declaration, registers: Registers): boolean {
  const difference =
    registers.sizeOf(one.document, one.definition.fact) - registers.sizeOf(other.document, other.definition.fact)
  return difference !== 0 ? difference > 0 : one.document.path.length < other.document.path.length
}

function isRival(fact: DefinitionFact, home: DefinitionFact): boolean {
  return fact.form === 'field-heading' && kindOfFamily(fact.parts.family) === 'decision' && fact.title !== home.title
}

export function strengthOf(form: DefinitionForm): number {
  return STRENGTH.get(form) ?? 0
}

/** One or two digits: such ids (`E1`, `P0`) also name priorities, quarters and paper sizes. */
export function isShort(parts: IdParts): boolean {
  return parts.number.length <= 2
}

/**
 * A short id declares something only where the place says what it is (a typed table, a work breakdown), or where a
 * box or a heading declares one of a kind's own family: `- T1: the object is updated` is a timeline.
 */
function declares({ kind, parts, form }: DefinitionFact): boolean {
  if (kind !== undefined || !isShort(parts)) return true
  const isStrong = form === 'task' || form === 'field-heading' || form === 'heading'
  return isStrong && kindOfFamily(parts.family) !== GENERIC_KIND
}

/** The family tells, where it belongs to a kind; else the place that declares it. */
function kindOf(definitions: readonly Definition[]): string {
  const family = kindOfFamily(definitions[0]!.fact.parts.family)
  if (family !== GENERIC_KIND) return family
  return definitions.find(({ fact }) => fact.kind)?.fact.kind ?? GENERIC_KIND
}
