/** A review record with further sign-offs: rows below its table, or a page to begin with. */
import type { FileFacts } from '../model/facts.ts'
import type { TableFact } from '../model/plans.ts'
import { DIGEST_LENGTH } from '../link/reviews/reviewed-text.ts'

/** Texts as a reader sees them. */
export interface NewSignOff {
  readonly title: string
  /** Of the link, from the record: encoded. */
  readonly url: string
  /** All 64 hex digits. */
  readonly digest: string
  readonly reviewer: string
  /** `2026-11-21`. */
  readonly date: string
}

const ROLES = ['section', 'digest', 'reviewer', 'date'] as const
const HEAD = ['Section', 'Reviewed text', 'Reviewer', 'Date']

/** The page with a row for each. Rows go below the last table with all four columns; without one, into a new one at the end. */
export function withSignOffs(text: string, facts: FileFacts, signOffs: readonly NewSignOff[]): string {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  for (const table of (facts.tables ?? []).filter(({ sort }) => sort === 'reviews').reverse()) {
    const layout = layoutOf(text, table)
    if (!layout) continue
    const end = table.span[0] + text.slice(...table.span).trimEnd().length
    const rows = signOffs.map((signOff) => lineEnd + layout.prefix + rowOf(signOff, layout.roles))
    return text.slice(0, end) + rows.join('') + text.slice(end)
  }
  const body = text.trimEnd()
  const lines = ['', '', '## Sign-offs', '', ...tableOf(signOffs), '']
  return body + lines.join(lineEnd)
}

/** A page that stands for itself: `title` is the first thing that is signed. */
export function newRecord(title: string, signOffs: readonly NewSignOff[]): string {
  return [
    '---',
    `title: ${JSON.stringify(`Review of ${title}`)}`,
    'type: review',
    '---',
    '',
    'What was read, and signed off as it stood. The latest row of a section counts; the earlier ones are history.',
    '',
    '## Sign-offs',
    '',
    ...tableOf(signOffs),
    '',
  ].join('\n')
}

function tableOf(signOffs: readonly NewSignOff[]): string[] {
  return [
    `| ${HEAD.join(' | ')} |`,
    `| ${HEAD.map((name) => '-'.repeat(name.length)).join(' | ')} |`,
    ...signOffs.map((signOff) => rowOf(signOff, ROLES)),
  ]
}

function rowOf({ title, url, digest, reviewer, date }: NewSignOff, roles: readonly (string | undefined)[]): string {
  const cells: Readonly<Record<string, string>> = {
    section: `[${escaped(title)}](${url})`,
    digest: `\`sha256:${digest.slice(0, DIGEST_LENGTH)}\``,
    reviewer: escaped(reviewer),
    date,
  }
  return `| ${roles.map((role) => (role === undefined ? '' : (cells[role] ?? ''))).join(' | ')} |`
}

/** Nothing in it is markup, and nothing ends the cell. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|#~&]/g, '\\$&')
}

interface Layout {
  /** What stands before the rows of a table in a quotation or a list. */
  readonly prefix: string
  /** By the place of the column. */
  readonly roles: readonly (string | undefined)[]
}

/** Undefined where a column is missing, or its name is written in a way that is not plain. */
function layoutOf(text: string, { span, columns }: TableFact): Layout | undefined {
  const lineStart = text.lastIndexOf('\n', span[0] - 1) + 1
  const prefix = text.slice(lineStart, span[0])
  if (!/^[ \t>]*$/.test(prefix)) return undefined
  const head = text.slice(...span).split(/\r\n?|\n/, 1)[0]!
  const names = head
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((name) => name.replace(/[*_`]/g, '').trim())
  const roleOf = new Map(columns.map(({ name, role }) => [name.replace(/[*_`]/g, '').trim(), role]))
  const roles = names.map((name) => roleOf.get(name))
  return ROLES.every((role) => roles.includes(role)) ? { prefix, roles } : undefined
}
