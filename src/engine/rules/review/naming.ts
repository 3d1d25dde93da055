import type { ReviewTarget } from '../../link/reviews.ts'

/** `"Symptoms" in docs/fog.md`, or the page. */
export function nameOf({ file, heading }: ReviewTarget): string {
  return heading === undefined ? file : `"${heading}" in ${file}`
}
