import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { run } from '../../src/cli/run.ts'

export interface Session {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const NOWHERE = { isTerminal: false, hasColour: false, width: 80 }

/** Runs the command in this process, in a directory, without a terminal. */
export async function throughline(cwd: string, ...words: readonly string[]): Promise<Session> {
  let out = ''
  let err = ''
  const write = async (chunks: Iterable<string>) => {
    for (const chunk of chunks) out += chunk
  }
  const code = await run(words, {
    cwd,
    checkout: undefined,
    write,
    say: (text) => void (err += text),
    output: NOWHERE,
    errors: NOWHERE,
  })
  return { code, out: withoutTime(out), err }
}

export const MAIN = join(import.meta.dirname, '../../src/cli/main.ts')

/** Runs the command as a user does, in a process of its own. A run that hangs ends after 30 seconds with no code. */
export function spawnThroughline(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Session {
  const surroundings = { ...process.env, GITHUB_WORKSPACE: '', ...env }
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...words], {
    cwd,
    env: surroundings,
    encoding: 'utf8',
    timeout: 30_000,
    maxBuffer: 2 ** 28,
  })
  return { code: status, out: withoutTime(stdout), err: stderr }
}

function withoutTime(text: string): string {
  return text.replace(/, [\d.]+ m?s\n$/, ', 0 ms\n').replace(/"durationMs":\d+/, '"durationMs":0')
}
