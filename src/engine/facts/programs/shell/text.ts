/**
 * Texts that a shell puts together of constants and of directories that only the linker knows, and the paths among them.
 */
import type { PathPart, PathText } from '../../../model/program.ts'

/** The script's own file, `$0`: no part of a path, but `dirname` makes one of it. */
export interface SelfPart {
  readonly from: 'self'
}

export type Text = readonly (PathPart | SelfPart)[]

/**
 * Stands in a text for what somebody else puts there before the shell sees it: an expression of a workflow, a function
 * of make. OBJECT REPLACEMENT CHARACTER, as in other texts.
 */
export const UNKNOWN = '\uFFFC'

export function concat(...texts: readonly Text[]): Text {
  const parts: (PathPart | SelfPart)[] = []
  for (const part of texts.flat()) {
    const last = parts.at(-1)
    if (typeof part === 'string' && typeof last === 'string') parts[parts.length - 1] = last + part
    else if (part !== '') parts.push(part)
  }
  return parts
}

/** The text where all of it is constant. */
export function plainOf(text: Text | null): string | undefined {
  let plain = ''
  for (const part of text ?? [null]) {
    if (typeof part !== 'string') return undefined
    plain += part
  }
  return plain
}

export function isSelf(text: Text): boolean {
  return text.some((part) => typeof part !== 'string' && part.from === 'self')
}

/** Whether it names the same place wherever the program stands. */
export function isRooted(text: Text): boolean {
  const [first] = text
  return typeof first === 'string' ? first.startsWith('/') : first !== undefined
}

/** As `dirname` answers; null where it cannot be known. */
export function directoryOf(text: Text): Text | null {
  const last = text.at(-1)
  if (isSelf(text)) return text.length === 1 ? [{ from: 'file' }] : null
  if (typeof last !== 'string') return text.length === 0 ? null : concat(text, ['/..'])
  const path = last.replace(/\/$/, '')
  const slash = path.lastIndexOf('/')
  if (/(?:^|\/)\.{1,2}$/.test(path)) return concat(text.slice(0, -1), [`${path}/..`])
  if (slash === -1) return text.length === 1 && path !== '' ? ['.'] : null
  return concat(text.slice(0, -1), [slash === 0 && text.length === 1 ? '/' : path.slice(0, slash)])
}

/** A path as it counts from the start of the program, for somebody who stands in `directory` ([] is the start). */
export function within(directory: Text, path: Text): Text {
  const [first, ...others] = path
  const bare = typeof first === 'string' ? concat([first.replace(/^(?:\.\/+)+(?=.)/, '')], others) : path
  return directory.length === 0 || isRooted(bare) ? bare : concat(directory, ['/'], bare)
}

/** The directory that `cd` leads to; null out of everything that can be known. */
export function enter(directory: Text | null, path: Text | null): Text | null {
  if (path === null || path.length === 0 || plainOf(path)?.startsWith('/') || isSelf(path)) return null
  if (path.length === 1 && (path[0] === '.' || path[0] === './')) return directory
  const bare = path.map((part, at) => (at === path.length - 1 && typeof part === 'string' ? trimmed(part) : part))
  if (isRooted(bare)) return concat(bare)
  return directory && within(directory, concat(bare))
}

/** What `pwd` prints there. */
export function absolute(directory: Text | null): Text | null {
  if (directory === null || isRooted(directory)) return directory
  return directory.length === 0 ? [{ from: 'start' }] : concat([{ from: 'start' }, '/'], directory)
}

/** What no path of a file in a repository holds: patterns, variables of others, addresses, lines. */
const STRANGE = /[*?[\]{}<>|\\$`%"'\0-\x1F\uFFFC]|:\/\/|^~|^[A-Za-z]:|^-/

/** The path that a text is; undefined where it is none, lies outside of any repository or names a mere directory (`.`). */
export function pathOf(text: Text | null): PathText | undefined {
  if (text === null || text.length === 0 || isSelf(text)) return undefined
  const written = text.map((part) => (typeof part === 'string' ? part : '')).join('')
  if (written.length > 1024 || STRANGE.test(written)) return undefined
  if (typeof text[0] === 'string' && text[0].startsWith('/')) return undefined
  // A name glued to a directory that ends without a slash is a name next to it, which nobody writes.
  for (const [at, part] of text.entries()) {
    const next = text[at + 1]
    if (typeof part !== 'string' && next !== undefined && !(typeof next === 'string' && next.startsWith('/')))
      return undefined
  }
  // Git's own folder is in no tree.
  return /[^./]/.test(written) && !/(?:^|\/)\.git(?:\/|$)/.test(written) ? (text as PathText) : undefined
}

function trimmed(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path
}
