import type { DefinitionFact, Field, ReferenceFact } from '../model/facts.ts'
import { kindOfCollection } from '../kinds/lookup.ts'
import type { BreakdownFact } from '../model/plans.ts'
import { entryOf, type DataNode } from '../parse/data.ts'
import { breakdownEntry, hasDependencies } from './breakdown/entries.ts'
import { canonicalId } from './definitions.ts'
import { fieldName } from './fields.ts'
import { scanIds, type IdToken } from '../kinds/ids.ts'
import { referenceOf } from './references.ts'

/** A list entry with an id, in YAML or JSON: what makes a file a work breakdown. Cheap, so that most files end here. */
export const LOOKS_LIKE_BREAKDOWN = /^[ \t]*(?:-[ \t]+)?["']?id["']?[ \t]*:|[{,]\s*["']?id["']?\s*:/m

export interface BreakdownFacts {
  readonly definitions: readonly DefinitionFact[]
  readonly references: readonly ReferenceFact[]
  /** The entries that are slices or runs. */
  readonly breakdown: readonly BreakdownFact[]
  /** Whether a key names a kind (`slices:`), so that a file that does not parse must be said. */
  readonly hasCollection: boolean
}

/** Entries of lists whose `id` is an id, and the ids that all other values mention. */
export function extractBreakdown(text: string, roots: readonly DataNode[]): BreakdownFacts {
  const definitions: DefinitionFact[] = []
  const references: ReferenceFact[] = []
  const breakdown: BreakdownFact[] = []
  let hasCollection = false
  const visit = (node: DataNode, key: string, expects: string | undefined, owner: string | undefined): void => {
    const collection = kindOfCollection(key)
    if (node.sort === 'map') {
      for (const entry of node.entries)
        if (entry.key !== 'id') visit(entry.value, entry.key, expectedBy(entry.key, owner), undefined)
    } else if (node.sort === 'list') {
      const isPlan = PLANNED.has(collection?.name ?? (node.items.some(hasDependencies) ? 'slice' : ''))
      for (const item of node.items) {
        const declared = entryOf(item, 'id')?.value
        const definition = declared && definitionOf(text, item, declared, collection?.name)
        if (definition) definitions.push(definition)
        if (definition && isPlan) breakdown.push(breakdownEntry(text, item, definition, kindOfEntry(definition)))
        if (definition && collection) hasCollection = true
        visit(item, key, expects, definition?.kind)
      }
    } else if (typeof node.value === 'string' && !node.value.includes('://')) {
      const source = text.slice(node.span[0], node.span[1])
      for (const token of scanIds(source))
        references.push(referenceOf(shifted(token, node.span[0]), 'yaml', false, expects))
    }
  }
  for (const root of roots) visit(root, '', undefined, undefined)
  return { definitions, references, breakdown, hasCollection }
}

const PLANNED = new Set(['slice', 'run'])

/** A run by the list that it stands in or by its id; anything else that waits for another is a slice. */
function kindOfEntry({ kind, parts }: DefinitionFact): BreakdownFact['kind'] {
  return kind === 'run' || parts.family === 'run-' ? 'run' : 'slice'
}

/** `depends_on` names entries of the same kind as its owner. */
function expectedBy(key: string, kind: string | undefined): string | undefined {
  return key === 'depends_on' ? kind : undefined
}

function shifted(token: IdToken, base: number): IdToken {
  return { ...token, start: token.start + base, end: token.end + base }
}

function definitionOf(
  text: string,
  entry: DataNode,
  id: DataNode,
  kind: string | undefined,
): DefinitionFact | undefined {
  if (id.sort !== 'scalar' || typeof id.value !== 'string') return undefined
  const [token, ...others] = scanIds(id.value)
  if (!token || others.length > 0 || token.form !== 'single' || token.end - token.start !== id.value.length)
    return undefined
  const start = text.indexOf(id.value, id.span[0])
  const entries = entry.sort === 'map' ? entry.entries : []
  const fields: Field[] = entries
    .filter(({ key }) => key !== 'id')
    .map(({ key, value }) => ({
      name: fieldName(key),
      value: text.slice(value.span[0], value.span[1]).slice(0, 400),
      span: value.span,
      valueSpan: value.span,
    }))
  const title = entries.find(({ key }) => key === 'title' || key === 'name')?.value
  return {
    ...canonicalId(token),
    ...(kind ? { kind } : {}),
    form: 'yaml',
    title: title?.sort === 'scalar' ? String(title.value ?? '') : '',
    span: [start, start + id.value.length],
    extent: entry.span,
    fields,
    isTombstone: false,
  }
}
