/** Commands that change the directory of their shell. */
import type { Argument } from './arguments.ts'
import type { Call } from './text.ts'

export interface DirectoryChange {
  readonly name: 'cd' | 'pushd'
  /** Undefined for the home directory, and where there is more than one operand or an option. */
  readonly path: Argument | undefined
}

/** Undefined for every other command, and for the ways back: `cd -`, `popd`. */
export function directoryChangeOf({ command }: Call): DirectoryChange | undefined {
  const [first, ...words] = command
  const name = first?.value
  if (name !== 'cd' && name !== 'pushd') return undefined
  const operands = words[0]?.value === '--' ? words.slice(1) : words
  if (operands[0]?.value === '-') return undefined
  const [path, ...others] = operands
  const isPlain = path && others.length === 0 && !/^[-+]/.test(path.lead)
  return { name, path: isPlain ? path : undefined }
}

/** A place that is the same wherever the reader stood before: the home directory too. */
export function isPlace({ path }: DirectoryChange): boolean {
  return path === undefined || /^["']?[/~]/.test(path.source)
}

/**
 * How sure it is that the path, written again elsewhere, names the same directory. `certain`: a constant. `likely`: a
 * variable, which could be empty or change in between, or a way through a link. `unknown`: whatever a substitution or a pattern yields.
 */
export function certaintyOf({ source, value, hasGlob }: Argument): 'certain' | 'likely' | 'unknown' {
  if (value === '' || value?.includes('\n')) return 'unknown'
  // Behind a link, the way up leads elsewhere for a program than for the shell.
  if (value !== undefined) return /[^./][^/]*\/\.\./.test(value) ? 'likely' : 'certain'
  if (/^~(?:\/[\w./-]*)?$/.test(source)) return 'certain'
  return !hasGlob && /^(?:"[^"`\\]*"|[^"'`\\\s]*)$/.test(source) && !/\$\(|\$\{[^}]*[^\w}]/.test(source)
    ? 'likely'
    : 'unknown'
}
