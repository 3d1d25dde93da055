/** Settings of an agent → what it may run unasked: `permissions.allow` of `.claude/settings.json`. */
import type { FileFacts, PermissionFact, UnreadableFact } from '../model/facts.ts'
import { lineStartsOf, type Span } from '../model/range.ts'
import { entryOf, type DataNode } from '../parse/data.ts'
import { parseJson } from '../parse/json.ts'
import { emptyFacts } from './extract.ts'

/** Where the settings lie, from the root of a workspace; the second is one person's own, and git ignores it as a rule. */
export const SETTINGS_FILES = ['.claude/settings.json', '.claude/settings.local.json'] as const

/** Facts of a settings file's text. Never throws: what cannot be read is in `unreadable`, one reason at most. */
export function extractPermissions(text: string): FileFacts {
  const facts = emptyFacts('json', lineStartsOf(text))
  const { roots, problems } = parseJson(text.replace(/^\ufeff/, ' '))
  const list = entryOf(entryOf(roots[0], 'permissions')?.value, 'allow')?.value
  const permissions = list?.sort === 'list' ? list.items.flatMap(permissionOf) : []
  // An empty file says nothing, as an absent one does.
  const [problem] = text.trim() === '' ? [] : problems
  const unreadable = problem ? [syntax(problem.message, problem.span)] : faultsOf(list)
  return { ...facts, unreadable, permissions }
}

/** Entries of other tools say nothing of commands. */
function permissionOf(node: DataNode): PermissionFact[] {
  if (node.sort !== 'scalar' || typeof node.value !== 'string' || !/^\s*Bash(?:\(|\s*$)/.test(node.value)) return []
  const [start, end] = node.span
  return [{ text: node.value, span: [start + 1, Math.max(start + 1, end - 1)] }]
}

function faultsOf(list: DataNode | undefined): UnreadableFact[] {
  if (!list) return []
  if (list.sort !== 'list')
    return [syntax('permissions.allow is no list, so no command is known to be allowed', list.span)]
  const stray = list.items.find((item) => item.sort !== 'scalar' || typeof item.value !== 'string')
  return stray ? [syntax('permissions.allow has an entry that is no text', stray.span)] : []
}

function syntax(detail: string, span: Span): UnreadableFact {
  return { reason: 'syntax', detail, span }
}
