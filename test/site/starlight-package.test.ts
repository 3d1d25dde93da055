/** What a site gets from a registry: the package is built, packed, unpacked below the site, and used by name. */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DOCUMENTS } from './documents.ts'
import { brokenLinks } from './links.ts'
import { build, siteWith } from './site.ts'

const repository = join(import.meta.dirname, '../..')
const COUNTED = `---
import StarlightPage from '@astrojs/starlight/components/StarlightPage.astro'
import { site } from 'virtual:throughline'
---

<StarlightPage frontmatter={{ title: 'Counted' }}><p class="count">{site.items.length} items</p></StarlightPage>
`
const TITLE = `---
import Ours from 'throughline/starlight/components/PageTitle.astro'
---

<div class="own"><Ours /></div>
`
/** A package is compiled with the site where the site names it. */
const MANIFEST = JSON.stringify({
  private: true,
  type: 'module',
  devDependencies: { '@astrojs/starlight': '*', astro: '*', throughline: '*' },
})
const site = siteWith(DOCUMENTS, 'satteri', {
  plugin: 'throughline/starlight',
  files: { 'package.json': MANIFEST, 'src/pages/counted.astro': COUNTED, 'src/Title.astro': TITLE },
  starlight: { components: { PageTitle: './src/Title.astro' } },
})
const installed = join(site.root, 'node_modules/throughline')
let scratch: string

beforeAll(() => {
  scratch = mkdtempSync(join(repository, '.cache/package-'))
  const bin = join(repository, 'node_modules/tsdown/dist/run.mjs')
  run(repository, process.execPath, bin, '--out-dir', join(scratch, 'dist'), '--no-clean')
  for (const name of ['package.json', 'schemas', 'LICENSE']) {
    cpSync(join(repository, name), join(scratch, name), { recursive: true })
  }
  run(scratch, 'npm', 'pack', '--silent', '--ignore-scripts', '--offline')
  const [packed] = readdirSync(scratch).filter((name) => name.endsWith('.tgz'))
  mkdirSync(installed, { recursive: true })
  run(scratch, 'tar', '-xzf', packed!, '--strip-components=1', '-C', installed)
})
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true })
  site.remove()
})

it('brings everything that its sources import when they run', () => {
  const folder = join(installed, 'dist/plugins/starlight')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    /\.(?:astro|ts|css)$/.test(path),
  )
  expect(files.length).toBeGreaterThan(15)
  const missing = files.flatMap((file) => {
    const text = readFileSync(join(folder, file), 'utf8')
    return [...text.matchAll(/^(?:import (?!type\b)|export (?!type\b)|@import )[^'"=]*['"](\.[^'"]+)['"]/gm)]
      .map(([, path]) => path!)
      .filter((path) => !existsSync(join(folder, dirname(file), path)))
      .map((path) => `${file}: ${path}`)
  })
  expect(missing).toEqual([])
})

it('builds a site in one line', async () => {
  const { code, output } = await build(site)
  if (code !== 0) throw new Error(output)
  const page = (path: string) => readFileSync(join(site.root, 'dist', path, 'index.html'), 'utf8')
  expect(page('night')).toContain('href="/decision-log/#d-001--open-the-dome-by-hand"')
  expect(page('night')).toMatch(/<div class="own">\s*<h1 id="_top"/)
  expect(page('plan/decisions')).toContain('D-004')
  expect(page('counted')).toMatch(/<p class="count">\d\d items<\/p>/)
  expect(brokenLinks({ directory: join(site.root, 'dist'), base: '' })).toEqual([])
})

it('types the module for the site', () => {
  writeFileSync(
    join(site.root, 'typed.ts'),
    `/// <reference path=".astro/types.d.ts" />
import type { SiteIndex } from 'throughline/starlight'
import { site } from 'virtual:throughline'
export const whole: SiteIndex = site
export const day: string = site.day
// @ts-expect-error There is no such part.
export const none = site.nothing
`,
  )
  const tsc = join(repository, 'node_modules/typescript/bin/tsc')
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'preserve',
    '--target',
    'es2024',
    '--types',
    'node',
  ]
  run(site.root, process.execPath, tsc, ...options, 'typed.ts')
})

/** Runs a command to its end; throws what it printed where it fails. */
function run(cwd: string, command: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${words.join(' ')}\n${stdout}${stderr}`)
}
