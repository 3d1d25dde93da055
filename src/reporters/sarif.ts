import type { Change, Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import { groupBy } from '../engine/model/group-by.ts'
import type { Range } from '../engine/model/range.ts'
import type { RuleMeta } from '../engine/rules/rule.ts'
import { digestOf } from './digest.ts'
import { jsonText } from './json-text.ts'
import { remarked } from './remarks.ts'
import { counted, type Report, type Reporter } from './report.ts'
import { rulePage } from './rule-page.ts'

/** What GitHub takes in one upload: https://docs.github.com/code-security/reference/code-scanning/sarif-support */
const MOST_RESULTS = 25_000
const MOST_BYTES = 10_000_000
/** Left for the frame around results and rules. */
const FRAME_BYTES = 10_000

/** The name that services take for the root of the checked-out sources. */
const BASE = '%SRCROOT%'

const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0, https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, as code scanning services take it. */
export const sarif: Reporter = {
  name: 'sarif',
  isForService: true,
  *report(report) {
    const descriptors = report.rules.map(descriptorOf)
    const all = resultsOf(report)
    const results = fitting(all, MOST_BYTES - FRAME_BYTES - Buffer.byteLength(jsonText(descriptors)))
    const cut = results.length < all.length
    const note = `${results.length.toLocaleString('en')} of ${counted(all.length, 'diagnostic')}: a SARIF file has at most 25,000 results and 10 MB. Errors come first.`
    const head = {
      tool: { driver: { name: 'Throughline', semanticVersion: report.version, rules: descriptors } },
      columnKind: 'utf16CodeUnits',
      originalUriBaseIds: { [BASE]: { description: { text: 'The checked directory.' } } },
      invocations: [
        {
          executionSuccessful: true,
          ...(cut && { toolExecutionNotifications: [{ level: 'warning', message: { text: note } }] }),
        },
      ],
    }
    yield `{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[${jsonText(head).slice(0, -1)},"results":[`
    let separator = '\n'
    for (const result of results) {
      yield separator + result
      separator = ',\n'
    }
    yield '\n]}]}\n'
  },
}

type BaselineState = 'new' | 'unchanged' | 'absent'

interface Listed {
  readonly diagnostic: Diagnostic
  readonly state: BaselineState
  /** Why a baseline accepts it. */
  readonly reason?: string
}

/** What is listed first; then what was there before, what is accepted, and what is gone. */
function listedIn({ diagnostics, change, baseline }: Report): Listed[] {
  const existing = new Set(change?.existing)
  const covered = baseline?.covered ?? []
  const accepted = new Set(covered.map(({ diagnostic }) => diagnostic))
  const stateOf = (diagnostic: Diagnostic) => (existing.has(diagnostic) ? 'unchanged' : 'new')
  const plain = [...new Set([...diagnostics, ...existing])].filter((diagnostic) => !accepted.has(diagnostic))
  return [
    ...plain.map((diagnostic) => ({ diagnostic, state: stateOf(diagnostic) }) as const),
    ...covered.map(({ diagnostic, reason }) => ({ diagnostic, state: stateOf(diagnostic), reason }) as const),
    ...(change?.healed ?? []).map((diagnostic) => ({ diagnostic, state: 'absent' }) as const),
  ]
}

interface WrittenResult {
  readonly text: string
  readonly severity: Severity
  readonly state: BaselineState
}

/** As many results as the limits allow, the most serious first and what is gone last, in their own order. */
function fitting(results: readonly WrittenResult[], mostBytes: number): string[] {
  const taken = new Set<WrittenResult>()
  let bytes = 0
  const present = (['error', 'warning', 'info'] as const).map((severity) =>
    results.filter((result) => result.severity === severity && result.state !== 'absent'),
  )
  for (const result of [...present.flat(), ...results.filter(({ state }) => state === 'absent')]) {
    bytes += Buffer.byteLength(result.text) + 2
    if (taken.size === MOST_RESULTS || bytes > mostBytes)
      return results.filter((other) => taken.has(other)).map(({ text }) => text)
    taken.add(result)
  }
  return results.map(({ text }) => text)
}

function resultsOf(report: Report): WrittenResult[] {
  const indexes = new Map(report.rules.map((rule, index) => [rule.id, index]))
  return listedIn(report).map((listed) => ({
    severity: listed.diagnostic.severity,
    state: listed.state,
    text: jsonText(resultOf(listed, indexes.get(listed.diagnostic.ruleId), report)),
  }))
}

function resultOf({ diagnostic, state, reason }: Listed, ruleIndex: number | undefined, report: Report) {
  const { ruleId, severity, file, range, related, fix, suggestions } = diagnostic
  // Those of the base would be edits of a text that is no longer there.
  const changes = state === 'absent' ? [] : [...(fix ? [fix] : []), ...suggestions]
  const suppressions = reason === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: reason }]
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: remarked(diagnostic, report) },
    locations: [{ physicalLocation: locationOf(file, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: locationOf(place.file, place.range),
        message: { text: place.message },
      })),
    }),
    partialFingerprints: { 'throughline/v2': digestOf(report.fingerprintOf(diagnostic)) },
    ...(report.change && { baselineState: state }),
    // The standard has it on all results of a run or on none.
    ...(report.baseline && { suppressions }),
    ...(changes.length > 0 && { fixes: distinct(changes.map(fixOf)) }),
  }
}

/** The standard has no two alike in one list, and two proposals may come to the same. */
function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Map(values.map((value) => [jsonText(value), value])).values()]
}

function fixOf({ message, edits }: Change) {
  const files = groupBy(edits, (edit) => edit.file)
  return {
    description: { text: message },
    artifactChanges: [...files].map(([file, inFile]) => ({
      artifactLocation: artifactOf(file),
      replacements: inFile.map(({ range, text }) => ({ deletedRegion: regionOf(range), insertedContent: { text } })),
    })),
  }
}

function descriptorOf({ id, summary, rationale, severity, fixable }: RuleMeta) {
  const page = rulePage(id)
  return {
    id,
    shortDescription: { text: summary },
    fullDescription: { text: rationale },
    help: { text: `${rationale}\n\n${page}` },
    ...(page.includes('://') && { helpUri: page }),
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: [id.slice(0, id.indexOf('/'))], fixable },
  }
}

function locationOf(file: string, range: Range) {
  return { artifactLocation: artifactOf(file), region: regionOf(range) }
}

function artifactOf(file: string) {
  return {
    uri: file
      .split('/')
      .map((name) => encodeURIComponent(name.toWellFormed()))
      .join('/'),
    uriBaseId: BASE,
  }
}

function regionOf({ start, end }: Range) {
  return { startLine: start.line, startColumn: start.column, endLine: end.line, endColumn: end.column }
}
