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
