import { cleanupRecord } from '../../link/cleanup-record.ts'
import type { Index } from '../../link/index.ts'

/** Whether the latest manifest that names a path calls it intentionally absent. */
export function isSaidAbsent(index: Index, path: string): boolean {
  if (index.manifests.length === 0) return false
  return cleanupRecord(index)
    .latestAbout(path)
    .some(({ entry }) => entry.action === 'absent')
}
