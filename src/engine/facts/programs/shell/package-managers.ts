/** npm, pnpm, yarn and bun: the scripts that they start, and the commands that they run in their own name. */
import { has, readArguments, valuesOf, type Arguments } from './arguments.ts'
import { run, start } from './emit.ts'
import type { Frame } from './frame.ts'
import type { Position } from './position.ts'
import { enter, plainOf, type Text } from './text.ts'
import type { Field } from './words.ts'

interface Manager {
  readonly values: readonly string[]
  readonly directories: readonly string[]
  /** Options under which the scripts of other packages are started. */
  readonly elsewhere: readonly string[]
  readonly run: readonly string[]
  /** Words that start a script of a name of their own. */
  readonly scripts: Readonly<Record<string, string>>
  /** Words behind which a command stands. */
  readonly exec: readonly string[]
  /** The words that are no scripts; absent where only `run` starts one. */
  readonly own?: ReadonlySet<string>
}

const COMMON_OWN =
  'add audit bin cache config create deploy dedupe dlx exec help import info init install i ci link list login logout ls node outdated ' +
  'owner pack patch patch-commit pm prune publish rebuild remove rm root search set setup store tag team unlink unplug uninstall up ' +
  'update upgrade version versions view why workspace workspaces x env fetch licenses server self-update approve-builds build-info'

function own(...others: readonly string[]): ReadonlySet<string> {
  return new Set([...COMMON_OWN.split(' '), ...others])
}

const MANAGERS: ReadonlyMap<string, Manager> = new Map<string, Manager>([
  [
    'npm',
    {
      values: ['--loglevel', '--registry', '--cache', '--userconfig', '--script-shell', '-w', '--workspace'],
      directories: ['--prefix', '-C'],
      elsewhere: ['-w', '--workspace', '-ws', '--workspaces'],
      run: ['run', 'run-script', 'rum', 'urn'],
      scripts: { test: 'test', t: 'test', tst: 'test', start: 'start', stop: 'stop', restart: 'restart' },
      exec: ['exec', 'x'],
    },
  ],
  [
    'pnpm',
    {
      values: ['--filter', '-F', '--filter-prod', '--loglevel', '--reporter', '--workspace-concurrency'],
      directories: ['-C', '--dir', '--prefix'],
      elsewhere: ['--filter', '-F', '--filter-prod', '-r', '--recursive', '-w', '--workspace-root'],
      run: ['run', 'run-script'],
      scripts: { t: 'test', tst: 'test' },
      exec: ['exec', 'dlx'],
      own: own('doctor', 'sbom', 'recursive', 'multi', 'catalog'),
    },
  ],
  [
    'yarn',
    {
      values: ['--registry', '--network-timeout', '--mutex', '--cache-folder'],
      directories: ['--cwd'],
      elsewhere: ['--top-level', '-T'],
      run: ['run'],
      scripts: {},
      exec: ['exec', 'dlx', 'node'],
      own: own(
        'autoclean',
        'check',
        'constraints',
        'generate-lock-entry',
        'global',
        'plugin',
        'policies',
        'npm',
        'explain',
      ),
    },
  ],
  [
    'bun',
    {
      values: [
        '-F',
        '--filter',
        '-c',
        '--config',
        '-r',
        '--preload',
        '--env-file',
        '-d',
        '--define',
        '-l',
        '--loader',
        '--port',
        '-e',
        '-p',
      ],
      directories: ['--cwd'],
      elsewhere: ['-F', '--filter', '--workspaces', '-e', '--eval', '-p', '--print'],
      run: ['run'],
      scripts: {},
      exec: ['x'],
      own: own('build', 'test', 'repl', 'completions', 'discord', 'getcompletes', 'c'),
    },
  ],
])

/** Tools that are run by their bare names: `yarn vitest`. A script of the name is nearly always the same tool. */
const TOOLS =
  /^(?:vitest|jest|mocha|ava|tap|playwright|tsx|ts-node|vite-node|jiti|esno|node|deno|cross-env|dotenv|concurrently|npm-run-all|run-[sp]|c8|nyc)$/

const SCRIPT_FILE = /\.[cm]?[jt]sx?$|\.sh$/

/** True: done with. Fields: a command that is run in its place. False: another command. */
export function startScripts(
  name: string,
  words: readonly Field[],
  frame: Frame,
  position: Position,
): boolean | readonly Field[] {
  const manager = MANAGERS.get(name)
  if (!manager) return false
  const reading = { values: new Set([...manager.values, ...manager.directories]), stops: true }
  const head = readArguments(words, reading)
  const [word, ...others] = head.rest
  const command = plainOf(word?.text ?? null)
  if (word === undefined || command === undefined) return true
  const isRun = manager.run.includes(command)
  // npm takes its options out of all words before `--`; to the others, what stands behind a script's name is the script's.
  const tail = readArguments(others, { ...reading, stops: name !== 'npm' || manager.exec.includes(command) })
  const takesAll = isRun || name === 'npm'
  const isElsewhere = has(head, ...manager.elsewhere) || (takesAll && has(tail, ...manager.elsewhere))
  if (isElsewhere) return true
  const behind = tail.rest[0] ?? tail.operands[0]
  const directory = directoryOf(manager, frame, head, takesAll ? tail : undefined)
  if (manager.exec.includes(command)) return withName(command, tail.rest)
  const file = isRun ? behind : word
  if (name === 'bun' && file && (SCRIPT_FILE.test(file.lead) || /^\.{0,2}\//.test(file.lead))) {
    runFile(file, directory, frame, position)
    return true
  }
  if (name === 'bun' && command === 'test') return [{ ...word, text: ['bun-test'], lead: 'bun-test' }, ...others]
  const script = isRun ? plainOf(behind?.text ?? null) : scriptOf(manager, command)
  if (script === undefined) return true
  if (TOOLS.test(script) && manager.own) return isRun ? tail.rest : head.rest
  const span = (isRun ? behind! : word).span
  // `--if-present`: no script, no failure.
  const own = has(head, '--if-present') || has(tail, '--if-present') ? { ...position, isConditional: true } : position
  start(frame, 'package-script', { name: script, span }, directory, own)
  return true
}

function scriptOf({ scripts, own: words }: Manager, command: string): string | undefined {
  if (Object.hasOwn(scripts, command)) return scripts[command]
  return words && !words.has(command) ? command : undefined
}

/** `yarn node gate.mjs`: the word is a part of the command. */
function withName(command: string, fields: readonly Field[]): readonly Field[] | true {
  if (command !== 'node') return fields.length > 0 ? fields : true
  const [first] = fields
  return first ? [{ ...first, text: ['node'], lead: 'node' }, ...fields] : true
}

function directoryOf({ directories }: Manager, { scope }: Frame, ...found: (Arguments | undefined)[]): Text | null {
  let { directory } = scope
  for (const each of found)
    for (const { text } of each ? valuesOf(each, ...directories) : []) directory = enter(directory, text)
  return directory
}

function runFile(file: Field, directory: Text | null, frame: Frame, position: Position): void {
  run({ ...frame, scope: { ...frame.scope, directory } }, file, position)
}
