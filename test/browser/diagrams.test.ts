import { expect } from 'vitest'
import { test } from './browser.ts'
import { drawn } from './diagrams.ts'

test('a change of theme draws the diagrams again', async ({ visit }) => {
  const page = await visit('observatory', '/dome/diagrams/')
  await drawn(page)
  const colours = () =>
    page
      .locator('figure.tl-diagram svg')
      .first()
      .evaluate((svg) => svg.outerHTML)
  const light = await colours()
  await page.locator('starlight-theme-select select').first().selectOption('dark')
  await drawn(page)
  const dark = await colours()
  expect(dark).not.toBe(light)
  await page.locator('starlight-theme-select select').first().selectOption('light')
  await drawn(page)
  expect(await page.locator('figure.tl-diagram').first().getAttribute('data-drawn')).toBe('light')
})

test('a diagram with an error shows its source with the message', async ({ visit }) => {
  const page = await visit('observatory', '/dome/diagrams/')
  const broken = page.locator('figure.tl-diagram[data-problem]')
  expect(await broken.count()).toBe(1)
  expect(await broken.innerText()).toContain('dusk --> ((night')
  expect(await broken.innerText()).toMatch(/unexpected "\("/)
})

test('what a diagram says is a picture with a name, and nothing in it runs or leads away', async ({ visit }) => {
  const page = await visit('observatory', '/dome/diagrams/')
  await drawn(page)
  for (const svg of await page.locator('figure.tl-diagram svg[role=img]').all())
    expect(await svg.getAttribute('aria-label')).not.toBe('')
  const found = await page
    .locator('figure.tl-diagram')
    .evaluateAll((figures) =>
      figures.flatMap((figure) =>
        [...figure.querySelectorAll('*')].flatMap((element) => [
          ...(['SCRIPT', 'IFRAME', 'IMG', 'OBJECT'].includes(element.tagName.toUpperCase()) ? [element.outerHTML] : []),
          ...[...element.attributes]
            .filter(({ name, value }) => /^on/i.test(name) || /^\s*(?:javascript|data):/i.test(value))
            .map(({ name, value }) => `${name}=${value}`),
        ]),
      ),
    )
  expect(found).toEqual([])
})

test('a diagram that names a file stays text, however the name is spelled, and asks nobody', async ({ visit }) => {
  // The visit itself fails where the page asks another host.
  const page = await visit('observatory', '/dome/lures/')
  await drawn(page)
  await page.waitForLoadState('networkidle')
  expect(await page.locator('figure.tl-diagram').count()).toBe(7)
  // Where our own reader finds a mistake before Mermaid is asked, that is what is shown.
  expect(await page.locator('figure.tl-diagram:is([data-failed], [data-problem])').count()).toBe(7)
})

test('a large diagram is drawn when somebody asks for it', async ({ visit }) => {
  const page = await visit('observatory', '/dome/large/')
  await drawn(page)
  const large = page.locator('figure.tl-diagram[data-failed=large]')
  expect(await large.count()).toBe(2)
  await large.last().getByRole('button', { name: 'Draw it anyway' }).click()
  await page.locator('figure.tl-diagram[data-drawn]').waitFor()
  expect(await large.count()).toBe(1)
})

test('diagrams far below are drawn before anybody prints', async ({ visit }) => {
  const page = await visit('ours', '/projects/catalogue-search/run-choreography/')
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('figure.tl-diagram:not([data-problem])')].every(
      ({ dataset }) => dataset['drawn'] !== undefined,
    ),
  )
  expect(await page.locator('figure.tl-diagram[data-drawn]').count()).toBeGreaterThan(0)
})
