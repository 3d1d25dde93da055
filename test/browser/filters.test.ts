import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test } from './browser.ts'

const shown = (page: Page) => page.locator('[data-filter-row]:not([hidden])').count()

test.for(['/plan/items/', '/plan/decisions/', '/plan/traceability/'])(
  'filters live in the address: %s',
  async (address, { visit }) => {
    const page = await visit('ours', address)
    const all = await shown(page)
    expect(all).toBeGreaterThan(3)
    // One that asks for something, and not how to show it.
    const select = page.locator('form.tl-filters select:has(option[value=""])').first()
    const name = (await select.getAttribute('name'))!
    const options = await select
      .locator('option')
      .evaluateAll((each) => each.map((option) => (option as HTMLOptionElement).value))
    const value = options.find((option) => option !== '')!
    await select.selectOption(value)
    expect(new URL(page.url()).searchParams.get(name)).toBe(value)
    const some = await shown(page)
    expect(some).toBeLessThanOrEqual(all)

    // The address alone brings the same rows.
    await page.reload()
    expect(await select.inputValue()).toBe(value)
    expect(await shown(page)).toBe(some)

    await page.locator('form.tl-filters input[type=search]').fill('no such words anywhere')
    expect(await shown(page)).toBe(0)
    expect(await page.locator('[data-filter-none]').isVisible()).toBe(true)
    await page.locator('form.tl-filters input[type=search]').fill('')
    expect(await shown(page)).toBe(some)

    await page.goBack()
    await page.waitForFunction(
      (before) => document.querySelectorAll('[data-filter-row]:not([hidden])').length === before,
      all,
    )
    expect(await select.inputValue()).toBe('')
  },
)

test('an address that asks for what there is not shows what there is', async ({ visit }) => {
  const page = await visit('ours', '/plan/items/?kind=%3Cscript%3E&q=DQ-R1-001')
  expect(await shown(page)).toBe(1)
})
