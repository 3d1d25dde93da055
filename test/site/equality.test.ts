/** The built pages of our own site show what the engine saw: the same headings, ids and links, whichever processor. */
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { compare } from './equality.ts'
import { buildOwnSite, type OwnSite } from '../browser/own-site.ts'
import type { Processor } from './site.ts'

const root = join(import.meta.dirname, '../..')

test.for(['unified', 'satteri'] as const)('headings, ids and links of our pages: %s', async (processor) => {
  const { folder, remove } = builtAlready(processor) ?? (await buildOwnSite(processor))
  try {
    const { differences, ...counts } = await compare({ root, folder })
    expect(differences).toEqual([])
    // Not vacuous.
    expect(counts.count).toBeGreaterThan(100)
    expect(counts.headings).toBeGreaterThan(1000)
    expect(counts.references).toBeGreaterThan(400)
    expect(counts.links).toBeGreaterThan(200)
  } finally {
    remove()
  }
})

/** What the browser looks at was built in the same way; there is none where there is no browser. */
function builtAlready(processor: Processor): OwnSite | undefined {
  const sites = inject('sites')
  return sites && processor === 'unified' ? { folder: sites.ours.folder, remove: () => {} } : undefined
}
