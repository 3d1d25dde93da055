import { expect } from 'vitest'
import { test } from './browser.ts'

const RUNBOOK = '/dome/runbooks/dome-stays-open/'

test('boxes remember what was ticked, and a reset can be undone', async ({ visit }) => {
  const page = await visit('observatory', RUNBOOK)
  const boxes = page.locator('.sl-markdown-content input[type=checkbox]')
  // Two steps of the diagnosis, two of the remediation, and two that the author wrote as tasks.
  expect(await boxes.count()).toBe(6)
  await boxes.nth(0).check()
  await boxes.nth(4).check()
  await page.reload()
  const ticked = async () => Promise.all((await boxes.all()).map((box) => box.isChecked()))
  expect(await ticked()).toEqual([true, false, false, false, true, false])
  await page.locator('[data-tick-reset]').click()
  expect(await ticked()).toEqual([false, false, false, false, false, false])
  await page.locator('[data-tick-undo]').click()
  expect(await ticked()).toEqual([true, false, false, false, true, false])
  await page.locator('[data-tick-reset]').click()
  await page.reload()
  expect(await ticked()).toEqual([false, false, false, false, false, false])
})

test('two tabs of one runbook keep the ticks of both', async ({ visit }) => {
  const page = await visit('observatory', RUNBOOK)
  const other = await page.context().newPage()
  await other.goto(page.url())
  const box = (tab: typeof page, at: number) => tab.locator('.sl-markdown-content input[type=checkbox]').nth(at)
  await box(page, 0).check()
  await other.locator('.sl-markdown-content input:checked').waitFor()
  await box(other, 1).check()
  await page.locator('.sl-markdown-content input:checked').nth(1).waitFor()
  expect(await box(other, 0).isChecked()).toBe(true)
  expect(await page.locator('.tl-tick-bar [role=status]').innerText()).toMatch(/2.*6/)
  await other.locator('[data-tick-reset]').click()
  await page.locator('.tl-tick-bar').waitFor({ state: 'hidden' })
  expect(await page.locator('.sl-markdown-content input:checked').count()).toBe(0)
  await other.close()
})

test('ticks of another version of the text are dropped, and that is said', async ({ visit }) => {
  const page = await visit('observatory', RUNBOOK)
  await page.locator('.sl-markdown-content input[type=checkbox]').first().check()
  // The page as it would be after a change of its text.
  await page.route('**/dome-stays-open/', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace(/data-version="[^"]+"/, 'data-version="another"')
    await route.fulfill({ response, body })
  })
  await page.reload()
  expect(await page.locator('.sl-markdown-content input:checked').count()).toBe(0)
  expect(await page.locator('.tl-tick-bar [role=status]').innerText()).not.toBe('')
  await page.locator('[data-tick-close]').click()
  await page.reload()
  await page.locator('.tl-tick-bar').waitFor({ state: 'hidden' })
})

test('the copy button copies the commands, without prompts, output and comments', async ({ visit }) => {
  const page = await visit('observatory', RUNBOOK, { permissions: ['clipboard-read', 'clipboard-write'] })
  const copied = async (at: number) => {
    await page.locator('.expressive-code').nth(at).hover()
    await page.locator('.expressive-code .copy button').nth(at).click()
    return page.evaluate(() => navigator.clipboard.readText())
  }
  expect(await copied(0)).toBe('dome status --winch\ndome power')
  expect(await copied(1)).toBe('dome log --night last')
})

test('the page says how old its verification is', async ({ visit }) => {
  const page = await visit('observatory', RUNBOOK)
  expect(await page.locator('.tl-freshness').first().innerText()).toMatch(/verified/i)
  expect(await page.locator('.tl-freshness time').first().getAttribute('datetime')).toBe('2026-01-15')
})
