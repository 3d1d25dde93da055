import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { extractPermissions, SETTINGS_FILES } from '../src/engine/facts/permissions.ts'

/**
 * The patterns of the permission allowlist of a directory, as its `.claude/settings.json` and `.claude/settings.local.json`
 * have them, for the settings of an ESLint configuration:
 *
 *     settings: { shell: { allow: allowlistIn(import.meta.dirname) } }
 *
 * Throws where a settings file is there and cannot be read: without its patterns every command would be reported, or none.
 */
export function allowlistIn(directory: string): string[] {
  return SETTINGS_FILES.flatMap((path) => patternsOf(join(directory, path)))
}

function patternsOf(file: string): string[] {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (['ENOENT', 'ENOTDIR'].includes(code)) return []
    throw new Error(`${file} could not be read; make it readable, or list the patterns in the configuration`, {
      cause: error,
    })
  }
  const { unreadable, permissions = [] } = extractPermissions(text)
  const [fault] = unreadable
  if (fault) throw new Error(`${file}: ${fault.detail}; mend the file, or list the patterns in the configuration`)
  return permissions.map(({ text: pattern }) => pattern)
}
