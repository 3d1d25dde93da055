/**
 * The patterns of Claude Code's permission allowlist, as its documentation defines them:
 * https://code.claude.com/docs/en/permissions, "Bash" and "Wildcard patterns".
 */

export interface AllowPattern {
  /** As the list has it. */
  readonly text: string
  /** What it says of a command, with a final `:*` in its other spelling, ` *`; undefined where it covers every command. */
  readonly shape: string | undefined
  /** The first word, where no wildcard is a part of it. */
  readonly program: string | undefined
  /** Why it covers nothing, as a statement without a full stop. */
  readonly fault?: string
  /** `command` with one space between its words. */
  covers(command: string): boolean
}

/** Entries of a list → patterns; those of other tools (`Read(…)`) are left out. An entry may stand without its `Bash(…)`. */
export function readAllowlist(entries: readonly unknown[]): AllowPattern[] {
  return entries.flatMap((entry) => (typeof entry === 'string' ? readPattern(entry) : []))
}

/** The pattern with another shape, written as it is itself. */
export function withShape({ text }: AllowPattern, shape: string): AllowPattern {
  return patternOf(isOfBash(text) ? `Bash(${shape})` : shape, shape)
}

/** Whether an entry is about commands: `Bash`, `Bash(…)`. */
function isOfBash(entry: string): boolean {
  return entry === 'Bash' || entry.startsWith('Bash(')
}

const OTHER_TOOL = /^(?:[A-Z]\w*|mcp__\w+)(?:\(|$)/

function readPattern(text: string): AllowPattern[] {
  const entry = text.trim()
  if (entry === 'Bash') return [everything(text)]
  if (!isOfBash(entry)) return entry === '' || OTHER_TOOL.test(entry) ? [] : [ofContent(text, entry)]
  if (!entry.endsWith(')')) return [nothing(text, 'its parenthesis is never closed')]
  return [ofContent(text, entry.slice('Bash('.length, -1).trim())]
}

function ofContent(text: string, content: string): AllowPattern {
  if (content === '') return nothing(text, 'there is nothing between its parentheses')
  if (content === ':*') return nothing(text, 'there is no command before its `:*`')
  if (content === '*') return everything(text)
  return patternOf(text, content.endsWith(':*') ? `${content.slice(0, -2)} *` : content)
}

function everything(text: string): AllowPattern {
  return { text, shape: undefined, program: undefined, covers: () => true }
}

function nothing(text: string, fault: string): AllowPattern {
  return { text, shape: text, program: undefined, fault, covers: () => false }
}

function patternOf(text: string, shape: string): AllowPattern {
  const [program = ''] = shape.split(' ', 1)
  const pieces = shape.split('*')
  // Behind a space the only wildcard may stand for no word at all: `ls *` covers `ls`.
  const bare = pieces.length === 2 && shape.endsWith(' *') ? shape.slice(0, -2) : undefined
  return {
    text,
    shape,
    program: program.includes('*') ? undefined : program,
    covers: (command) => command === bare || fits(command, pieces),
  }
}

/** Whether the pieces stand in the text, the first at its start, the last at its end. Each is looked for once. */
function fits(text: string, pieces: readonly string[]): boolean {
  const [first = '', ...others] = pieces
  const last = others.pop()
  if (last === undefined) return text === first
  if (!text.startsWith(first)) return false
  let at = first.length
  for (const piece of others) {
    const found = text.indexOf(piece, at)
    if (found === -1) return false
    at = found + piece.length
  }
  return text.length - last.length >= at && text.endsWith(last)
}
