import { expect } from 'vitest'
import { test } from './browser.ts'

test('on paper a runbook has no navigation, empty boxes, and links that are spelled', async ({ visit }) => {
  const page = await visit('observatory', '/dome/runbooks/dome-stays-open/', { mode: 'dark' })
  await page.locator('.sl-markdown-content input[type=checkbox]').first().check()
  await page.emulateMedia({ media: 'print' })
  for (const gone of ['header.header', 'nav.sidebar', '.right-sidebar', '.tl-tick-bar', '.copy', '.pagination-links'])
    for (const element of await page.locator(gone).all()) expect(await element.isVisible(), gone).toBe(false)
  const spelled = await page
    .locator('.sl-markdown-content a[href*="requirements"]')
    .last()
    .evaluate((link) => getComputedStyle(link, '::after').content)
  expect(spelled).toContain('requirements')
  const box = page.locator('.sl-markdown-content input[type=checkbox]').first()
  const { appearance, background } = await box.evaluate((element) => {
    const { appearance, backgroundColor, backgroundImage } = getComputedStyle(element)
    return { appearance, background: `${backgroundColor} ${backgroundImage}` }
  })
  expect(appearance).toBe('none')
  expect(background).toMatch(/^(?:rgba\(0, 0, 0, 0\)|rgb\(255, 255, 255\)) none$/)
  const pdf = await page.pdf({ format: 'A4' })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)!.length).toBeLessThanOrEqual(3)
})
