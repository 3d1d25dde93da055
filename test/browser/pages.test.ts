import { expect } from 'vitest'
import { violationsOn } from './axe.ts'
import { shiftsOn, test } from './browser.ts'
import { drawn } from './diagrams.ts'
import { PAGES } from './pages.ts'

test.for(PAGES)(
  'nothing moves, axe objects to nothing, and 360 pixels are wide enough: %s',
  async ([, site, address], { visit }) => {
    const page = await visit(site, address)
    await drawn(page)
    expect.soft(await shiftsOn(page), 'what moves').toEqual([])
    expect.soft(await violationsOn(page), 'in light').toEqual([])
    await page.evaluate(() => (document.documentElement.dataset['theme'] = 'dark'))
    await drawn(page)
    expect.soft(await violationsOn(page), 'in dark').toEqual([])
    await page.setViewportSize({ width: 360, height: 800 })
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
  },
)
