import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import { defineShellRule, spanNode } from '../rule.ts'
import type { Argument } from '../shell/arguments.ts'
import { folderOf, pathExpressionOf } from '../shell/path-expression.ts'
import type { ShellText } from '../shell/text.ts'

export default defineShellRule({
  name: 'no-same-source-destination',
  summary: 'A move or copy of a file to where it stands.',
  rationale:
    'The command can only fail, or do nothing. Mostly the line was pasted twice and one half never edited, so that the ' +
    'step which a plan promises is never carried out: a project that was to be archived stays where it is. Write the ' +
    'path that was meant.\n\n' +
    '`mv`, `cp` and `git mv` are looked at. Two words are the same path when they are after quotes, `./`, `//` and a ' +
    'trailing slash are evened out, and when they are the same variables. Patterns, command substitutions and ' +
    'placeholders may stand for two paths, and are left alone; so is a backup, which is what `cp --backup` makes of it.',
  severity: 'error',
  fixable: false,
  messages: {
    same: '`{{command}}` has the same source and destination, `{{path}}`.',
    folder: '`{{command}}` puts `{{path}}` into the folder where it stands, `{{folder}}`.',
  },
  trigger: /\b(?:mv|cp)\b/,
  check(shell, context) {
    for (const { command } of shell.calls) {
      const move = moveOf(command)
      const found = move && meetingOf(move, shell)
      if (!found) continue
      const { source, destination, isFolder } = found
      context.report({
        node: spanNode(destination.whole),
        messageId: isFolder ? 'folder' : 'same',
        data: { command: move.name, path: source.source, ...(isFolder && { folder: destination.source }) },
      })
    }
  },
})

interface Move {
  readonly name: string
  readonly operands: readonly Argument[]
}

const GIT_VALUES = new Set(['-C', '-c', '--git-dir', '--work-tree', '--namespace', '--config-env', '--exec-path'])

const VALUES = new Set(['-t', '--target-directory', '-S', '--suffix'])

/** Options under which the last operand is no destination, the path is built otherwise, or a second file is made. */
const OTHERWISE = ['-t', '--target-directory', '-b', '--backup', '-S', '--suffix', '--parents', '--help', '--version']

function moveOf(command: readonly Argument[]): Move | undefined {
  const [program, ...words] = command
  const name = program?.value?.replace(/^.*\//, '')
  if (name === 'mv' || name === 'cp') return operandsOf(name, words)
  if (name !== 'git') return undefined
  const [subcommand, ...rest] = readArguments(words, { values: GIT_VALUES, stops: true }).rest as readonly Argument[]
  return subcommand?.value === 'mv' ? operandsOf('git mv', rest) : undefined
}

function operandsOf(name: string, words: readonly Argument[]): Move | undefined {
  const found = readArguments(words, { values: VALUES })
  const operands = found.operands as readonly Argument[]
  const isClear = !has(found, ...OTHERWISE) && (found.isSure || operands.length === 2)
  return isClear && operands.length > 1 ? { name, operands } : undefined
}

interface Meeting {
  readonly source: Argument
  readonly destination: Argument
  readonly isFolder: boolean
}

function meetingOf({ operands }: Move, { placeholders }: ShellText): Meeting | undefined {
  const hasPlaceholder = ({ whole }: Argument) =>
    placeholders.some(([start, end]) => start < whole[1] && end > whole[0])
  if (operands.some(hasPlaceholder)) return undefined
  const destination = operands.at(-1)!
  const to = pathExpressionOf(destination.node)
  if (to === undefined) return undefined
  for (const source of operands.slice(0, -1)) {
    const from = pathExpressionOf(source.node)
    if (from === undefined) continue
    if (from === to) return { source, destination, isFolder: false }
    if (folderOf(from) === to) return { source, destination, isFolder: true }
  }
  return undefined
}
