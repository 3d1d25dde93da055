/** Runs a command to the end with its output in a file, as a shell would, and times it from outside. */
import { spawnSync } from 'node:child_process'
import { closeSync, openSync } from 'node:fs'

export interface Run {
  readonly seconds: number
  readonly exitCode: number
  /** What the command wrote to file descriptor 3. */
  readonly report: string
  readonly errors: string
}

/** What `usage.mjs` reports of a process. */
export interface Usage {
  /** Of all threads: what the neighbours on the machine do hardly shows in it. */
  readonly processorSeconds: number
  /** At the peak. */
  readonly megabytes: number
}

export interface Command {
  readonly program: string
  readonly arguments: readonly string[]
  /** The working directory. */
  readonly from: string
}

/** Throws where the command could not do its job: an exit code above 1 means the figure would be of something else. */
export function run(command: Command, outputFile: string): Run {
  const output = openSync(outputFile, 'w')
  const start = performance.now()
  const result = spawnSync(command.program, command.arguments, {
    cwd: command.from,
    stdio: ['ignore', output, 'pipe', 'pipe'],
    encoding: 'utf8',
  })
  const seconds = (performance.now() - start) / 1000
  closeSync(output)
  if (result.error) throw result.error
  const exitCode = result.status ?? 128
  if (exitCode > 1) throw new Error(`${command.program} ended with ${exitCode}:\n${result.stderr}`)
  return { seconds, exitCode, report: result.output[3] ?? '', errors: result.stderr }
}

/** Both commands in turn, so that what else the machine does falls on both; the first run of each is thrown away. */
export function inTurn(commands: readonly Command[], rounds: number, outputFile: string): number[][] {
  const times = commands.map((): number[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [at, command] of commands.entries()) {
      const { seconds } = run(command, outputFile)
      if (round > 0) times[at]!.push(seconds)
    }
  }
  return times
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
