import type { DefinitionFact } from '../model/facts.ts'
import type { WrittenText } from '../model/records.ts'
import { kindOfFamily } from '../kinds/lookup.ts'
import { foldText } from './fields.ts'
import { tokenFrom, type Page } from './page.ts'
import { plainBetween } from './plain.ts'

/** What requirements and verifications say of themselves outside of tables, where they name more than their own id. */
export function extractTraces(page: Page, definitions: readonly DefinitionFact[]): WrittenText[] {
  return definitions.flatMap(({ parts, form, span, extent }): WrittenText[] => {
    const kind = kindOfFamily(parts.family)
    if (form === 'table-row' || (kind !== 'requirement' && kind !== 'verification')) return []
    const other = page.tokens[tokenFrom(page, span[1])]
    if (!other || other.start >= extent[1]) return []
    return [{ text: foldText(plainBetween(page, span[1], extent[1])), span: [span[1], extent[1]] }]
  })
}
