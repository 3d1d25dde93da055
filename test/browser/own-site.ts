/** Our own site, built into a folder of its own: the one in `dist` may be of another day, or is being built just now. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import type { Processor } from '../site/site.ts'

const root = join(import.meta.dirname, '../..')

export interface OwnSite {
  /** Of the built pages. */
  readonly folder: string
  remove(): void
}

/** Throws with the output where the build fails. */
export async function buildOwnSite(processor: Processor): Promise<OwnSite> {
  mkdirSync(join(root, '.cache'), { recursive: true })
  const place = mkdtempSync(join(root, '.cache/own-site-'))
  const remove = () => rmSync(place, { recursive: true, force: true, maxRetries: 5 })
  const config = join(place, 'astro.config.mjs')
  writeFileSync(config, configWith(processor, place))
  try {
    await run(relative(root, config))
  } catch (error) {
    remove()
    throw error
  }
  return { folder: join(place, 'out'), remove }
}

const configWith = (processor: Processor, place: string) => `
import base from '../../astro.config.mjs'

export default {
  ...base,
  outDir: ${JSON.stringify(join(place, 'out'))},
  cacheDir: ${JSON.stringify(join(place, 'cache'))},
  vite: { ...base.vite, cacheDir: ${JSON.stringify(join(place, 'vite'))} },
  ${processor === 'satteri' ? 'markdown: {},' : ''}
}
`

function run(config: string): Promise<void> {
  // Astro behaves otherwise where it believes that Vitest drives it.
  const { VITEST: _vitest, NODE_ENV: _mode, ...environment } = process.env
  const main = join(root, 'node_modules/astro/bin/astro.mjs')
  const child = spawn(process.execPath, [main, 'build', '--config', config], {
    cwd: root,
    env: { ...environment, ASTRO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', CI: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  return new Promise((built, failed) => {
    child.on('error', failed)
    child.on('close', (code) => (code === 0 ? built() : failed(new Error(`Our site does not build:\n${output}`))))
  })
}
