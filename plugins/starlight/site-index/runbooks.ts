/** Runbooks: by which symptoms they are found, whose they are, and which text their ticks are of. */
import type { Document } from '../../../src/engine/link/index.ts'
import { runbooksOf as runbooksIn } from '../../../src/engine/views/runbooks.ts'
import { versionOf } from '../digest.ts'
import type { SiteContext } from './context.ts'

export interface Runbook {
  readonly title: string
  readonly href: string
  /** What is seen, a line each. */
  readonly symptoms: readonly string[]
  /** Their section; undefined where the page has none. */
  readonly symptomsHref?: string
  /** Whether a reader of the page meets them first. */
  readonly opensWithSymptoms: boolean
  /** Steps and boxes that can be ticked. */
  readonly steps: number
  /** Changes with the text, not with the frontmatter: whoever verifies a page that holds writes a new date into it. */
  readonly version: string
  readonly owners: readonly string[]
  readonly isInUse: boolean
}

/** By page. */
export function runbooksOf(context: SiteContext): Record<string, Runbook> {
  const shown = new Set(context.documents)
  return Object.fromEntries(
    runbooksIn(context.index).flatMap(({ document, heading, ...runbook }): [string, Runbook][] => {
      const href = shown.has(document) ? context.hrefOfDocument(document) : undefined
      if (href === undefined) return []
      return [
        [
          context.pageKeyOf(document),
          {
            title: context.titleOf(document),
            href,
            ...runbook,
            ...(heading && { symptomsHref: `${href}#${encodeURIComponent(heading.slug)}` }),
            version: versionOf(bodyOf(document, context.textOf(document))),
          },
        ],
      ]
    }),
  )
}

function bodyOf({ facts: { frontmatter } }: Document, text: string): string {
  return text.slice(frontmatter?.span[1] ?? 0)
}
