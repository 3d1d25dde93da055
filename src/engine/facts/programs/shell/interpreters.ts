/** Commands that run a program by its file: `bash gate.sh`, `node --test gate.mjs`, `python3 gate.py`. */
import { has, readArguments, valuesOf } from './arguments.ts'
import { read, run, start } from './emit.ts'
import type { Frame } from './frame.ts'
import { readText } from './inner.ts'
import type { Position } from './position.ts'
import { plainOf } from './text.ts'
import type { Field } from './words.ts'
import { SHELL_NAMES } from '../../../parse/shell-names.ts'

interface Interpreter {
  readonly values: readonly string[]
  /** Options whose value is the program's text, or under which the operand is none of its files. */
  readonly except: readonly string[]
  /** Options whose value is a file that is read first. */
  readonly reads?: readonly string[]
  /** Options whose value is a program that is run first. */
  readonly runs?: readonly string[]
  /** The word before the file. */
  readonly subcommand?: string
}

const NODE: Interpreter = {
  values: [
    ...[
      '-r',
      '--require',
      '--import',
      '--loader',
      '--experimental-loader',
      '-C',
      '--conditions',
      '--env-file',
      '--input-type',
    ],
    ...[
      '--env-file-if-exists',
      '--test-name-pattern',
      '--test-reporter',
      '--test-reporter-destination',
      '--title',
      '--watch-path',
    ],
    ...['--max-old-space-size', '--stack-size', '--tsconfig', '-P', '--project', '-O', '--compiler-options', '--dir'],
  ],
  except: [
    '-e',
    '--eval',
    '-p',
    '--print',
    '-i',
    '--interactive',
    '-v',
    '--version',
    '-h',
    '--help',
    '--test',
    '--run',
  ],
  reads: ['--env-file'],
  runs: ['-r', '--require', '--import', '--loader', '--experimental-loader'],
}

const PYTHON: Interpreter = { values: ['-W', '-X'], except: ['-m', '-c', '-V', '--version'] }

const INTERPRETERS: ReadonlyMap<string, Interpreter> = new Map<string, Interpreter>([
  ['node', NODE],
  ['nodejs', NODE],
  ['tsx', NODE],
  ['ts-node', NODE],
  ['ts-node-esm', NODE],
  ['esno', NODE],
  ['jiti', NODE],
  ['vite-node', NODE],
  ['babel-node', NODE],
  [
    'deno',
    {
      values: ['-c', '--config', '--import-map', '-L', '--log-level', '--lock'],
      except: ['--help'],
      subcommand: 'run',
    },
  ],
  ['python', PYTHON],
  ['python3', PYTHON],
])

const SHELLS: ReadonlySet<string> = new Set(SHELL_NAMES)

/** Whether the command runs a program that is given to it. */
export function runsOf(name: string, words: readonly Field[], frame: Frame, position: Position): boolean {
  if (SHELLS.has(name)) {
    runShell(words, frame, position)
    return true
  }
  const interpreter = INTERPRETERS.get(name)
  if (!interpreter) return false
  const { values, except, reads = [], runs = [], subcommand } = interpreter
  const given = subcommand && words[0]?.lead === subcommand ? words.slice(1) : words
  if (subcommand && given === words) return true
  const found = readArguments(given, { values: new Set([...values, '--run']), stops: true })
  for (const field of valuesOf(found, ...reads)) read(frame, field, position)
  for (const field of valuesOf(found, ...runs)) if (/^\.{1,2}\//.test(field.lead)) run(frame, field, position)
  for (const { text, span } of valuesOf(found, '--run')) {
    const script = plainOf(text)
    if (script) start(frame, 'package-script', { name: script, span }, frame.scope.directory, position)
  }
  const [file] = has(found, ...except)
    ? []
    : found.rest[0]?.lead === 'watch' && name === 'tsx'
      ? found.rest.slice(1)
      : found.rest
  if (file && !file.isMany) run(frame, file, position)
  return true
}

function runShell(words: readonly Field[], frame: Frame, position: Position): void {
  const found = readArguments(words, { values: new Set(['-o', '-O', '--rcfile', '--init-file']), stops: true })
  const [first] = found.rest
  if (!first || has(found, '-s')) return
  if (has(found, '-c')) readText(first, frame, position, true)
  // The syntax alone is looked at.
  else if (has(found, '-n')) read(frame, first, position)
  else if (!first.isMany) run(frame, first, position)
}
