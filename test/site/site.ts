/** A small Starlight site in a folder of its own, with this repository's plugins and dependencies. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'

const repository = join(import.meta.dirname, '../..')
const plugin = (name: string) => JSON.stringify(pathToFileURL(join(repository, 'plugins', name)).href)

/** `satteri` is what Astro takes where nothing is said. */
export type Processor = 'unified' | 'satteri'

/** With them, the site takes Throughline as a plugin of Starlight; else as an integration of Astro. */
export interface Settings {
  /** Plain data, as in the configuration of each. */
  readonly astro?: object
  readonly starlight?: object
  readonly throughline?: object
  /** Files beside the documents; paths are relative to the site. */
  readonly files?: Readonly<Record<string, string>>
  /** Module of the Starlight plugin. */
  readonly plugin?: string
}

function configWith(processor: Processor, settings: Settings | undefined): string {
  const module = settings === undefined ? plugin('astro.ts') : JSON.stringify(settings.plugin) || plugin('starlight.ts')
  const own = `throughline(${JSON.stringify(settings?.throughline) ?? ''})`
  const starlight = JSON.stringify({ title: 'Observatory', pagefind: false, ...settings?.starlight })
  const integrations =
    settings === undefined ? `starlight(${starlight}), ${own}` : `starlight({ ...${starlight}, plugins: [${own}] })`
  return `
${processor === 'unified' ? "import { unified } from '@astrojs/markdown-remark'" : ''}
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import throughline from ${module}

export default defineConfig({
  cacheDir: './.cache/astro',
  vite: { cacheDir: './.cache/vite' },
  ${processor === 'unified' ? 'markdown: { processor: unified({ smartypants: false }) },' : ''}
  ...${JSON.stringify(settings?.astro ?? {})},
  integrations: [${integrations}],
})
`
}

const CONTENT_CONFIG = `
import { defineCollection } from 'astro:content'
import { docsLoader } from '@astrojs/starlight/loaders'
import { docsSchema } from '@astrojs/starlight/schema'

export const collections = { docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }) }
`

/** Astro compiles the dependencies that are named here and depend on Astro. */
const MANIFEST =
  '{ "private": true, "type": "module", "devDependencies": { "@astrojs/starlight": "*", "astro": "*" } }\n'

export interface Site {
  readonly root: string
  /** Writes a document; its path is relative to the `docs` collection. */
  write(path: string, text: string): void
  remove(): void
}

export function siteWith(
  documents: Readonly<Record<string, string>>,
  processor: Processor = 'unified',
  settings?: Settings,
): Site {
  // Inside the repository, because Astro compiles a dependency only where it lies below or above the site.
  mkdirSync(join(repository, '.cache'), { recursive: true })
  const root = mkdtempSync(join(repository, '.cache/test-site-'))
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const write = (path: string, text: string) => put(`src/content/docs/${path}`, text)
  // A configuration makes the folder a workspace of its own.
  put('throughline.yaml', 'include: [src/content/**]\n')
  put('package.json', MANIFEST)
  put('public/favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>\n')
  put('astro.config.mjs', configWith(processor, settings))
  put('src/content.config.ts', CONTENT_CONFIG)
  for (const [path, text] of Object.entries(settings?.files ?? {})) put(path, text)
  for (const [path, text] of Object.entries(documents)) write(path, text)
  return { root, write, remove: () => rmSync(root, { recursive: true, force: true, maxRetries: 5 }) }
}

const VITEST = new Set(['VITEST', 'NODE_ENV', 'BASE_URL', 'MODE', 'DEV', 'PROD', 'SSR', 'TEST'])

/** Starts Astro on the site, with variables of the environment beside those that are there. Output comes without colour. */
export function astro(
  site: Site,
  variables: Readonly<Record<string, string>>,
  ...args: readonly string[]
): ChildProcess {
  const main = join(repository, 'node_modules/astro/bin/astro.mjs')
  // Vitest's own settings would become those of the site: its base, and whether it is in production.
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !VITEST.has(name)))
  return spawn(process.execPath, [main, ...args], {
    cwd: site.root,
    env: { ...env, ...variables, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Runs a build to its end. */
export async function build(site: Site): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = astro(site, {}, 'build')
  let output = ''
  child.stdout!.on('data', (data) => (output += String(data)))
  child.stderr!.on('data', (data) => (output += String(data)))
  const code = await new Promise<number | null>((done) => child.on('close', done))
  return { code, output }
}

/** Waits until a process has printed a pattern, counted from the last match; rejects when it ends without. */
export function listenTo(child: ChildProcess): (pattern: RegExp) => Promise<RegExpExecArray> {
  let heard = ''
  let check = () => {}
  let end = () => {}
  const hear = (data: unknown) => {
    heard += String(data)
    check()
  }
  child.stdout!.on('data', hear)
  child.stderr!.on('data', hear)
  child.once('close', () => end())
  return (pattern) =>
    new Promise((found, lost) => {
      check = () => {
        const match = pattern.exec(heard)
        if (!match) return
        heard = heard.slice(match.index + match[0].length)
        check = () => {}
        found(match)
      }
      end = () => lost(new Error(`Ended without ${pattern}. Output:\n${heard}`))
      check()
    })
}
