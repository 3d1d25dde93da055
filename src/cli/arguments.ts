import { parseArgs } from 'node:util'
import { didYouMean } from '../workspace/nearest.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Option } from './command.ts'

export interface Arguments {
  readonly positionals: readonly string[]
  has(option: string): boolean
  /** The last value given. */
  value(option: string): string | undefined
  /** All values of an option that may be repeated. */
  values(option: string): readonly string[]
}

/** Reads a command's words. Throws a UserError for an unknown option, a missing value, or one that is no choice. */
export function readArguments(words: readonly string[], options: readonly Option[]): Arguments {
  const { tokens, positionals } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      options.map(({ name, value }) => [name, { type: value === undefined ? 'boolean' : 'string' }]),
    ),
    allowPositionals: true,
    // The messages are our own.
    strict: false,
    tokens: true,
  })
  const given = new Map<string, string[]>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = options.find(({ name }) => name === token.name)
    if (!option || !token.rawName.startsWith('--')) throw unknownOption(token.rawName, options)
    given.set(option.name, [
      ...(given.get(option.name) ?? []),
      valueOf(option, token.value, token.inlineValue ?? false),
    ])
  }
  return {
    positionals,
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.at(-1),
    values: (option) => given.get(option) ?? [],
  }
}

function valueOf(option: Option, value: string | undefined, isInline: boolean): string {
  const { name, value: placeholder, choices } = option
  if (placeholder === undefined) {
    if (value !== undefined) throw new UserError({ message: `--${name} takes no value`, hint: `write --${name} alone` })
    return ''
  }
  if (value === undefined || (!isInline && value.startsWith('--'))) {
    throw new UserError({
      message: `--${name} needs a value`,
      hint: choices ? `one of ${choices.join(', ')}` : `--${name} ${placeholder}`,
    })
  }
  const choice = option.mayNameFile ? value.replace(/=.*/s, '') : value
  if (choices && !choices.includes(choice)) {
    const hint = didYouMean(choice, choices) ?? `one of ${choices.join(', ')}`
    throw new UserError({ message: `--${name} cannot be ${JSON.stringify(value)}`, hint })
  }
  return value
}

function unknownOption(written: string, options: readonly Option[]): UserError {
  const hint =
    didYouMean(
      written,
      options.map(({ name }) => `--${name}`),
    ) ?? 'see throughline --help'
  return new UserError({ message: `unknown option ${written}`, hint })
}
