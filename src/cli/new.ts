import { visible } from '../reporters/visible.ts'
import { createFile } from '../workspace/create.ts'
import { didYouMean } from '../workspace/nearest.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { starters } from './new/registry.ts'
import type { Starter } from './new/starter.ts'
import type { Terminal } from './terminal.ts'

export async function run({ positionals: [type, path, ...others] }: Arguments, terminal: Terminal): Promise<number> {
  if (type === undefined) throw new UserError({ message: 'no type given', hint: knownTypes() })
  const starter = starterOf(type)
  if (path === undefined || others.length > 0)
    throw new UserError({
      message: path === undefined ? 'no path given' : 'more than one path given',
      hint: `throughline new ${type} <path>: one at a time`,
    })
  createFile(path, { cwd: terminal.cwd, text: starter.text, isExecutable: starter.isExecutable })
  await terminal.write([`wrote ${visible(path)}\nNext: ${starter.next}.\n`])
  return 0
}

function starterOf(type: string): Starter {
  const starter = starters.find((each) => each.type === type)
  if (starter) return starter
  const types = starters.map((each) => each.type)
  throw new UserError({
    message: `unknown type ${JSON.stringify(type)}`,
    hint: didYouMean(type, types) ?? knownTypes(),
  })
}

function knownTypes(): string {
  return `one of ${starters.map(({ type }) => type).join(', ')}; see throughline new --help`
}
