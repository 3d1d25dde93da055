/** Once for all browser tests: the two sites are built and served, and one browser is started. */
import { chromium } from 'playwright-core'
import type { TestProject } from 'vitest/node'
import { buildOwnSite } from './own-site.ts'
import { OBSERVATORY, OBSERVATORY_CONFIG } from './observatory.ts'
import { serve } from './server.ts'
import { verdictOn } from '../../scripts/browser/find.ts'
import { thisMachine } from '../../scripts/browser/this-machine.ts'
import { build, siteWith } from '../site/site.ts'

export type SiteName = 'ours' | 'observatory'

export interface ServedSite {
  readonly origin: string
  /** Without a slash at its end; empty where the site has none. */
  readonly base: string
  /** Of the built pages. */
  readonly folder: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the browser listens; undefined without one. */
    browser: string | undefined
    /** What to do where there is no browser. */
    advice: string
    sites: Readonly<Record<SiteName, ServedSite>> | undefined
  }
}

export const OBSERVATORY_BASE = '/stars'

/** Returns what ends it all. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const verdict = verdictOn(thisMachine())
  if (verdict.state !== 'found') {
    provide('browser', undefined)
    provide('sites', undefined)
    provide('advice', verdict.state === 'absent' ? verdict.advice : '`make test` installs one.')
    return async () => {}
  }
  // Each keeps about one core busy.
  const [own, observatory] = await Promise.all([buildOwnSite('unified'), buildObservatory()])
  const [server, other, browser] = await Promise.all([
    serve(own.folder, ''),
    serve(observatory.folder, OBSERVATORY_BASE),
    chromium.launchServer({ executablePath: verdict.path }),
  ])
  provide('browser', browser.wsEndpoint())
  provide('advice', '')
  provide('sites', {
    ours: { origin: server.origin, base: '', folder: own.folder },
    observatory: { origin: other.origin, base: OBSERVATORY_BASE, folder: observatory.folder },
  })
  return async () => {
    await Promise.all([browser.close(), server.close(), other.close()])
    own.remove()
    observatory.remove()
  }
}

/** With the processor that Astro takes by itself, and below a base: what our own site has not. */
async function buildObservatory() {
  const site = siteWith(OBSERVATORY, 'satteri', {
    astro: { base: OBSERVATORY_BASE },
    starlight: { pagefind: true },
    files: { 'throughline.yaml': OBSERVATORY_CONFIG },
  })
  const { code, output } = await build(site)
  if (code === 0) return { folder: `${site.root}/dist`, remove: () => site.remove() }
  site.remove()
  throw new Error(`The observatory does not build:\n${output}`)
}
