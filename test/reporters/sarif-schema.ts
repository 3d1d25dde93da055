import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

const FILE = join(import.meta.dirname, 'fixtures/sarif-2.1.0.schema.json')

/** RFC 3986 without its finer points: only characters that a URI may have, escapes whole, a scheme where one is asked for. */
const REFERENCE = /^(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/

/** Says what is wrong with a SARIF log by the official schema; nothing where it is valid. */
export function sarifFaults(): (log: unknown) => string[] {
  // Of what draft-04 has and later drafts do not, the schema uses the name of its own address only.
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>
  const validate = new Ajv({
    allErrors: true,
    strict: true,
    // Alternatives of required properties are named away from where those are defined.
    strictRequired: false,
    strictTypes: false,
    // One of its patterns is none by the rules of Unicode mode.
    unicodeRegExp: false,
    formats: {
      uri: (text: string) => REFERENCE.test(text) && URL.canParse(text),
      'uri-reference': REFERENCE,
      'date-time': (text: string) => !Number.isNaN(Date.parse(text)),
    },
  }).compile(schema)
  return (log) =>
    validate(log) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}
