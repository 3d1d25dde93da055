/** Words that a reader replaces: `<your-name>`, `s3://<bucket>/plans`. To a shell their angle brackets are redirections. */
import type { Span } from '../model/range.ts'

/** `<in >out` and `<in>out` are redirections: before a placeholder's end stands no space, and behind it no letter. */
const PLACEHOLDER =
  /(?<!<)<[A-Za-z][\w-]*(?:(?: ?[./|:,'] ?| )[\w-]+)*(?:\.{3})?>(?![\w&|>(])|(?<=[\w/:=."'-])<[A-Za-z][\w.-]*>/g

export interface Masked {
  /** As long as the text, with letters in the place of each placeholder. */
  readonly text: string
  readonly placeholders: readonly Span[]
}

export function maskPlaceholders(text: string): Masked {
  if (!text.includes('<')) return { text, placeholders: [] }
  const placeholders: Span[] = []
  const masked = text.replace(PLACEHOLDER, (found: string, at: number) => {
    placeholders.push([at, at + found.length])
    return '_'.repeat(found.length)
  })
  return { text: masked, placeholders }
}
