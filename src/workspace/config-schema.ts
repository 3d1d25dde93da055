import type { Rule } from '../engine/rules/rule.ts'
import { aliasesKey } from './config-keys/aliases.ts'
import type { ConfigKey, JsonSchema } from './config-keys/config-key.ts'
import { decisionsKey } from './config-keys/decisions.ts'
import { durabilityKey } from './config-keys/durability.ts'
import { excludeKey } from './config-keys/exclude.ts'
import { familiesKey } from './config-keys/families.ts'
import { includeKey } from './config-keys/include.ts'
import { limitsKey } from './config-keys/limits.ts'
import { proseKey } from './config-keys/prose.ts'
import { rulesKey } from './config-keys/rules.ts'
import { scopesKey } from './config-keys/scopes.ts'
import { tablesKey } from './config-keys/tables.ts'

export const CONFIG_KEYS: readonly ConfigKey[] = [
  includeKey,
  excludeKey,
  scopesKey,
  familiesKey,
  aliasesKey,
  decisionsKey,
  durabilityKey,
  tablesKey,
  proseKey,
  rulesKey,
  limitsKey,
]

/** The JSON Schema of `throughline.yaml`, published as schemas/throughline.schema.json. */
export function configSchema(rules: readonly Rule[]): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'a map of settings',
    description: 'The configuration of Throughline, throughline.yaml at the root of a workspace.',
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(CONFIG_KEYS.map((key) => [key.name, key.schema(rules)])),
  }
}
