/**
 * `test` for what happens in a browser. A page that is visited fails its test where it says an error, asks another host,
 * or runs a word of the hostile text in the observatory's documents.
 */
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import { expect, inject, test as base } from 'vitest'
import type { SiteName } from './setup.ts'

export interface Visit {
  readonly mode?: 'light' | 'dark'
  /** Of the window, in pixels. */
  readonly width?: number
  readonly permissions?: BrowserContextOptions['permissions']
}

/** Opens a page of a site; the address is that below the site's base. Each visit has a browser of its own, as it were. */
export type VisitPage = (site: SiteName, address: string, visit?: Visit) => Promise<Page>

let connected: Promise<Browser> | undefined

export const test = base.extend<{ browser: Browser; visit: VisitPage }>({
  browser: async ({ skip }, use) => {
    const endpoint = inject('browser')
    if (endpoint === undefined) {
      const advice = `There is no browser. ${inject('advice')}`
      if (process.env['CI'] === 'true') throw new Error(advice)
      skip(advice)
      return
    }
    await use(await (connected ??= chromium.connect(endpoint)))
  },
  visit: async ({ browser }, use) => {
    const sites = inject('sites')
    if (!sites) throw new Error('there is a browser, and no site was built')
    const faults: string[] = []
    const pages: Page[] = []
    await use(async (name, address, { mode = 'light', width = 1280, permissions } = {}) => {
      const { origin, base } = sites[name]
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        colorScheme: mode,
        ...(permissions && { permissions }),
      })
      const page = await context.newPage()
      pages.push(page)
      watch(page, origin, faults)
      await page.addInitScript(noteShifts)
      await page.goto(origin + base + address)
      return page
    })
    for (const page of pages) {
      const ran = await page.evaluate(() => 'hostile' in window)
      if (ran) faults.push(`${page.url()}: hostile text has run`)
      await page.context().close()
    }
    expect(faults).toEqual([])
  },
})

function watch(page: Page, origin: string, faults: string[]): void {
  const note = (fault: string) => faults.push(`${page.url()}: ${fault}`)
  page.on('console', (message) => {
    if (message.type() === 'error') note(message.text())
  })
  page.on('pageerror', ({ message }) => note(message))
  page.on('dialog', (dialog) => {
    note(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url())
    if (asked !== origin && protocol !== 'data:' && protocol !== 'blob:') note(`asks ${request.url()}`)
  })
}

/** What has moved by itself since the page was shown as a whole, one line for each layout shift. */
export async function shiftsOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)
}

interface LayoutShift extends PerformanceEntry {
  readonly value: number
  readonly hadRecentInput: boolean
  readonly sources: readonly {
    readonly node: Node | null
    readonly previousRect: DOMRectReadOnly
    readonly currentRect: DOMRectReadOnly
  }[]
}

/** Runs in the page. */
function noteShifts(): void {
  const shifts: string[] = []
  Object.assign(window, { shifts })
  // A busy machine paints half a page first. What counts comes later: diagrams, and whatever a script adds.
  let shown = Infinity
  addEventListener('load', () => requestAnimationFrame(() => requestAnimationFrame((now) => (shown = now))))
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, startTime, sources } of list.getEntries() as LayoutShift[]) {
      if (hadRecentInput || startTime < shown) continue
      const moved = sources.map(({ node, previousRect: from, currentRect: to }) => {
        const what =
          node instanceof Element ? node.outerHTML.slice(0, 80) : (node?.textContent ?? 'what is gone by now')
        return `${what} from ${from.x},${from.y} ${from.width}x${from.height} to ${to.x},${to.y} ${to.width}x${to.height}`
      })
      shifts.push(`${value}: ${moved.join(' | ')}`)
    }
  }).observe({ type: 'layout-shift', buffered: true })
}
