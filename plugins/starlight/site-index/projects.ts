/** Projects: what stands in the way of each, its runs and gates. */
import type { SiteContext } from './context.ts'

export interface Project {
  /** Directory of its scope; '' is the root. */
  readonly directory: string
  /** Its part of the address: `throughline`. */
  readonly slug: string
  readonly title: string
  /** Address of its page. */
  readonly href: string
}

export function projectsOf(_context: SiteContext): Project[] {
  return []
}
