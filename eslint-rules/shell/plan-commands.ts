/** The commands of a plan's scripts, as far as a permission allowlist is asked about them. */
import { unwrap } from '../../src/engine/facts/programs/shell/wrappers.ts'
import type { Span } from '../../src/engine/model/range.ts'
import type { Argument } from './arguments.ts'
import { isIn } from './region-sorts.ts'
import { handedText, runnersIn } from './runners.ts'
import { readShell, type Call, type ShellText } from './text.ts'

export interface PlanCommand {
  /** From the name to the last word, in the whole text. */
  readonly span: Span
  /** Assignments in front, name and arguments as written, with one space between them. */
  readonly text: string
  /** All that a pattern may match: with redirections, without what the list's reader takes off in front. */
  readonly spellings: readonly string[]
  readonly assignments: readonly string[]
  /** Behind `timeout` and the like; as written. */
  readonly words: readonly string[]
  /** Behind `sudo`, `env` and whatever else runs a command; as written. */
  readonly inner: readonly string[]
}

const PLAN_FOLDER = /(?:^|\/)(?:plans?|runs|run-\d[^/]*|specs)\//i
const VALIDATE_EXIT = /(?:^|\/)validate-exit[^/]*\.sh$/i

/**
 * Whether a script is a plan's, by its path alone: it lies in a folder `plan`, `plans`, `runs`, `run-<n>…` or `specs`, or
 * it is called `validate-exit*.sh`. What is above the working directory does not count.
 */
export function isPlanScript(file: string, directory = ''): boolean {
  const [path, above] = [file, directory].map((each) => each.replaceAll('\\', '/')) as [string, string]
  const inside = above !== '' && path.startsWith(`${above}/`) ? path.slice(above.length) : path
  return PLAN_FOLDER.test(inside) || VALIDATE_EXIT.test(inside)
}

/**
 * The simple commands that run a program, in the order of the text, with those that the script's own functions are handed.
 * `isKnown`: names that the allowlist has something of. What another shell runs (`bash -c '…'`, `ssh`) is a part of the
 * command that hands it over.
 */
export function planCommands(shell: ShellText, isKnown: (name: string) => boolean): PlanCommand[] {
  const functions = new Set(shell.functions.map(({ name }) => name.value))
  const runners = runnersIn(shell)
  // Its functions are not known here, and one of them may have any name.
  const hasMore = shell.calls.some(({ words: [name] }) => name?.value === 'source' || name?.value === '.')
  return shell.calls.flatMap((call) => {
    const runner = isIn(call.region, 'inner', 'remote') ? undefined : runners.get(call.words[0]?.value ?? '')
    const handed = runner && handedText(shell, call, runner)
    if (!handed) return commandOf(call)
    const inner = readShell(handed.text)
    const calls = runner.sort === 'words' ? inner.calls.slice(0, 1) : inner.calls
    return calls.flatMap(commandOf).map((command) => ({ ...command, span: handed.place(command.span) }))
  })

  function commandOf(call: Call): PlanCommand[] {
    const words = withoutWrappers(call.words)
    const name = nameOf(words[0])
    if (name === undefined || BUILTINS.has(name) || functions.has(name)) return []
    if ((hasMore && !isKnown(name)) || isIn(call.region, 'inner', 'remote')) return []
    return [spelled(call, words)]
  }
}

function spelled(call: Call, stripped: readonly Argument[]): PlanCommand {
  const { node, region, words } = call
  const assignments = call.assignments.map(({ pos, end }) => region.text.slice(pos, end))
  const written = [...assignments, ...words.map(({ source }) => source)].join(' ')
  const sources = stripped.map(({ source }) => source)
  const spellings = new Set([written, [...assignments, ...sources].join(' ')])
  if (assignments.every((assignment) => SAFE_ASSIGNMENT.test(assignment))) spellings.add(sources.join(' '))
  if (node.redirects.length > 0) spellings.add(folded(region.text.slice(node.pos, node.end)))
  const last = node.args.at(-1) ?? node.name!
  return {
    span: region.place([node.name!.pos, last.end]),
    text: written,
    spellings: [...spellings],
    assignments,
    words: sources,
    inner: call.command.map(({ source }) => source),
  }
}

/** One line, one space where there were several. */
export function folded(text: string): string {
  return text.replace(/(?:\\\r?\n|\s)+/g, ' ').trim()
}

/** Claude Code takes assignments of variables that it knows to be safe off a command; this one its documentation names. */
const SAFE_ASSIGNMENT = /^NODE_ENV=/

/** What Claude Code takes off the front of a command before it matches it. */
const TRANSPARENT = new Set(['timeout', 'time', 'nice', 'nohup', 'stdbuf', 'command', 'builtin'])

function withoutWrappers(words: readonly Argument[]): readonly Argument[] {
  let left = words
  for (;;) {
    const name = left[0]?.value
    const next =
      name === 'xargs'
        ? left[1]?.lead.startsWith('-')
          ? undefined
          : left.slice(1)
        : TRANSPARENT.has(name ?? '')
          ? unwrap(left)
          : undefined
    if (!next || next.length === 0) return left
    left = next as readonly Argument[]
  }
}

/** The program; undefined where nobody can tell which it is. A path that starts with an expansion is one all the same. */
function nameOf(word: Argument | undefined): string | undefined {
  if (!word) return undefined
  const name = word.value ?? (/\/[\w.-]+"?$/.test(word.source) ? word.source : '')
  // A placeholder stands here as underscores.
  return /[A-Za-z\d]/.test(name) && !/\s/.test(name) ? name : undefined
}

/** Of bash: they run no program, and nobody is asked. */
const BUILTINS = new Set(
  (
    '. : [ [[ alias bg bind break builtin caller cd command compgen complete compopt continue coproc declare dirs disown ' +
    'echo enable eval exec exit export false fc fg getopts hash help history jobs kill let local logout mapfile popd ' +
    'printf pushd pwd read readarray readonly return set shift shopt source suspend test times trap true type typeset ' +
    'ulimit umask unalias unset wait'
  ).split(' '),
)
