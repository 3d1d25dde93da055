import type { DefinitionFact } from '../../model/facts.ts'
import type { BreakdownFact } from '../../model/plans.ts'
import type { WrittenText } from '../../model/records.ts'
import { idOf, membersOf, scanIds } from '../../kinds/ids.ts'
import type { DataEntry, DataNode } from '../../parse/data.ts'
import { canonicalId } from '../definitions.ts'
import { foldText } from '../fields.ts'

/** `depends_on`, `dependsOn`, `depends-on`; with a condition behind it a dependency that holds in that case only. */
const DEPENDS = /^(?:depends[_-]?on|blocked[_-]?by)((?:[_-](?:if|when|unless)[_-])[\w-]+)?$/i

/** Whether an entry says what it waits for: then its list is a plan, whatever the list is called. */
export function hasDependencies(entry: DataNode): boolean {
  return entry.sort === 'map' && entry.entries.some(({ key }) => DEPENDS.test(key))
}

/** What an entry of a work breakdown says beside its id. Of a key that stands twice the first counts. */
export function breakdownEntry(
  text: string,
  entry: DataNode,
  { id, span, title }: DefinitionFact,
  kind: BreakdownFact['kind'],
): BreakdownFact {
  const entries = entry.sort === 'map' ? entry.entries : []
  const run = written(text, entries, 'run')
  const owner = written(text, entries, 'owner')?.text
  const status = written(text, entries, 'status') ?? written(text, entries, 'state')
  const seen = new Set<string>()
  const dependsOn = entries.flatMap(({ key, value }) => {
    const match = DEPENDS.exec(key)
    if (!match || seen.has(key)) return []
    seen.add(key)
    const names = value.sort === 'list' ? value.items.flatMap((item) => namesIn(text, item)) : namesIn(text, value)
    return names.map((name) => ({ ...name, isConditional: name.isConditional || match[1] !== undefined }))
  })
  return {
    id,
    kind,
    span,
    title: foldText(title),
    ...(run && { run }),
    ...(owner !== undefined && { owner }),
    ...(status && { status }),
    dependsOn: dependsOn.slice(0, MOST_DEPENDENCIES),
  }
}

/** No entry waits for more; a hostile range would name thousands. */
const MOST_DEPENDENCIES = 200

function written(text: string, entries: readonly DataEntry[], name: string): WrittenText | undefined {
  const value = entries.find(({ key }) => key.toLowerCase() === name)?.value
  if (value?.sort !== 'scalar' || typeof value.value !== 'string' || value.value.trim() === '') return undefined
  return { text: foldText(value.value), span: innerSpan(text, value, value.value) }
}

/** Of a quoted value what stands between the quotes; a folded one as a whole. */
function innerSpan(text: string, { span }: DataNode, value: string): readonly [number, number] {
  const start = text.slice(span[0], span[1]).indexOf(value)
  return start === -1 ? span : [span[0] + start, span[0] + start + value.length]
}

const ONE_NAME = /^[A-Za-z][\w-]*\d[\w-]*$/
const CONDITION = /\b(?:if|when|unless|only|conditional(?:ly)?|triggered|optional(?:ly)?)\b/i

/** The ids that a value names; a single one in any letter case, as plans are not always careful about it. */
function namesIn(text: string, node: DataNode): BreakdownFact['dependsOn'][number][] {
  if (node.sort !== 'scalar' || typeof node.value !== 'string') return []
  const value = node.value.trim()
  const [start] = innerSpan(text, node, value)
  const tokens = scanIds(value)
  if (tokens.length === 0)
    return ONE_NAME.test(value) ? [{ id: value, span: [start, start + value.length], isConditional: false }] : []
  const isConditional = CONDITION.test(value)
  return tokens.flatMap((token) => {
    if (token.form === 'wildcard') return []
    const span = [start + token.start, start + token.end] as const
    const ids = token.to ? membersOf(token.parts, token.to).map(idOf) : [canonicalId(token).id]
    return ids.map((id) => ({ id, span, isConditional }))
  })
}
