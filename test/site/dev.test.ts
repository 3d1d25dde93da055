import { afterAll, expect, it, vi } from 'vitest'
import { DOCUMENTS, LOG, NIGHT } from './documents.ts'
import { astro, listenTo, siteWith } from './site.ts'

const site = siteWith(DOCUMENTS)
const server = astro(site, 'dev', '--host', '127.0.0.1', '--port', '0')

afterAll(async () => {
  const ended = new Promise((done) => server.once('close', done))
  server.kill()
  await ended
  site.remove()
})

it('answers a save on the terminal and on the page, without a restart', async () => {
  const heard = listenTo(server)
  await heard(/The plan holds/)
  const [, base] = await heard(/(http:\/\/127\.0\.0\.1:\d+)/)
  await heard(/watching for file changes/)
  const page = async (path: string) => (await fetch(`${base}${path}`)).text()
  /** The server answers from a store that it watches: it may be a moment behind its own announcement. */
  const eventually = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 100 })
  const sound = await page('/night/')
  expect(sound).toContain('href="/decision-log/#d-001--open-the-dome-by-hand"')
  expect(sound).not.toContain('tl-panel')

  // A broken id in the page itself.
  site.write('night.md', NIGHT.replace('D-001 and', 'D-010 and'))
  await heard(/night\.md:6:14 error D-010 is not defined/)
  await heard(/Pages are up to date/)
  await eventually(async () => {
    const broken = await page('/night/')
    expect(broken).toContain('Throughline reports 1 diagnostic on this page')
    expect(broken).toContain('Line 6:14, error: D-010 is not defined')
    expect(broken).toMatch(/<span class="tl-undefined" title="D-010 is not defined[^>]*>D-010<\/span>/)
  })

  site.write('night.md', NIGHT)
  await heard(/The plan holds/)
  await heard(/Pages are up to date/)
  await eventually(async () => expect(await page('/night/')).not.toContain('tl-panel'))

  // A definition that goes breaks pages that nobody has saved, Markdown and MDX.
  site.write('decision-log.md', LOG.replace('### D-002 — Close', '### D-012 — Close'))
  await heard(/notes\.mdx:9:13 error D-002 is not defined/)
  await heard(/Pages are up to date/)
  await eventually(async () => expect(await page('/night/')).toContain('Line 6:25, error: D-002 is not defined'))
  await eventually(async () => expect(await page('/notes/')).toContain('Line 9:13, error: D-002 is not defined'))
})
