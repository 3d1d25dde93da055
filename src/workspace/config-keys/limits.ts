import type { ConfigKey } from './config-key.ts'

/** In bytes. */
export const DEFAULT_FILE_SIZE = 10 * 1024 * 1024

const UNITS = { B: 1, KB: 1024, MB: 1024 ** 2 }

export const limitsKey: ConfigKey = {
  name: 'limits',
  schema: () => ({
    type: 'object',
    title: 'a map with the key fileSize',
    description: 'How much is read.',
    additionalProperties: false,
    properties: {
      fileSize: {
        type: ['integer', 'string'],
        title: 'a number of bytes, or a size such as 10MB, of at most 256MB',
        description:
          'The largest document that is read, in bytes or with a unit (B, KB, MB). A larger one is reported and not read.',
        minimum: 1,
        maximum: 256 * UNITS.MB,
        pattern: '^((1\\d{8}|[1-9]\\d{0,7}) ?B|(1\\d{5}|[1-9]\\d{0,4}) ?KB|([1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-6]) ?MB)$',
        default: '10MB',
      },
    },
  }),
}

/** The bytes of a size that the schema has let through. */
export function bytesOf(size: number | string): number {
  if (typeof size === 'number') return size
  const [, digits, unit] = /^(\d+) ?(B|KB|MB)$/.exec(size)!
  return Number(digits) * UNITS[unit as keyof typeof UNITS]
}
