/**
 * What the Starlight plugin costs: builds of one site with it and without it, in turn, each from nothing. A kept cache
 * would hide the rendering, which is where most of the plugin's work is done.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { writeCorpus } from './corpus.ts'
import { run, type Command, type Usage } from './run.ts'

export interface SiteCost extends Usage {
  readonly seconds: number
}

export interface SiteCosts {
  readonly withPlugin: readonly SiteCost[]
  readonly without: readonly SiteCost[]
}

const USE = 'plugins: [throughline()],'

/** A configuration and its folder for all that a build writes. */
interface Build {
  readonly site: string
  /** Relative to the site: Astro knows no other. */
  readonly config: string
  readonly folder: string
}

/** Builds of our own site. */
export function measureOwnSite(root: string, rounds: number): SiteCosts {
  return inFolder(root, (folder) =>
    measure(root, root, readFileSync(join(root, 'astro.config.mjs'), 'utf8'), folder, rounds),
  )
}

/** Builds of a site with a generated corpus of `count` documents. */
export function measureGeneratedSite(root: string, count: number, rounds: number): SiteCosts {
  return inFolder(root, (folder) => {
    const site = join(folder, 'site')
    mkdirSync(site)
    writeCorpus(join(site, 'src/content/docs'), count, titled)
    writeFileSync(join(site, 'src/content.config.ts'), readFileSync(join(root, 'src/content.config.ts')))
    writeFileSync(join(site, 'throughline.yaml'), 'include: [src/content/**]\n')
    // Astro compiles the dependencies that are named here and depend on Astro.
    const dependencies = { '@astrojs/starlight': '*', astro: '*' }
    writeFileSync(join(site, 'package.json'), JSON.stringify({ private: true, type: 'module', dependencies }))
    return measure(root, site, CONFIG, folder, rounds)
  })
}

const CONFIG = `
import { unified } from '@astrojs/markdown-remark'
import starlight from '@astrojs/starlight'
import { defineConfig } from 'astro/config'
import throughline from './plugins/starlight.ts'

export default defineConfig({
  markdown: { processor: unified({ smartypants: false }) },
  integrations: [starlight({ ${USE} title: 'Generated' })],
})
`

/** Starlight takes a page's title from its frontmatter alone. */
function titled(text: string, path: string): string {
  const title = /^# (.*)/m.exec(text)?.[1] ?? path
  return `---\ntitle: ${JSON.stringify(title)}\n---\n\n${text}`
}

/** Within the repository: Astro compiles a dependency only where it lies below or above the site. */
function inFolder(root: string, work: (folder: string) => SiteCosts): SiteCosts {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const folder = mkdtempSync(join(root, '.cache/bench-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

function measure(root: string, site: string, config: string, folder: string, rounds: number): SiteCosts {
  if (!config.includes(USE)) throw new Error(`The configuration of the site says nowhere "${USE}".`)
  const own = config.replace("'./plugins/starlight.ts'", JSON.stringify(join(root, 'plugins/starlight.ts')))
  const builds = [
    buildOf(site, own, join(folder, 'with')),
    buildOf(site, own.replace(USE, ''), join(folder, 'without')),
  ] as const
  const costs = builds.map((): SiteCost[] => [])
  for (let round = 0; round < rounds; round++) {
    // The one that goes first finds the files cold: each takes its turn at that.
    const order = round % 2 === 0 ? [0, 1] : [1, 0]
    for (const at of order) costs[at]!.push(costOf(root, builds[at]!))
  }
  return { withPlugin: costs[0]!, without: costs[1]! }
}

/** The configuration lies beside what it was made from; everything that its build writes goes into `folder`. */
function buildOf(site: string, config: string, folder: string): Build {
  mkdirSync(folder)
  writeFileSync(join(folder, 'base.mjs'), config)
  const path = join(folder, 'astro.config.mjs')
  const written = (name: string) => JSON.stringify(join(folder, name))
  writeFileSync(
    path,
    `import base from './base.mjs'
export default {
  ...base,
  outDir: ${written('out')},
  cacheDir: ${written('cache')},
  vite: { ...base.vite, cacheDir: ${written('vite')} },
}
`,
  )
  return { site, config: relative(site, path), folder }
}

function costOf(root: string, { site, config, folder }: Build): SiteCost {
  for (const written of ['out', 'cache', 'vite']) rmSync(join(folder, written), { recursive: true, force: true })
  const command: Command = {
    program: process.execPath,
    arguments: [
      '--import',
      join(root, 'scripts/bench/usage.mjs'),
      join(root, 'node_modules/astro/bin/astro.mjs'),
      'build',
      '--config',
      config,
    ],
    from: site,
  }
  const { seconds, exitCode, report, errors } = run(command, join(folder, 'log'))
  if (exitCode !== 0) throw new Error(`A build of ${site} failed:\n${errors}`)
  return { seconds, ...(JSON.parse(report) as Usage) }
}
