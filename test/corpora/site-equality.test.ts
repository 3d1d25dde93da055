/**
 * The pages of Starlight's own documentation show what the engine saw of them. Translations are left out: they say the
 * same over and over. Components of that site have a stand-in.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { corpusFolder } from '../../scripts/bench/corpora.ts'
import { filesUnder } from '../../scripts/generate/output.ts'
import { compare } from '../site/equality.ts'
import { build, siteWith } from '../site/site.ts'

const scratch = mkdtempSync(join(tmpdir(), 'throughline-equality-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const folder = corpusFolder(resolve(import.meta.dirname, '../..'), 'starlight', scratch)

/** Links into what was left out are no faults of the pages. */
const CONFIG = `
include: [src/content/**]
rules:
  link/missing-file: off
  link/missing-anchor: off
  link/outside-root: off
`

/** They take a file of an example and a picture, which the corpus lacks. */
const LEFT_OUT: ReadonlySet<string> = new Set(['components/code.mdx', 'index.mdx'])

const PATHS = '{ "extends": "astro/tsconfigs/base", "compilerOptions": { "paths": { "~/*": ["./src/*"] } } }\n'

test.skipIf(folder === undefined).for(['unified', 'satteri'] as const)(
  'pages of Starlight (skipped where the corpora are absent): %s',
  async (processor) => {
    const documents = documentsIn(join(folder!, 'docs/src/content/docs'))
    const components = new Set(
      Object.values(documents).flatMap(
        (text) => text.match(/(?<=from '(?:~|(?:\.\.\/)+)\/?)components\/[\w/-]+\.astro/g) ?? [],
      ),
    )
    // It shows whatever it is given.
    const slots = new Set(Object.values(documents).flatMap((text) => text.match(/(?<=slot=")[\w-]+/g) ?? []))
    const standIn = ['<slot />', ...[...slots].map((name) => `<slot name="${name}" />`)].join('\n')
    const standIns = Object.fromEntries([...components].map((path) => [`src/${path}`, standIn]))
    const files = { 'throughline.yaml': CONFIG, 'tsconfig.json': PATHS, ...standIns }
    const site = siteWith(documents, processor, { files })
    try {
      const { code, output } = await build(site)
      expect(code, output).toBe(0)
      const { differences, ...counts } = await compare({ root: site.root, folder: join(site.root, 'dist') })
      expect(differences).toEqual([])
      // Nobody is led to the page that says that there is none.
      expect(Object.keys(documents)).toHaveLength(35)
      expect(counts).toEqual({ count: 34, headings: 413, references: 0, links: 279 })
    } finally {
      site.remove()
    }
  },
)

/** By path. Of the translations' folders, `da` to `zh-cn`, none is taken. */
function documentsIn(docs: string): Record<string, string> {
  const paths = filesUnder(docs, '.').filter(
    (path) => /\.mdx?$/.test(path) && !/^[a-z]{2}(?:-[a-z]{2})?\//.test(path) && !LEFT_OUT.has(path),
  )
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(docs, path), 'utf8')]))
}
