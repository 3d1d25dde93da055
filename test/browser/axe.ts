/** What axe objects to on a page. The builder of @axe-core/playwright sends all that passes as well, a second per page. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const require = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))
const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8')

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** One line for each element: the rule, where it is, and its beginning. */
export async function violationsOn(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE)
  // Code that scrolls can be reached by the keyboard once the script beside it has had an idle moment.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>('.expressive-code pre')].every(
      (block) => block.scrollWidth <= block.clientWidth || block.tabIndex === 0,
    ),
  )
  const options: RunOptions = { runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] }
  const violations = await page.evaluate(async (given) => {
    const { axe } = window as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } }
    const { violations } = await axe.run(given)
    return violations.map(({ id, nodes }) => nodes.map(({ target, html }) => [id, target.join(' '), html] as const))
  }, options)
  return violations.flat().map(([id, target, html]) => `${id}: ${target}: ${html.slice(0, 120)}`)
}
