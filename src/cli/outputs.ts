/** Where the output of one run goes: one format to standard output at most, any number to files. */
import { resolve } from 'node:path'
import { reporters } from '../reporters/registry.ts'
import type { Report, Reporter } from '../reporters/report.ts'
import { appendOutput, outputFault, outputPlace, replaceOutput } from '../workspace/output.ts'
import { UserError, type Fault } from '../workspace/user-error.ts'
import type { Terminal } from './terminal.ts'

export interface Output {
  readonly reporter: Reporter
  /** Absolute, links followed; none for standard output. */
  readonly place?: string
}

/**
 * Reads what was written behind each `--format`: `json`, or `json=FILE`. Throws a UserError for two to one place, and
 * for a place that can take none.
 */
export function outputsOf(formats: readonly string[], cwd: string): Output[] {
  const outputs = (formats.length > 0 ? formats : [reporters[0]!.name]).map((format): Output => {
    const [name = '', ...file] = format.split('=')
    const reporter = reporters.find((candidate) => candidate.name === name)!
    if (file.length === 0) return { reporter }
    const written = file.join('=')
    if (written === '')
      throw new UserError({ message: `--format ${format}: no file is named`, hint: `--format ${name}=FILE` })
    const place = outputPlace(resolve(cwd, written))
    const fault = outputFault(place)
    if (fault) throw new UserError({ message: `--format ${format}: ${fault}`, hint: 'name a file' })
    return { reporter, place }
  })
  const second = outputs.find(({ place }, at) => outputs.findIndex((other) => other.place === place) < at)
  if (!second) return outputs
  if (second.place !== undefined)
    throw new UserError({
      message: `--format: ${second.place} is named twice`,
      hint: 'give each format a file of its own',
    })
  const names = outputs.filter(({ place }) => place === undefined).map(({ reporter }) => reporter.name)
  throw new UserError({
    message: `--format: ${names.join(' and ')} cannot both go to standard output`,
    hint: `name a file for all but one: --format ${names.at(-1)}=FILE`,
  })
}

/** A file that cannot be written keeps none of the others from it. Throws a UserError at the end. */
export async function writeOutputs(
  outputs: readonly Output[],
  reportFor: (reporter: Reporter) => Report,
  terminal: Terminal,
): Promise<void> {
  const faults: Fault[] = []
  for (const { reporter, place } of outputs) {
    const chunks = reporter.report(reportFor(reporter))
    if (place === undefined) await terminal.write(chunks)
    else {
      try {
        if (reporter.isAppended) appendOutput(place, chunks)
        else replaceOutput(place, chunks)
      } catch (error) {
        if (!(error instanceof UserError)) throw error
        faults.push(...error.faults)
      }
    }
  }
  if (faults.length > 0) throw new UserError(...faults)
}
