import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { reviewHtml } from '../../src/reporters/review-html.ts'
import { packetOf } from '../engine/change/review/change.ts'
import { AFTER, BEFORE } from '../engine/change/review/harbour.ts'
import { violationsOn } from './axe.ts'

const endpoint = inject('browser')
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

async function opened(mode: 'light' | 'dark', width: number) {
  const browser = await chromium.connect(endpoint!)
  // axe is a script, which the packet's own policy forbids.
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: mode })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', ({ message }) => said.push(message))
  page.on('request', (request) => {
    if (request.url() !== address) said.push(`asks ${request.url()}`)
  })
  await page.goto(address)
  return { page, said, close: () => browser.close() }
}

test.skipIf(endpoint === undefined).for([
  ['light', 1100],
  ['dark', 1100],
  ['light', 390],
  ['dark', 390],
] as const)('the packet is sound in %s at %i pixels', async ([mode, width]) => {
  const { page, said, close } = await opened(mode, width)
  expect(await violationsOn(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
  expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toContain('Decisions (4)')
  expect(said).toEqual([])
  await close()
})

test.skipIf(endpoint === undefined)('on paper everything is open', async () => {
  const { page, close } = await opened('light', 800)
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = false
  })
  const change = page.getByText('three times')
  expect(await change.isVisible()).toBe(false)
  await page.emulateMedia({ media: 'print' })
  expect(await change.isVisible()).toBe(true)
  await close()
})
