import { factsOfUnreadable } from '../engine/facts/extract.ts'
import { extractPermissions, SETTINGS_FILES } from '../engine/facts/permissions.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { Disk } from './disk.ts'
import type { Reading } from './read.ts'

export interface Permissions {
  readonly files: ReadonlyMap<string, FileFacts>
  readonly refused: readonly { readonly path: string; readonly reason: string }[]
}

/** Where settings are looked for: the disk, or a revision. */
export interface SettingsSource {
  readonly disk: Pick<Disk, 'find'>
  readonly read: (path: string) => Reading
}

/**
 * Facts of the root's settings files, by path, whether git ignores them or not. Nothing is read through a symbolic link:
 * many a `.claude` is one, and leads home.
 */
export function readPermissions({ disk, read }: SettingsSource): Permissions {
  const files = new Map<string, FileFacts>()
  const refused: { path: string; reason: string }[] = []
  for (const path of SETTINGS_FILES) {
    const found = disk.find(path)
    if (found.state !== 'file' || found.path !== path) continue
    const reading = read(path)
    if (!reading) continue
    if ('text' in reading) files.set(path, extractPermissions(reading.text))
    else {
      const { reason, detail, isRefused } = reading
      if (isRefused) refused.push({ path, reason: detail })
      else files.set(path, { ...factsOfUnreadable('json', { reason, detail }), permissions: [] })
    }
  }
  return { files, refused }
}
