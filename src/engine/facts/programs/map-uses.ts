/** Uses of a shell text → the same uses with spans in the file that holds the text. */
import type { UseFact } from '../../model/program.ts'
import type { ShellSource } from './shell-source.ts'

export function mapUses(uses: readonly UseFact[], { spanToFile }: ShellSource): UseFact[] {
  return uses.map((use) => {
    const mapped = { ...use, span: spanToFile(use.span) }
    return 'swallowed' in mapped && mapped.swallowed ? { ...mapped, swallowed: spanToFile(mapped.swallowed) } : mapped
  })
}
