import { didYouMean } from '../workspace/nearest.ts'
import { UserError } from '../workspace/user-error.ts'
import { readArguments } from './arguments.ts'
import type { Command } from './command.ts'
import { commands } from './commands.ts'
import { sayBug, sayFaults } from './faults.ts'
import { commandHelp, programHelp } from './help.ts'
import type { Terminal } from './terminal.ts'
import { version } from './version.ts'

/** Runs the words of a command line and returns the exit code. Never throws. */
export async function run(words: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await runWords(words, terminal)
  } catch (error) {
    if (error instanceof UserError) sayFaults(error, terminal)
    else sayBug(error, version, terminal)
    return 2
  }
}

async function runWords([first, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (first === '--version' || first === '-V') return show(`${version}\n`, terminal)
  if (first === '--help' || first === '-h') return show(programHelp(), terminal)
  if (first === 'help')
    return show(rest[0] === undefined ? programHelp() : commandHelp(commandNamed(rest[0])), terminal)
  if (first === undefined)
    throw new UserError({ message: 'no command given', hint: `one of ${names().join(', ')}; see throughline --help` })
  const command = commandNamed(first)
  const end = rest.indexOf('--')
  if (rest.slice(0, end === -1 ? rest.length : end).some((word) => word === '--help' || word === '-h'))
    return show(commandHelp(command), terminal)
  const args = readArguments(rest, command.options)
  const { run: runCommand } = await command.load()
  return runCommand(args, terminal)
}

function commandNamed(word: string): Command {
  const command = commands.find(({ name }) => name === word)
  if (command) return command
  if (word.startsWith('-'))
    throw new UserError({
      message: `unknown option ${word}`,
      hint: 'the command comes first: throughline check --format json',
    })
  throw new UserError({
    message: `unknown command ${JSON.stringify(word)}`,
    hint: didYouMean(word, names()) ?? `one of ${names().join(', ')}`,
  })
}

function names(): string[] {
  return [...commands.map(({ name }) => name), 'help']
}

async function show(text: string, terminal: Terminal): Promise<number> {
  await terminal.write([text])
  return 0
}
