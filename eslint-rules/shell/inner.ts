/** Texts that a command hands to a shell: `bash -c '…'`, `ssh host '…'`, `eval "…"`, a here-document. */
import { has, readArguments } from '../../src/engine/facts/programs/shell/arguments.ts'
import type { Span } from '../../src/engine/model/range.ts'
import { partsOf, type Redirection } from '../../src/engine/parse/shell.ts'
import { SHELL_NAME } from '../../src/engine/parse/shell-names.ts'
import type { Argument } from './arguments.ts'

export interface InnerText {
  /** `eval`: this shell runs it. `inner`: one of its own. `remote`: one on another host. */
  readonly sort: 'eval' | 'inner' | 'remote'
  readonly text: string
  /** Offset of the text in the region around; undefined where quoting has changed it on the way. */
  readonly offset: number | undefined
  /** The word or the here-document that holds it, in the region around. */
  readonly holder: Span
}

const SHELL = new RegExp(`^(?:.*/)?${SHELL_NAME}$`)

const SSH_VALUES = new Set([...'BbcDEeFIiJLlmOopQRSWw'].map((letter) => `-${letter}`))

/** What the command runs as shell text; `text` is that of the region. `words` are those behind `sudo` and the like. */
export function innerTextsOf(
  words: readonly Argument[],
  redirects: readonly Redirection[],
  text: string,
  place: (argument: Argument) => Span,
): InnerText[] {
  const name = words[0]?.value
  if (name === undefined) return []
  if (name === 'eval') return words.length === 2 ? wordText(words[1]!, 'eval', text, place) : []
  const at = words.findIndex(({ value }) => value !== undefined && SHELL.test(value))
  if (at !== -1) {
    const found = readArguments(words.slice(at + 1), {
      values: new Set(['-o', '-O', '--rcfile', '--init-file']),
      stops: true,
    })
    const [first] = found.rest as Argument[]
    if (has(found, '-c')) return first ? wordText(first, name === 'ssh' ? 'remote' : 'inner', text, place) : []
    if (first === undefined || has(found, '-s'))
      return documentTexts(redirects, name === 'ssh' ? 'remote' : 'inner', text)
  }
  if (name === 'ssh') {
    const [, ...command] = readArguments(words.slice(1), { values: SSH_VALUES, stops: true }).rest as Argument[]
    if (command.length === 1) return wordText(command[0]!, 'remote', text, place)
    if (command.length === 0) return documentTexts(redirects, 'remote', text)
  }
  return []
}

function wordText(
  argument: Argument,
  sort: InnerText['sort'],
  text: string,
  place: (argument: Argument) => Span,
): InnerText[] {
  if (argument.node.type !== 'Word') return []
  const holder = place(argument)
  const [part, ...others] = partsOf(argument.node)
  if (!part || others.length > 0) return []
  if (part.type === 'Literal' && argument.source === argument.value)
    return [{ sort, text: argument.value, offset: holder[0], holder }]
  const content = text.slice(holder[0] + 1, Math.max(holder[0] + 1, holder[1] - 1))
  if (part.type === 'SingleQuoted') return [{ sort, text: content, offset: holder[0] + 1, holder }]
  if (part.type !== 'DoubleQuoted') return []
  if (!content.includes('\\')) return [{ sort, text: content, offset: holder[0] + 1, holder }]
  // As the shell around hands it on; where its characters stand is lost.
  return [{ sort, text: content.replace(/\\([\\"`$])/g, '$1').replace(/\\\r?\n/g, ''), offset: undefined, holder }]
}

function documentTexts(redirects: readonly Redirection[], sort: InnerText['sort'], text: string): InnerText[] {
  return redirects.flatMap((redirect): InnerText[] => {
    if (redirect.type !== 'HereDoc') return []
    const { pos, end } = redirect.body
    return [{ sort, text: text.slice(pos, end), offset: pos, holder: [pos, end] }]
  })
}
