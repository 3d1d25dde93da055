/** One text for each diagnostic, by which a service knows it again in the next run. */
import type { Fingerprint } from './fingerprint.ts'

/** A number that stands alone counts something or names a line; one with a letter or a hyphen belongs to a name. */
const NUMBER = /(?<![\p{L}\p{N}_.-])\d+(?![\p{L}\p{N}_-])/gu

/**
 * In the order of the fingerprints, no two alike. What is said of the same text in the same section twice is numbered in
 * that order. Neither the line nor its other text is part of it: both change without the diagnostic being another one.
 */
export function fingerprintNames(fingerprints: readonly Fingerprint[]): string[] {
  const seen = new Map<string, number>()
  return fingerprints.map(({ ruleId, messageId, file, section, text, message }) => {
    const name = [ruleId, messageId, file, section, text, message.replace(NUMBER, '0')].join('\0')
    const occurrence = (seen.get(name) ?? 0) + 1
    seen.set(name, occurrence)
    return `${name}\0${occurrence}`
  })
}
