/** How extraction sees a reader of prose: what makes one is loaded only where it is asked for. */
import type { ProseFact } from '../model/prose.ts'
import type { Page } from './page.ts'

/** Synchronous, and never throws. */
export type ProseReader = (page: Page) => ProseFact[]
