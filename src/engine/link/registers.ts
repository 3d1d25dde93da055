import type { DefinitionFact, DefinitionForm, IdParts } from '../model/facts.ts'
import type { Document, Scope } from './index.ts'
import { isShort, strengthOf } from './symbols.ts'

/** A document that declares at least so many ids of a family in one form is a register of it. */
const REGISTER_SIZE = 3

/** Forms that a register can be written in: a plain list or a heading without a separator may be about anything. */
const REGISTER_FORMS = new Set<DefinitionForm>(['table-row', 'yaml', 'bold-item', 'heading', 'field-heading', 'task'])

/**
 * Which documents hold the registers of which families. A family's native form is the strongest that any register of
 * the workspace is written in: where tasks are boxes, a report with a heading for each task declares none.
 */
export class Registers {
  readonly #ids = new Map<Document, Map<string, Set<string>>>()
  readonly #native = new Map<string, DefinitionForm>()
  readonly #typed = new Set<string>()
  readonly #nativeIdsOf = new Map<string, Set<string>>()
  #held: Set<string> | undefined

  add(document: Document, fact: DefinitionFact): void {
    const key = `${fact.form} ${familyKey(fact.parts)}`
    if (fact.kind !== undefined) this.#typed.add(familyKey(fact.parts))
    let forms = this.#ids.get(document)
    if (!forms) this.#ids.set(document, (forms = new Map<string, Set<string>>()))
    const ids = forms.get(key)
    if (ids) ids.add(fact.id)
    else forms.set(key, new Set([fact.id]))
    if ((ids?.size ?? 1) < REGISTER_SIZE || !REGISTER_FORMS.has(fact.form)) return
    const native = this.#native.get(familyKey(fact.parts))
    if (native === undefined || strengthOf(native) < strengthOf(fact.form))
      this.#native.set(familyKey(fact.parts), fact.form)
  }

  /** Whether a place that says its kind (a typed table, a work breakdown) declares ids of the family. */
  isTyped(family: string): boolean {
    return this.#typed.has(family)
  }

  /** How many ids of the fact's family its document declares in the fact's form. */
  sizeOf(document: Document, { form, parts }: DefinitionFact): number {
    return this.#ids.get(document)?.get(`${form} ${familyKey(parts)}`)?.size ?? 0
  }

  /** Whether the fact has its family's native form. */
  isNative({ form, parts }: DefinitionFact): boolean {
    return this.#native.get(familyKey(parts)) === form
  }

  /** Whether a document of the scope is a register of the fact's family. */
  isHeldIn(scope: Scope, { parts }: DefinitionFact): boolean {
    this.#held ??= new Set([...this.all()].map(({ document, family }) => `${document.scope.directory} ${family}`))
    return this.#held.has(`${scope.directory} ${familyKey(parts)}`)
  }

  /** Whether some document declares the fact's id in its family's native form. */
  hasNative({ id, parts }: DefinitionFact): boolean {
    return this.#nativeIds(familyKey(parts)).has(id)
  }

  #nativeIds(family: string): ReadonlySet<string> {
    let ids = this.#nativeIdsOf.get(family)
    if (!ids) {
      ids = new Set()
      const key = `${this.#native.get(family)} ${family}`
      for (const forms of this.#ids.values()) for (const id of forms.get(key) ?? []) ids.add(id)
      this.#nativeIdsOf.set(family, ids)
    }
    return ids
  }

  /** Every document that is a register, with the families it holds and their ids. */
  *all(): Generator<{ readonly document: Document; readonly family: string; readonly ids: ReadonlySet<string> }> {
    for (const [document, forms] of this.#ids) {
      for (const [key, ids] of forms) {
        const space = key.indexOf(' ')
        const family = key.slice(space + 1)
        if (ids.size >= REGISTER_SIZE && this.#native.get(family) === key.slice(0, space))
          yield { document, family, ids }
      }
    }
  }
}

/**
 * Numbers written in another way are a family of their own: `D-24` beside `D-001`, `S1` beside `S01`. Three digits and
 * more go together, for T1000 follows T999.
 */
export function familyKey(parts: IdParts): string {
  if (!isShort(parts)) return parts.family
  return `${parts.family}${/^0\d/.test(parts.number) ? '0#' : '#'}`
}

/** Every key that ids of a family can have. */
export function keysOfFamily(family: string): string[] {
  return [family, `${family}#`, `${family}0#`]
}

export function familyOfKey(key: string): string {
  return key.replace(/0?#$/, '')
}
