/** `cd docs && git status` → `git -C docs status`, where what runs stays the same. */
import type { Span } from '../../src/engine/model/range.ts'
import type { AndOr } from '../../src/engine/parse/shell.ts'
import type { ShellEdit } from '../rule.ts'
import { certaintyOf, type DirectoryChange } from './directory.ts'
import { directoryOptionOf, type DirectoryOption } from './directory-option.ts'
import { indexIn, type DirectoryReach } from './directory-reach.ts'
import { dependsOnDirectory, isPlain, isPlainStatement } from './directory-use.ts'
import type { Call, Region, ShellText } from './text.ts'

export interface DirectoryRewrite {
  readonly edits: readonly ShellEdit[]
  /** Else it changes what runs where the directory is not there, or a variable is empty, or a later block is pasted. */
  readonly isCertain: boolean
}

/** Longer chains are made by machines, and cost as much again for each of their commands. */
const LONGEST_CHAIN = 100

/** Undefined where some command behind it depends on the directory and has no option for it. */
export function rewriteOf(
  shell: ShellText,
  call: Call,
  { path }: DirectoryChange,
  reach: DirectoryReach,
  isFollowed: () => boolean,
): DirectoryRewrite | undefined {
  const { region } = call
  const { chain } = reach
  if (!path || call.words !== call.command || call.redirects.length + call.assignments.length > 0) return undefined
  const certainty = certaintyOf(path)
  if (certainty === 'unknown' || !region.isExact || region.sort === 'eval') return undefined
  if (chain && chain.commands.length > LONGEST_CHAIN) return undefined
  const options = optionsOf(region, reach)
  const removal = options.length > 0 && !reach.isMindedLater() ? removalOf(shell, call, chain) : undefined
  if (!removal) return undefined
  const written = ` ${shell.text.slice(...path.whole)}`
  const edits = [
    { range: removal, text: '' },
    ...options.map(({ at, option }) => ({ range: [at, at] as const, text: ` ${option}${written}` })),
  ]
  const isCertain =
    chain !== undefined &&
    certainty === 'certain' &&
    options.every((option) => option.isCertain) &&
    !isUnsettled(shell) &&
    !(outlives(region) && isFollowed())
  return { edits, isCertain }
}

/** Of all commands that it reaches; none where one of them needs the directory and takes no option. */
function optionsOf(region: Region, { chain, commands }: DirectoryReach): readonly DirectoryOption[] {
  // Behind `||` a command runs in the one directory or in the other, as the change of directory went.
  const end = chain ? region.place([0, chain.commands[firstAlternative(chain)]!.end])[1] : Infinity
  const options: DirectoryOption[] = []
  for (const command of commands()) {
    const isSure = command.region.isExact && command.span[0] < end
    const option = isSure ? directoryOptionOf(command) : undefined
    if (option) options.push(option)
    else if (dependsOnDirectory(command)) return []
  }
  return options
}

/** The last command of the chain before an `||`. */
function firstAlternative({ operators, commands }: AndOr): number {
  const at = operators.indexOf('||')
  return at === -1 ? commands.length - 1 : at
}

/** A trap runs who knows where; with CDPATH a name may lead elsewhere. */
function isUnsettled(shell: ShellText): boolean {
  return /\btrap\b|\bCDPATH\b/.test(shell.text)
}

/** Parentheses around the chain, where nothing behind it minds. */
export function subshellOf(call: Call, reach: DirectoryReach): readonly ShellEdit[] | undefined {
  const { region, position, node } = call
  const { chain } = reach
  if (!chain || position.statement.command !== chain || !region.isExact || region.sort === 'eval') return undefined
  if (chain.commands.length > LONGEST_CHAIN || chain.operators.some((operator) => operator !== '&&')) return undefined
  for (const command of reach.commands()) if (leavesTraces(command)) return undefined
  if (reach.isMindedLater()) return undefined
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
    : /^(?:export|source|\.|alias|set|unset|eval|declare|pushd|popd|read|trap|exec|exit|return)$/.test(name)
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
  const at = indexIn(region, statement)
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
  if (statement.command !== node || following.length === 0 || !following.every(isPlainStatement)) return undefined
  const next = region.place([following[0]!.pos, following[0]!.end])
  return /^\s*;?\s*$/.test(shell.text.slice(span[1], next[0])) ? [span[0], next[0]] : undefined
}
