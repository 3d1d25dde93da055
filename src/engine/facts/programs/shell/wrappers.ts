/** Commands that run the command behind them: `env X=1 node gate.mjs`, `npx tsx gate.ts`, `timeout 60 make`. */
import { has, readArguments } from './arguments.ts'
import { plainOf } from './text.ts'
import type { Field } from './words.ts'

interface Wrapper {
  readonly values?: readonly string[]
  /** Words before the command: a duration; a subcommand that makes it a wrapper. */
  readonly skips?: number
  readonly subcommands?: readonly string[]
  /** Assignments may stand before the command. */
  readonly assigns?: true
  /** Options under which it runs nothing, or not here. */
  readonly except?: readonly string[]
  /** The command stands behind `--`. */
  readonly dashes?: true
  /** Looks for files of its own first, from the directory that it is started in. */
  readonly looks?: true
}

const NPX: Wrapper = {
  values: ['-p', '--package', '-w', '--workspace'],
  except: ['-c', '--call', '-w', '--workspace'],
  looks: true,
}

const RUN: Wrapper = { subcommands: ['run'], looks: true }

const DASHES: Wrapper = { dashes: true, looks: true }

const WRAPPERS: ReadonlyMap<string, Wrapper> = new Map<string, Wrapper>([
  ['env', { values: ['-u', '--unset', '-S'], assigns: true, except: ['-C', '--chdir', '-S'] }],
  ['cross-env', { assigns: true }],
  ['cross-env-shell', { assigns: true }],
  ['command', { except: ['-v', '-V'] }],
  ['builtin', {}],
  ['exec', { values: ['-a'] }],
  ['time', { values: ['-f', '-o', '--format', '--output'] }],
  ['nohup', {}],
  ['setsid', {}],
  ['chronic', {}],
  ['caffeinate', {}],
  ['nice', { values: ['-n', '--adjustment'] }],
  ['ionice', { values: ['-c', '-n', '-p'] }],
  ['stdbuf', { values: ['-i', '-o', '-e'] }],
  ['sudo', { values: ['-u', '-g', '-h', '-p', '--user', '--group'], assigns: true, except: ['-D', '--chdir', '-i'] }],
  ['timeout', { values: ['-k', '-s', '--kill-after', '--signal'], skips: 1 }],
  ['xvfb-run', { values: ['-n', '-s', '-e', '-f', '-w', '-p', '--server-num', '--server-args', '--error-file'] }],
  ['c8', { looks: true, values: ['-r', '-x', '-n', '-o', '--reporter', '--exclude', '--include', '--config'] }],
  ['nyc', { looks: true, values: ['-r', '-x', '-n', '--reporter', '--exclude', '--include', '--report-dir'] }],
  ['corepack', { looks: true }],
  ['npx', NPX],
  ['bunx', NPX],
  ['pnpx', NPX],
  [
    'uv',
    {
      ...RUN,
      values: ['--with', '--group', '--extra', '-p', '--python', '--env-file'],
      except: ['--directory', '--project'],
    },
  ],
  ['poetry', { ...RUN, except: ['-C', '--directory', '-P', '--project'] }],
  ['pipenv', RUN],
  ['rye', RUN],
  ['dotenv', DASHES],
  ['dotenvx', DASHES],
  ['doppler', DASHES],
  ['op', DASHES],
  ['mise', DASHES],
  ['aws-vault', DASHES],
])

/** Whether it is a wrapper that looks for a project, its settings or its packages before it runs anything. */
export function looksAround(name: string): boolean {
  return WRAPPERS.get(name)?.looks === true
}

/** The command within; undefined where the first word is no wrapper, or what it runs is not known. */
export function unwrap([name, ...words]: readonly Field[]): readonly Field[] | undefined {
  const wrapper = WRAPPERS.get(plainOf(name?.text ?? null) ?? '')
  if (!wrapper) return undefined
  if (wrapper.dashes) {
    const at = words.findIndex(({ lead }) => lead === '--')
    return at === -1 ? undefined : words.slice(at + 1)
  }
  const reading = { values: new Set(wrapper.values), stops: true }
  let found = readArguments(words, reading)
  if (wrapper.subcommands) {
    const [subcommand, ...others] = found.rest
    if (!subcommand || has(found, ...(wrapper.except ?? [])) || !wrapper.subcommands.includes(subcommand.lead))
      return undefined
    found = readArguments(others, reading)
  }
  if (has(found, ...(wrapper.except ?? []))) return undefined
  let { rest } = found
  if (wrapper.assigns) rest = rest.slice(countOf(rest, ({ lead }) => /^\w+=/.test(lead)))
  rest = rest.slice(wrapper.skips ?? 0)
  const [first, ...others] = rest
  if (!first) return undefined
  // `npx tsx@4 gate.ts`.
  const plain = plainOf(first.text)
  const bare = wrapper === NPX && plain ? plain.replace(/(?<=.)@.*$/, '') : plain
  return bare === plain ? rest : [{ ...first, text: [bare!], lead: bare! }, ...others]
}

function countOf(fields: readonly Field[], holds: (field: Field) => boolean): number {
  const end = fields.findIndex((field) => !holds(field))
  return end === -1 ? fields.length : end
}
