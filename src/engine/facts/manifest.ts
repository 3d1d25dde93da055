import type { HeadingFact } from '../model/facts.ts'
import type { ManifestFact } from '../model/records.ts'
import type { Page } from './page.ts'

/** Undefined where the page does not look like a cleanup manifest: most pages end here, so the first question is cheap. */
export function extractManifest(_page: Page, _headings: readonly HeadingFact[]): ManifestFact | undefined {
  return undefined
}
