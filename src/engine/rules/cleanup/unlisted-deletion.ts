import { cleanupRecord } from '../../link/cleanup-record.ts'
import type { Manifest } from '../../link/manifests.ts'
import { directoryOf } from '../../link/scopes.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cleanup/unlisted-deletion',
  summary: "A file that a change deletes in a manifest's folder, without a row that says so.",
  rationale: `A folder with a cleanup manifest promises that whatever goes from it has a row with a reason. A file that goes
without one is a riddle to the next reader, who cannot tell a decision from an accident.

Add a row to the manifest, or bring the file back. The manifest's area is its folder and everything below; a manifest at the
root has none. Files that stand elsewhere with the same content have not gone. The rule compares with a base revision:
\`throughline check --base origin/main\`.`,
  severity: 'error',
  needs: 'base',
  fixable: false,
  messages: {
    unlisted: '{path} stood here at {ref} and is gone, and no row of this manifest says why. Add one, with its reason.',
  },
  *check({ index }) {
    if (!index.base) return
    const record = cleanupRecord(index)
    const byFolder = new Map<string, Manifest>()
    // Of several manifests in one folder the latest is the one that a change adds to.
    for (const manifest of index.manifests) byFolder.set(directoryOf(manifest.document.path), manifest)
    byFolder.delete('')
    for (const path of index.base.deleted) {
      const manifest = nearestAbove(path, byFolder)
      if (!manifest || record.about(path).length > 0) continue
      yield {
        at: { file: manifest.document.path, span: manifest.fact.span },
        message: 'unlisted',
        data: { path, ref: index.base.ref },
      }
    }
  },
})

function nearestAbove(path: string, byFolder: ReadonlyMap<string, Manifest>): Manifest | undefined {
  for (let folder = directoryOf(path); folder !== ''; folder = directoryOf(folder)) {
    const manifest = byFolder.get(folder)
    if (manifest) return manifest
  }
  return undefined
}
