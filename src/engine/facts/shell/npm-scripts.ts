/** Scripts of a package.json → what npm hands to a shell. */
import { entryOf, type DataNode } from '../../parse/data.ts'
import type { ShellFact } from '../../model/shell.ts'
import { jsonStringSource } from '../programs/shell-source.ts'
import { factOf, stretchesOf } from './stretches.ts'

/** What JSON takes no string for: its quotes, its escapes, and control characters as they are. */
const GUARDED = `"\\${Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')}`

export function shellInPackage(file: string, [root]: readonly DataNode[]): ShellFact[] {
  const scripts = entryOf(root, 'scripts')?.value
  return (scripts?.sort === 'map' ? scripts.entries : []).flatMap(({ key, value }) => {
    // The customary place for a comment.
    if (key.startsWith('//') || value.sort !== 'scalar' || typeof value.value !== 'string') return []
    const source = jsonStringSource(file, value.span, value.value)
    return factOf('npm-script', { text: source.text, stretches: stretchesOf(file, source) }, GUARDED)
  })
}
