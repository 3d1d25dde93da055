import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { languageOf } from '../../src/engine/facts/extract.ts'

/** Every file below a folder with its text; what is no document only exists. */
export function textsIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map((entry) => {
      const absolute = join(entry.parentPath, entry.name)
      const path = absolute.slice(folder.length + 1).replaceAll('\\', '/')
      return [path, languageOf(path) ? readFileSync(absolute, 'utf8') : '']
    }),
  )
}
