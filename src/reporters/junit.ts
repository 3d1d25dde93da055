import type { Diagnostic } from '../engine/model/diagnostic.ts'
import { groupBy } from '../engine/model/group-by.ts'
import { remarked } from './remarks.ts'
import type { Report, Reporter } from './report.ts'
import { rulePage } from './rule-page.ts'
import { escaped, shown } from './visible.ts'

/**
 * JUnit's XML in the part that GitLab, Jenkins, Azure and CircleCI agree on: a suite for each file, a case for each
 * diagnostic. Errors are failures; warnings, notes and what a baseline accepts are skipped, as they fail no gate.
 */
export const junit: Reporter = {
  name: 'junit',
  isForService: true,
  *report(report) {
    const cases = casesOf(report)
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="throughline"${totals(cases)}>\n`
    // A report without a single case is a fault to Jenkins.
    if (cases.length === 0) {
      yield `  <testsuite name="throughline"${totals([{}])}>\n`
      yield '    <testcase classname="throughline" name="check" time="0"/>\n  </testsuite>\n'
    }
    for (const [file, own] of groupBy(cases, ({ diagnostic }) => diagnostic.file)) {
      yield `  <testsuite name="${attribute(file)}"${totals(own)}>\n`
      for (const each of own) yield elementOf(each, report)
      yield '  </testsuite>\n'
    }
    yield '</testsuites>\n'
  },
}

interface Case {
  readonly diagnostic: Diagnostic
  /** Not the place: services know a case again by its name. */
  readonly name: string
  /** Why a baseline accepts it. */
  readonly reason?: string
}

function casesOf({ diagnostics, baseline }: Report): Case[] {
  const seen = new Map<string, number>()
  const listed = [...diagnostics.map((diagnostic) => ({ diagnostic })), ...(baseline?.covered ?? [])]
  return listed.map((each) => {
    const { ruleId, file, message } = each.diagnostic
    const plain = `${ruleId}: ${message}`
    const occurrence = (seen.get(`${file}\0${plain}`) ?? 0) + 1
    seen.set(`${file}\0${plain}`, occurrence)
    return { ...each, name: occurrence === 1 ? plain : `${plain} (${occurrence})` }
  })
}

function totals(cases: readonly Partial<Case>[]): string {
  const failures = cases.filter(isFailure).length
  const skipped = cases.filter((each) => each.diagnostic && !isFailure(each)).length
  return ` tests="${cases.length}" failures="${failures}" errors="0" skipped="${skipped}" time="0"`
}

function isFailure({ diagnostic, reason }: Partial<Case>): boolean {
  return diagnostic?.severity === 'error' && reason === undefined
}

function elementOf(each: Case, report: Report): string {
  const { diagnostic, name, reason } = each
  const { file, range, severity, ruleId } = diagnostic
  const line = range.start.line
  const place = `classname="${attribute(file)}" name="${attribute(name)}" file="${attribute(file)}" line="${line}"`
  const message = remarked(diagnostic, report)
  const said = isFailure(each)
    ? `<failure type="${attribute(ruleId)}" message="${attribute(message)}">${content(
        `${file}:${line}:${range.start.column} ${message}\n${rulePage(ruleId)}`,
      )}</failure>`
    : `<skipped message="${attribute(reason === undefined ? `${severity}: ${message}` : `accepted: ${reason}`)}"/>`
  return `    <testcase ${place} time="0">${said}</testcase>\n`
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML cannot hold at all is a visible escape. A runner that sees the file in its log finds no command in it. */
function content(text: string): string {
  return text
    .replace(/[^\n]+/g, shown)
    .replace(/[\ufffe\uffff]/g, escaped)
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!)
    .replace(/(?<=##(?:vso)?)\[/gi, '&#91;')
    .replace(/^(\s*):(?=:)/gm, '$1&#58;')
}

/** XML folds a line break in an attribute into a space, unless it is written as a reference. */
function attribute(text: string): string {
  return content(text).replaceAll('\n', '&#10;')
}
