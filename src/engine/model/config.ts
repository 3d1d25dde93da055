import type { DecisionState } from './decision-state.ts'
import type { Severity } from './diagnostic.ts'
import type { ProseConfig } from './prose.ts'

/** What the engine needs to know of a configuration; the workspace reads and validates `throughline.yaml`. */
export interface EngineConfig {
  /** Globs of the directories that are scopes; empty: by convention. */
  readonly scopes: readonly string[]
  readonly families: {
    /** Prefixes whose undefined ids are always reported (`DQ-R1-`). */
    readonly owned: readonly string[]
    /** Prefixes that belong to somebody else (`INFRA-`). */
    readonly foreign: readonly string[]
  }
  /** Path aliases of links, `@assets/` → `src/assets/`. */
  readonly aliases: Readonly<Record<string, string>>
  readonly decisions: {
    /** A team's own words for the states of a decision, in lower case: `ratified` → `locked`. */
    readonly statuses: Readonly<Record<string, DecisionState>>
  }
  readonly durability: {
    /** Globs of files that are scratch, beside the engine's own. */
    readonly ephemeral: readonly string[]
    /** Globs of files that stay, whatever their names. */
    readonly durable: readonly string[]
  }
  /** Further words for the columns of typed tables: by sort of table and role, in lower case. */
  readonly tables: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  /** Undefined where the configuration is silent: prose is not read, unless somebody asks. False: not even then. */
  readonly prose?: ProseConfig | false
  /** The day of the run, 2026-11-21: the engine reads no clock. Undefined where no rule is to look at ages. */
  readonly today?: string
  /** The rules' severities and options, where they differ from the rules' own. */
  readonly rules: Readonly<Record<string, RuleSetting>>
}

export interface RuleSetting {
  readonly severity: Severity | 'off'
  readonly options: Readonly<Record<string, unknown>>
}

export const DEFAULT_CONFIG: EngineConfig = {
  scopes: [],
  families: { owned: [], foreign: [] },
  aliases: {},
  decisions: { statuses: {} },
  durability: { ephemeral: [], durable: [] },
  tables: {},
  rules: {},
}
