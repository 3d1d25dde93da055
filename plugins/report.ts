/** Diagnostics as `unified` carries them. */
import type { VFile } from 'vfile'
import { rulePage } from '../src/reporters/rule-page.ts'
import type { Diagnostic, Related } from '../src/engine/model/diagnostic.ts'
import type { Range } from '../src/engine/model/range.ts'
import type { UserError } from '../src/workspace/user-error.ts'

type VFileMessage = ReturnType<VFile['message']>

const SOURCE = 'throughline'
const FATAL = { error: true, warning: false, info: undefined } as const

/** Adds each diagnostic as a message of the file, at its place on disk, errors as `fatal` to the host that reads them. */
export function report(file: VFile, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const { ruleId, severity, message, range, related } = diagnostic
    const [first, ...others] = related
    const cause = first && causeOf(file, diagnostic.file, first, ruleId)
    const added = file.message(message, { place: range, ruleId, source: SOURCE, ...(cause && { cause }) })
    added.fatal = FATAL[severity]
    const page = rulePage(ruleId)
    if (URL.canParse(page)) added.url = page
    if (others.length > 0)
      added.note = others.map((place) => `${at(place.file, place.range)} ${place.message}`).join('\n')
    const expected = replacementsOf(diagnostic)
    if (expected.length > 0) added.expected = expected
  }
}

/** What the user got wrong stops the run, at no place in the file; said once, by whichever plugin comes first. */
export function reportFailure(file: VFile, { faults }: UserError): void {
  for (const { message, hint } of faults) {
    const reason = hint === undefined ? message : `${message}: ${hint}`
    if (file.messages.some((known) => known.source === SOURCE && known.reason === reason)) continue
    file.message(reason, { source: SOURCE }).fatal = true
  }
}

/**
 * The first place that explains a diagnostic, as a message of its own. Reporters print no file beside a cause, so the
 * text names it where it is another.
 */
function causeOf(file: VFile, own: string, { file: other, range, message }: Related, ruleId: string): VFileMessage {
  const text = other === own ? message : `${message} (${other})`
  const cause = file.message(text, { place: range, ruleId, source: SOURCE })
  // `message` is how a host makes messages; this one is told by the diagnostic, not beside it.
  file.messages.pop()
  if (other !== own) {
    cause.file = other
    cause.name = at(other, range)
  }
  cause.fatal = undefined
  return cause
}

/** Texts that may stand in place of what is reported; editors offer them. */
function replacementsOf({ file, range, fix, suggestions }: Diagnostic): string[] {
  return [...(fix ? [fix] : []), ...suggestions].flatMap(({ edits }) => {
    const [only, ...more] = edits
    return only && more.length === 0 && only.file === file && isSame(only.range, range) ? [only.text] : []
  })
}

function isSame(a: Range, b: Range): boolean {
  return a.start.offset === b.start.offset && a.end.offset === b.end.offset
}

function at(file: string, { start }: Range): string {
  return `${file}:${start.line}:${start.column}`
}
