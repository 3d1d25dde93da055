/** `< file`, `> file`, and commands within here-documents. */
import type { Redirection } from '../../../parse/shell.ts'
import { read, touch } from './emit.ts'
import type { Frame } from './frame.ts'
import { readParts, readSubstitutions } from './inner.ts'
import type { Position } from './position.ts'
import { fieldsOf } from './words.ts'

export function readRedirects(redirects: readonly Redirection[], frame: Frame, position: Position): void {
  const inner: Position = { ifFalse: 'lost', isConditional: position.isConditional }
  for (const redirect of redirects) {
    if (redirect.type === 'HereDoc') {
      if (!redirect.delimiter?.quoted) readParts(redirect.body.parts ?? [], frame, inner)
      continue
    }
    const { target } = redirect
    if (!target) continue
    readSubstitutions(target, frame, inner)
    if (redirect.type === 'HereString') continue
    const [field, ...others] = fieldsOf(target, frame)
    // `2>&1` names no file.
    if (!field || others.length > 0 || redirect.operator === '<&' || /^(?:\d+-?|-)$/.test(field.lead)) continue
    if (redirect.operator === '<') read(frame, field, position)
    else touch(frame, 'write', field)
  }
}
