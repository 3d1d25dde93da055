/** The matrix as a table of comma-separated values: a line for each requirement and verification. */
import type { SiteTraceability, TraceEvidence, TraceVerification } from '../site-index/traceability.ts'

const HEAD = [
  'Scope',
  'Requirement',
  'Title',
  'State',
  'Verification',
  'Method',
  'Result',
  'Evidence',
  'Missing evidence',
  'Signed',
  'Signed by',
  'Signature',
]

/** With a byte-order mark, which spreadsheet programs take for UTF-8; lines end with CRLF, as RFC 4180 has it. */
export function traceTable({ scopes, rows, strays }: SiteTraceability): string {
  const titles = new Map(scopes.map(({ key, title }) => [key, title]))
  const lines = [
    HEAD,
    ...rows.flatMap((row) => {
      const start = [titles.get(row.scope) ?? '', row.requirement, row.title, row.state]
      if (row.verifications.length === 0) return [start]
      return row.verifications.map((verification) => [...start, ...cellsOf(verification)])
    }),
    ...strays.map((verification) => ['', '', '', '', ...cellsOf(verification)]),
  ]
  return `\ufeff${lines.map((cells) => HEAD.map((_, i) => quoted(cells[i] ?? '')).join(',') + '\r\n').join('')}`
}

function cellsOf({ id, method, result = '', evidence, signature }: TraceVerification): string[] {
  const listed = (some: readonly TraceEvidence[]) => some.map(({ path, text }) => path ?? text).join('; ')
  return [
    id,
    method,
    result,
    listed(evidence),
    listed(evidence.filter(({ state }) => state === 'missing')),
    signature ? (signature.isSigned ? 'yes' : 'no') : '',
    signature?.by ?? '',
    signature?.text ?? '',
  ]
}

/**
 * A spreadsheet program runs a cell that begins like a formula, quoted or not. The apostrophe makes it text; who reads the
 * file by a program takes it off again, or reads the JSON.
 */
function quoted(cell: string): string {
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
