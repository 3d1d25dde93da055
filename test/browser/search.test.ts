import { expect } from 'vitest'
import type { Page } from 'playwright-core'
import { test } from './browser.ts'

/** Types into the dialog as a reader does, and waits for the list. */
async function search(page: Page, words: string): Promise<string[]> {
  await page.getByRole('button', { name: 'Search' }).first().click()
  const input = page.locator('dialog input').first()
  await input.fill(words)
  const found = page.locator('.tl-found li')
  await found.first().waitFor()
  return found.allTextContents()
}

test('an id is found whole, first, with its kind and state', async ({ visit }) => {
  const page = await visit('ours', '/')
  const [first] = await search(page, 'DQ-R1-006')
  expect(first).toMatch(
    /^DQ-R1-006 Rank by holdings at the reader’s branch|^DQ-R1-006 Rank by holdings at the reader's branch/,
  )
  expect(first).toMatch(/decision/i)
  expect(first).toMatch(/superseded/i)
})

test('a part of an id finds those that have it, and leads there', async ({ visit }) => {
  const page = await visit('observatory', '/')
  const found = await search(page, '002')
  expect(found.map((text) => text.split(' ')[0]).sort()).toEqual(
    expect.arrayContaining(['D-002', 'REQ-DOME-002', 'T002', 'V-DOME-002']),
  )
  await page.getByRole('link', { name: /^D-002/ }).click()
  await page.waitForURL('**/stars/dome/decision-log/#d-002--close-it-in-fog')
})

test('the family and the arrow keys are enough', async ({ visit }) => {
  const page = await visit('ours', '/')
  const found = await search(page, 'DQ-R1')
  expect(found.length).toBeGreaterThan(3)
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(found[0])
  await page.keyboard.press('Enter')
  await page.waitForURL('**/decision-log/#dq-r1-*')
})

test('items that could not be loaded are asked for again when the dialog is opened again', async ({ visit }) => {
  const page = await visit('observatory', '/')
  await page.route('**/items.json', (route) => route.fulfill({ body: 'no JSON' }), { times: 1 })
  const failed = page.waitForResponse('**/items.json')
  await page.getByRole('button', { name: 'Search' }).first().click()
  await (await failed).finished()
  await page.keyboard.press('Escape')
  expect((await search(page, 'D-002'))[0]).toMatch(/^D-002/)
})

test('hostile titles are found and shown as text', async ({ visit }) => {
  const page = await visit('observatory', '/')
  const [first] = await search(page, 'REQ-DOME-004')
  expect(first).toContain('<img src=x onerror="window.hostile=1">')
})

test('before search is opened, nothing of it is loaded', async ({ visit }) => {
  const page = await visit('ours', '/')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.reload()
  await page.waitForLoadState('networkidle')
  expect(asked.filter((path) => /pagefind|items\.json|item-search/.test(path))).toEqual([])
})
