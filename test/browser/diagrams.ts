import type { Page } from 'playwright-core'

/** Brings every diagram into view, and waits until it is drawn in the theme of the page, or says that it cannot be. */
export async function drawn(page: Page): Promise<void> {
  for (const figure of await page.locator('figure.tl-diagram:not([data-problem])').all()) {
    await figure.scrollIntoViewIfNeeded()
    await page.waitForFunction(
      (element) => {
        const { drawn, failed } = (element as HTMLElement).dataset
        return failed !== undefined || drawn === document.documentElement.dataset['theme']
      },
      await figure.elementHandle(),
    )
  }
}
