import type { Command, Option } from './command.ts'
import { commands } from './commands.ts'

const GENERAL: readonly Option[] = [
  { name: 'help', summary: 'Show help, of a command where one is given' },
  { name: 'version', summary: 'Show the version' },
]

/** The help of the program. At most 80 columns. */
export function programHelp(): string {
  return [
    'Throughline, a type-checker for plans: it compiles Markdown plans, runbooks,',
    'decision logs and verification tables into one index and proves that it holds.',
    '',
    'Usage: throughline <command> [options]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary])),
    '',
    'Options:',
    ...columns(GENERAL.map(optionRow)),
    '',
    'throughline <command> --help shows the options of a command.',
    '',
  ].join('\n')
}

export function commandHelp({ name, usage, summary, options, notes }: Command): string {
  return [
    `${summary}.`,
    '',
    `Usage: throughline ${name} ${usage}${options.length > 0 ? ' [options]' : ''}`,
    '',
    ...(options.length > 0 ? ['Options:', ...columns(options.map(optionRow)), ''] : []),
    ...notes,
    '',
  ].join('\n')
}

function optionRow({ name, value, summary }: Option): readonly [string, string] {
  return [`--${name}${value === undefined ? '' : ` ${value}`}`, summary]
}

function columns(rows: readonly (readonly [left: string, right: string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`)
}
