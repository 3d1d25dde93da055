/** Scripts that go to where they stand, or to the root of their repository, so that it does not matter where they are started. */
import type { Argument } from './arguments.ts'
import type { ShellText } from './text.ts'

const SELF = /BASH_SOURCE|\$\{?0\b|\$\{\(%\)|show-toplevel/

/** Whether the word is such a place: `"$(dirname "$0")/.."`, or a variable that was given one. */
export function isAnchor({ source }: Argument, { calls }: ShellText): boolean {
  if (SELF.test(source)) return true
  const name = nameIn(source)
  if (name === undefined) return false
  const anchors = new Set<string>()
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
  return anchors.has(name)
}

/** The variable that the word is, with nothing but ways up behind it. */
function nameIn(source: string): string | undefined {
  return /^"?\$\{?([A-Za-z_]\w*)\}?(?:\/\.\.)*\/?"?$/.exec(source)?.[1]
}
