import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { reviewHtml } from '../../src/reporters/review-html.ts'
import { packetOf } from '../engine/change/review/change.ts'
import { AFTER, BEFORE } from '../engine/change/review/harbour.ts'
import { violationsOn } from './axe.ts'
import { test } from './browser.ts'

const html = [...reviewHtml(packetOf(BEFORE, AFTER))].join('')
let server: Server
let address: string

beforeAll(async () => {
  server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(html)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/packet.html`
})

afterAll(() => void server.close())

async function opened(browser: Browser, mode: 'light' | 'dark', width: number) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: mode })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', ({ message }) => said.push(message))
  page.on('request', (request) => {
    if (request.url() !== address) said.push(`asks ${request.url()}`)
  })
  await page.goto(address)
  return { page, said, close: () => context.close() }
}

test.for([
  ['light', 1100],
  ['dark', 1100],
  ['light', 390],
  ['dark', 390],
] as const)('the packet is sound in %s at %i pixels', async ([mode, width], { browser }) => {
  const { page, said, close } = await opened(browser, mode, width)
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toContain('Decisions (4)')
  expect(said).toEqual([])
  await close()
})

test('on paper everything is open', async ({ browser }) => {
  const { page, close } = await opened(browser, 'light', 800)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = false
  })
  const change = page.getByText('three times')
  expect(await change.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await change.isVisible()).toBe(true)
  await close()
})
