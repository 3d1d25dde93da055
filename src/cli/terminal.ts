import { refusalOf } from '../workspace/refusal.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Writable } from 'node:stream'

/** What a command sees of the process around it. */
export interface Terminal {
  readonly cwd: string
  /** The top of a workflow runner's checkout, where there is a runner. */
  readonly checkout: string | undefined
  /** Writes to standard output and returns when all of it is handed over; ends quietly where the reader has left. */
  write(chunks: Iterable<string>): Promise<void>
  /** Writes to standard error. */
  say(text: string): void
  readonly output: Screen
  readonly errors: Screen
}

export interface Screen {
  readonly isTerminal: boolean
  readonly hasColour: boolean
  /** In columns: of the terminal, within reason; 80 where there is none. */
  readonly width: number
}

/** A pipe's buffer: fewer and larger writes. */
const BATCH = 64 * 1024

/** The real one. */
export function processTerminal({ stdout, stderr, env, cwd }: NodeJS.Process): Terminal {
  // Without a listener, a reader that leaves (`| head`) would be an uncaught exception; `write` hears of it by itself.
  for (const stream of [stdout, stderr]) stream.on('error', () => {})
  return {
    cwd: cwd(),
    checkout: env['GITHUB_WORKSPACE'] || undefined,
    output: screenOf(stdout, env),
    errors: screenOf(stderr, env),
    say: (text) => void stderr.write(text),
    async write(chunks) {
      let batch = ''
      for (const chunk of chunks) {
        batch += chunk
        if (batch.length < BATCH) continue
        if (!(await handOver(stdout, batch))) return
        batch = ''
      }
      await handOver(stdout, batch)
    },
  }
}

function screenOf(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Screen {
  const isTerminal = stream.isTTY
  return {
    isTerminal,
    // https://no-color.org: present and not empty.
    hasColour: isTerminal && !env['NO_COLOR'] && env['TERM'] !== 'dumb',
    width: isTerminal ? Math.min(Math.max(stream.columns || 80, 40), 120) : 80,
  }
}

/** Whether the reader is still there. Throws what else may go wrong, such as a full disk. */
async function handOver(stream: Writable, text: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    stream.write(text, (error) => {
      if (!error) resolve(true)
      else if ((error as NodeJS.ErrnoException).code === 'EPIPE' || stream.destroyed) resolve(false)
      else reject(new UserError({ message: `standard output: ${refusalOf(error)}` }))
    })
  })
}
