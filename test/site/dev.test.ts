import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, expect, it, vi } from 'vitest'
import { DOCUMENTS, LOG, NIGHT } from './documents.ts'
import { astro, listenTo, siteWith } from './site.ts'
import { verdictOn } from '../../scripts/browser/find.ts'
import { thisMachine } from '../../scripts/browser/this-machine.ts'

const site = siteWith({ ...DOCUMENTS, 'de/index.md': '---\ntitle: Sternwarte\n---\n' }, 'unified', {
  astro: { base: '/stars' },
  starlight: { locales: { root: { label: 'English', lang: 'en' }, de: { label: 'Deutsch' } } },
  files: {
    'src/pages/seen.json.ts': `
      import { site } from 'virtual:throughline'
      export const GET = () => Response.json(site.pages)
    `,
  },
})
/** Stands in for an editor, and notes what it is asked to open. */
const opened = join(site.root, 'opened.txt')
const editor = join(site.root, 'editor.sh')
writeFileSync(editor, `#!/bin/sh\necho "$@" > ${JSON.stringify(opened)}\n`)
chmodSync(editor, 0o755)

const server = astro(site, { LAUNCH_EDITOR: editor }, 'dev', '--host', '127.0.0.1', '--port', '0')
let browser: Browser | undefined
afterAll(async () => {
  if (server.exitCode === null) {
    const ended = new Promise((done) => server.once('close', done))
    server.kill()
    await ended
  }
  await browser?.close()
  site.remove()
})

it('answers a save on the terminal, on the page, in the toolbar and in the module, without a restart', async ({
  skip,
}) => {
  const verdict = verdictOn(thisMachine())
  if (verdict.state !== 'found') {
    if (process.env['CI'] === 'true') throw new Error('There is no browser.')
    return skip('There is no browser: `make test` says how to get one.')
  }
  browser = await chromium.launch({ executablePath: verdict.path })
  const heard = listenTo(server)
  await heard(/The plan holds/)
  const [, base] = await heard(/(http:\/\/127\.0\.0\.1:\d+)/)
  await heard(/watching for file changes/)
  const read = async (path: string) => (await fetch(`${base}/stars${path}`)).text()
  /** The server answers from a store that it watches: it may be a moment behind its own announcement. */
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 })
  const page = await browser.newPage()
  await page.goto(`${base}/stars/night/`)
  const shown = windowOf(page)
  const link = page.locator('.sl-markdown-content a.tl-ref').first()
  expect(await link.getAttribute('href')).toBe('/stars/decision-log/#d-001--open-the-dome-by-hand')
  await eventually(async () => expect(await shown()).toContain('Nothing to report on this page.'))
  await open(page)
  expect(await shown()).toContain('src/content/docs/night.md')
  expect(await levelOf(page)).toBeNull()

  // A broken id in the page itself.
  site.write('night.md', NIGHT.replace('D-001 and', 'D-010 and'))
  await heard(/night\.md:6:14 error D-010 is not defined/)
  await heard(/Pages are up to date/)
  await eventually(async () => {
    expect(await page.locator('span.tl-undefined').getAttribute('title', { timeout: 200 })).toMatch(/^D-010 is not/)
  })
  await eventually(async () =>
    expect(await shown()).toMatch(/1 error on this page\..*error 6:14 D-010 is not defined/is),
  )
  expect(await levelOf(page)).toBe('error')
  await page.getByRole('button', { name: 'Open line 6 in the editor' }).click()
  await eventually(() => Promise.resolve(expect(existsSync(opened)).toBe(true)))
  await eventually(() => Promise.resolve(expect(readFileSync(opened, 'utf8')).toContain('src/content/docs/night.md')))

  // What another page says of it, and the same page below another language.
  await page.goto(`${base}/stars/decision-log/`)
  await eventually(async () => expect(await shown()).toContain('1 diagnostic on other pages.'))
  await page.goto(`${base}/stars/de/night/`)
  await eventually(async () => expect(await shown()).toContain('D-010 is not defined'))

  site.write('night.md', NIGHT.replace('title: A night', 'title: A long night'))
  await heard(/The plan holds/)
  await heard(/Pages are up to date/)
  await eventually(async () => expect(await page.locator('span.tl-undefined').count()).toBe(0))
  await eventually(async () => expect(await shown()).toContain('Nothing to report on this page.'))
  await eventually(async () => {
    expect(JSON.parse(await read('/seen.json'))).toMatchObject({
      'src/content/docs/night.md': { title: 'A long night', href: '/stars/night/' },
    })
  })

  // A definition that goes breaks pages that nobody has saved, Markdown and MDX.
  site.write('decision-log.md', LOG.replace('### D-002 — Close', '### D-012 — Close'))
  await heard(/notes\.mdx:9:13 error D-002 is not defined/)
  await heard(/Pages are up to date/)
  await eventually(async () => expect(await read('/night/')).toMatch(/tl-undefined" title="D-002 is not defined/))
  await eventually(async () => expect(await read('/notes/')).toMatch(/tl-undefined" title="D-002 is not defined/))

  // A document at the address of a page of the plan.
  site.write('plan/decisions.md', '---\ntitle: Decisions\n---\n')
  await heard(/plan\/decisions\.md is published at \/stars\/plan\/decisions\/, which is Throughline's/)
  await heard(/Pages are up to date/)

  // It is said again with the next save, which reaches the pages all the same.
  site.write('night.md', NIGHT.replace('title: A night', 'title: A foggy night'))
  await heard(/plan\/decisions\.md is published at/)
  await eventually(async () => {
    expect(JSON.parse(await read('/seen.json'))).toMatchObject({
      'src/content/docs/night.md': { title: 'A foggy night', href: '/stars/night/' },
    })
  })

  // A page that is saved while the configuration is faulty has its links when it is mended.
  const configuration = join(site.root, 'throughline.yaml')
  const good = readFileSync(configuration, 'utf8')
  writeFileSync(configuration, 'nonsense: 1\n')
  await heard(/throughline\.yaml:1:1: unknown key "nonsense"\n {2}known are include/)
  site.write('night.md', NIGHT.replace('title: A night', 'title: A clear night'))
  await heard(/Reloaded data from night\.md/)
  writeFileSync(configuration, good)
  await heard(/The plan can be read again/)
  await heard(/Pages are up to date/)
  await eventually(async () => {
    const night = await read('/night/')
    expect(night).toContain('A clear night')
    expect(night).toContain('href="/stars/decision-log/#d-001--open-the-dome-by-hand"')
  })
})

/** Opens the app; a reload keeps it open. */
async function open(page: Page): Promise<void> {
  await page.locator('astro-dev-toolbar button[data-app-id="throughline"]').dispatchEvent('click')
}

function windowOf(page: Page): () => Promise<string> {
  const frame = page.locator('astro-dev-toolbar-app-canvas[data-app-id="throughline"] astro-dev-toolbar-window')
  return () => frame.innerText({ timeout: 1000 })
}

/** How bad the worst is, as the icon shows it by colour and shape; null where it shows nothing. */
async function levelOf(page: Page): Promise<string | null> {
  const button = page.locator('astro-dev-toolbar button[data-app-id="throughline"] .notification')
  const isShown = await button.evaluate((element) => element.hasAttribute('data-active'))
  return isShown ? await button.getAttribute('data-level') : null
}
