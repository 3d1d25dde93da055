/** Finds real documents to measure on, and unpacks them outside the repository. */
import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { filesUnder } from '../generate/output.ts'

/** The folder of an unpacked corpus; undefined where there is none. An archive is unpacked into `scratch`. */
export function corpusFolder(root: string, name: string, scratch: string): string | undefined {
  for (const folder of [process.env['THROUGHLINE_CORPORA'], resolve(root, '../shared/corpora')]) {
    if (folder === undefined || folder === '') continue
    const unpacked = join(folder, name)
    if (existsSync(unpacked)) return unpacked
    const archive = join(folder, `${name}.tar.xz`)
    if (!existsSync(archive)) continue
    const { status, stderr } = spawnSync('tar', ['-xf', resolve(archive), '-C', scratch], { encoding: 'utf8' })
    if (status !== 0) throw new Error(`${archive} cannot be unpacked:\n${stderr}`)
    return join(scratch, name)
  }
  return undefined
}

/** How many documents, and their bytes. */
export function sizeOf(folder: string): { readonly documents: number; readonly bytes: number } {
  const documents = filesUnder(folder, '.').filter((path) => /\.mdx?$/.test(path))
  const bytes = documents.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0)
  return { documents: documents.length, bytes }
}
