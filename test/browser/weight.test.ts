import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { test } from './browser.ts'

/** In bytes: what a page without a diagram may ship of script until somebody searches. */
const MOST = 45 * 1024

test.for([
  '/',
  '/projects/catalogue-search/runbooks/branch-cutover/',
  '/plan/items/',
  '/plan/decisions/',
  '/plan/traceability/',
])('little script is shipped: %s', async (address, { visit }) => {
  const page = await visit('ours', address)
  const scripts = new Set<string>()
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.add(request.url())
  })
  await page.reload({ waitUntil: 'networkidle' })
  const loaded = await Promise.all([...scripts].map(async (url) => (await fetch(url)).text()))
  const inline = await page.locator('script:not([src])').allTextContents()
  const bytes = [...loaded, inline.join('\n')].map((text) => gzipSync(text).length)
  const sum = bytes.reduce((total, each) => total + each, 0)
  expect(sum).toBeGreaterThan(1000)
  expect(sum).toBeLessThanOrEqual(MOST)
})
