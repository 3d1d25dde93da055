import { createHash } from 'node:crypto'

/** The name of a diagnostic as services take it: 32 hexadecimal digits. */
export function digestOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32)
}
