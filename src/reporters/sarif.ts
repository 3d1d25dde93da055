import { groupBy } from '../engine/model/group-by.ts'
import { createHash } from 'node:crypto'
import type { Change, Diagnostic, Severity } from '../engine/model/diagnostic.ts'
import type { Range } from '../engine/model/range.ts'
import type { RuleMeta } from '../engine/rules/rule.ts'
import { jsonText } from './json-text.ts'
import { counted, type Reporter } from './report.ts'
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
  *report({ diagnostics, rules, version }) {
    const descriptors = rules.map(descriptorOf)
    const results = fitting(
      resultsOf(diagnostics, rules),
      MOST_BYTES - FRAME_BYTES - Buffer.byteLength(jsonText(descriptors)),
    )
    const cut = results.length < diagnostics.length
    const note = `${results.length.toLocaleString('en')} of ${counted(diagnostics.length, 'diagnostic')}: a SARIF file has at most 25,000 results and 10 MB. Errors come first.`
    const head = {
      tool: { driver: { name: 'Throughline', semanticVersion: version, rules: descriptors } },
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

interface WrittenResult {
  readonly text: string
  readonly severity: Severity
}

/** As many results as the limits allow, the most serious first, in their own order. */
function fitting(results: readonly WrittenResult[], mostBytes: number): string[] {
  const taken = new Set<WrittenResult>()
  let bytes = 0
  for (const severity of ['error', 'warning', 'info']) {
    for (const result of results) {
      if (result.severity !== severity) continue
      bytes += Buffer.byteLength(result.text) + 2
      if (taken.size === MOST_RESULTS || bytes > mostBytes)
        return results.filter((other) => taken.has(other)).map(({ text }) => text)
      taken.add(result)
    }
  }
  return results.map(({ text }) => text)
}

function resultsOf(diagnostics: readonly Diagnostic[], rules: readonly RuleMeta[]): WrittenResult[] {
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]))
  const seen = new Map<string, number>()
  return diagnostics.map((diagnostic) => {
    // Neither line nor column, so that a finding keeps its name when text is added above it.
    const name = [diagnostic.ruleId, diagnostic.file, diagnostic.message].join('\0')
    const occurrence = seen.get(name) ?? 0
    seen.set(name, occurrence + 1)
    const fingerprint = createHash('sha256').update(`${name}\0${occurrence}`).digest('hex').slice(0, 32)
    return {
      severity: diagnostic.severity,
      text: jsonText(resultOf(diagnostic, indexes.get(diagnostic.ruleId), fingerprint)),
    }
  })
}

function resultOf(diagnostic: Diagnostic, ruleIndex: number | undefined, fingerprint: string) {
  const { ruleId, severity, message, file, range, related, fix, suggestions } = diagnostic
  const changes = [...(fix ? [fix] : []), ...suggestions]
  return {
    ruleId,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: LEVELS[severity],
    message: { text: message },
    locations: [{ physicalLocation: locationOf(file, range) }],
    ...(related.length > 0 && {
      relatedLocations: related.map((place, id) => ({
        id,
        physicalLocation: locationOf(place.file, place.range),
        message: { text: place.message },
      })),
    }),
    partialFingerprints: { 'throughline/v1': fingerprint },
    ...(changes.length > 0 && { fixes: changes.map(fixOf) }),
  }
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
