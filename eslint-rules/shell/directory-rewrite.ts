/** `cd docs && git status` → `git -C docs status`, where what runs stays the same. */
import type { Span } from '../../src/engine/model/range.ts'
import type { AndOr, PipelineNode } from '../../src/engine/parse/shell.ts'
import type { ShellEdit } from '../rule.ts'
import { certaintyOf, type DirectoryChange } from './directory.ts'
import { dependsOnDirectory, directoryOptionOf, type DirectoryOption } from './directory-use.ts'
import type { Call, Region, ShellText } from './text.ts'

export interface DirectoryRewrite {
  readonly edits: readonly ShellEdit[]
  /** Else it changes what runs where the directory is not there, or a variable is empty, or a later block is pasted. */
  readonly isCertain: boolean
}

export interface DirectoryUse {
  /** The commands behind it in its own chain, or all that follow where it stands alone. */
  readonly commands: readonly Call[]
  /** Those behind the chain. */
  readonly later: readonly Call[]
  /** The chain of `&&` that it stands in, not as the last. */
  readonly chain: AndOr | undefined
}

/** Commands that the change of directory reaches, in the order of the text. */
export function usesOf(shell: ShellText, call: Call): DirectoryUse {
  const { region, node, position } = call
  const followers = shell.calls.slice(shell.calls.indexOf(call) + 1).filter((other) => isWithin(other.region, region))
  const { list } = position
  const at = list?.commands.indexOf(node) ?? -1
  if (!list || at === -1 || at === list.commands.length - 1) return { commands: followers, later: [], chain: undefined }
  const end = region.place([list.pos, list.end])[1]
  const commands = followers.filter(({ span }) => span[0] < end)
  return { commands, later: followers.slice(commands.length), chain: list }
}

/** Undefined where some command behind it depends on the directory and has no option for it. */
export function rewriteOf(
  shell: ShellText,
  call: Call,
  { path }: DirectoryChange,
  { commands, later, chain }: DirectoryUse,
  isFollowed: () => boolean,
): DirectoryRewrite | undefined {
  const { region } = call
  if (!path || call.words !== call.command || call.redirects.length + call.assignments.length > 0) return undefined
  const certainty = certaintyOf(path)
  if (certainty === 'unknown' || !region.isExact || region.sort === 'eval') return undefined
  const removal = removalOf(shell, call, chain)
  if (!removal || later.some(dependsOnDirectory)) return undefined
  const written = ` ${shell.text.slice(...path.whole)}`
  const options: DirectoryOption[] = []
  // Behind `||` a command runs in the one directory or in the other, as the change of directory went.
  const end = chain ? region.place([0, chain.commands[firstAlternative(chain)]!.end])[1] : Infinity
  for (const command of commands) {
    const isSure = command.region.isExact && command.span[0] < end
    const option = isSure ? directoryOptionOf(command) : undefined
    if (option) options.push(option)
    else if (dependsOnDirectory(command)) return undefined
  }
  if (options.length === 0) return undefined
  const edits = [
    { range: removal, text: '' },
    ...options.map(({ at, option }) => ({ range: [at, at] as const, text: ` ${option}${written}` })),
  ]
  return { edits, isCertain: chain !== undefined && certainty === 'certain' && !(outlives(region) && isFollowed()) }
}

/** The last command of the chain before an `||`. */
function firstAlternative({ operators, commands }: AndOr): number {
  const at = operators.indexOf('||')
  return at === -1 ? commands.length - 1 : at
}

/** Parentheses around the chain, where nothing behind it minds. */
export function subshellOf(call: Call, { commands, later, chain }: DirectoryUse): readonly ShellEdit[] | undefined {
  const { region, position, node } = call
  if (!chain || position.statement.command !== chain || !region.isExact || region.sort === 'eval') return undefined
  if (chain.operators.some((operator) => operator !== '&&') || later.some(dependsOnDirectory)) return undefined
  if (commands.some(leavesTraces)) return undefined
  const [start, end] = region.place([node.pos, chain.end])
  return [
    { range: [start, start], text: '(' },
    { range: [end, end], text: ')' },
  ]
}

/** What it does to its shell would be lost in a shell of its own. */
function leavesTraces({ command, assignments }: Call): boolean {
  const name = command[0]?.value
  return name === undefined
    ? assignments.length > 0
    : /^(?:export|source|\.|alias|set|unset|eval|declare|pushd|popd|read)$/.test(name)
}

/** Whether the directory stays changed behind the text: only a shell that a reader types into goes on. */
export function outlives(region: Region): boolean {
  return region.sort === 'script'
}

/** From the command to the next one, where nothing but their connection stands between. */
function removalOf(
  shell: ShellText,
  { region, node, position, span }: Call,
  chain: AndOr | undefined,
): Span | undefined {
  const { statement } = position
  const at = region.commands.indexOf(statement)
  if (at === -1) return undefined
  if (chain) {
    if (statement.command !== chain) return undefined
    const own = chain.commands.indexOf(node)
    const before = chain.operators.slice(0, own + 1)
    if (before.some((operator) => operator !== '&&') || !chain.commands.slice(own).every(isPlain)) return undefined
    const next = region.place([chain.commands[own + 1]!.pos, chain.commands[own + 1]!.end])
    return /^[\s\\]*&&[\s\\]*$/.test(shell.text.slice(span[1], next[0])) ? [span[0], next[0]] : undefined
  }
  const following = region.commands.slice(at + 1)
  if (statement.command !== node || following.length === 0) return undefined
  if (!following.every(({ command, background }) => !background && isPlainList(command))) return undefined
  const next = region.place([following[0]!.pos, following[0]!.end])
  return /^\s*;?\s*$/.test(shell.text.slice(span[1], next[0])) ? [span[0], next[0]] : undefined
}

function isPlainList(node: PipelineNode | AndOr): boolean {
  return node.type === 'AndOr' ? node.commands.every(isPlain) : isPlain(node)
}

/** Branches, loops and tests have ways of their own to depend on a directory. */
function isPlain(node: PipelineNode): boolean {
  return node.type === 'Command' || (node.type === 'Pipeline' && node.commands.every(({ type }) => type === 'Command'))
}

function isWithin(region: Region, outer: Region): boolean {
  for (let at: Region | undefined = region; at; at = at.parent) if (at === outer) return true
  return false
}
