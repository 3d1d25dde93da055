/** Scripts that go to where they stand, to the root of their repository or to a folder of their own making. */
import type { Argument } from './arguments.ts'
import type { ShellText } from './text.ts'

const SELF = /BASH_SOURCE|\$\{?0\b|\$\{\(%\)|show-toplevel|\bmktemp\b/

/** Whether the word is such a place: `"$(dirname "$0")/.."`, a variable that was given one, or one that is called a root. */
export function isAnchor({ source }: Argument, shell: ShellText): boolean {
  if (SELF.test(source)) return true
  const name = nameIn(source)
  if (name === undefined) return false
  return /ROOT$/i.test(name) || anchorsIn(shell).has(name)
}

/** The root of the repository is the same wherever in it a reader stands. */
export function isRepositoryRoot({ source }: Argument): boolean {
  return source.includes('show-toplevel')
}

const known = new WeakMap<ShellText, ReadonlySet<string>>()

/** Variables that are given such a place. */
function anchorsIn(shell: ShellText): ReadonlySet<string> {
  const found = known.get(shell)
  if (found) return found
  const { calls } = shell
  const anchors = new Set<string>()
  known.set(shell, anchors)
  for (const { assignments, words } of calls) {
    const written = words.map((word) => /^(\w+)=([^]*)$/.exec(word.source)).filter((match) => match !== null)
    const all = [
      ...assignments.map(({ name: assigned, text }) => ({ assigned, text })),
      ...written.map(([, assigned = '', text = '']) => ({ assigned, text })),
    ]
    for (const { assigned, text } of all) {
      const isFromAnchor = [...text.matchAll(/\$\{?([A-Za-z_]\w*)/g)].some(([, used = '']) => anchors.has(used))
      if (SELF.test(text) || isFromAnchor) anchors.add(assigned)
    }
  }
  return anchors
}

/** The variable that the word is, with nothing but ways up behind it. */
function nameIn(source: string): string | undefined {
  return /^"?\$\{?([A-Za-z_]\w*)\}?(?:\/\.\.)*\/?"?$/.exec(source)?.[1]
}
