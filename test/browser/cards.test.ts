import { expect } from 'vitest'
import { test } from './browser.ts'

const NIGHT = '/dome/night/'

test('the mouse on an id shows its card, which stays while the mouse is on it, until Escape', async ({ visit }) => {
  const page = await visit('observatory', NIGHT)
  const card = page.getByRole('tooltip')
  const superseded = page.locator('a.tl-ref').first()
  await superseded.hover()
  await card.waitFor()
  expect(await card.innerText()).toMatch(/decision/i)
  expect(await card.innerText()).toContain('Open the dome by hand')
  expect(await card.innerText()).toMatch(/superseded by D-005/i)
  expect(await superseded.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'))
  await card.hover()
  expect(await card.isVisible()).toBe(true)
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'hidden' })
  expect(await superseded.getAttribute('aria-describedby')).toBeNull()
})

test('the mouse that goes elsewhere leaves no card behind', async ({ visit }) => {
  const page = await visit('observatory', NIGHT)
  const card = page.getByRole('tooltip')
  await page.locator('a.tl-ref').first().hover()
  await card.waitFor()
  await page.locator('h1').hover()
  await card.waitFor({ state: 'hidden' })
})

test('the keyboard shows the card of each id in turn', async ({ visit }) => {
  const page = await visit('observatory', NIGHT)
  const card = page.getByRole('tooltip')
  const refs = page.locator('.sl-markdown-content a.tl-ref')
  // By the keyboard alone: a focus that a script sets is none that shows.
  while ((await page.evaluate(() => document.activeElement?.className ?? '')) !== 'tl-ref')
    await page.keyboard.press('Tab')
  for (const id of ['D-001', 'D-005']) {
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(id)
    await card.waitFor()
    expect(await card.innerText()).toContain(id)
    await page.keyboard.press('Tab')
    if (id === 'D-001') continue
  }
  await page.keyboard.press('Escape')
  await card.waitFor({ state: 'hidden' })
  expect(await refs.count()).toBeGreaterThan(4)
})

test('what is superseded is struck through, and named so to a screen reader', async ({ visit }) => {
  const page = await visit('observatory', NIGHT)
  const link = page.getByRole('link', { name: /^D-001, superseded by D-005$/i }).first()
  expect(await link.evaluate((element) => getComputedStyle(element).textDecorationLine)).toContain('line-through')
})
