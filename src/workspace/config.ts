import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { DEFAULT_CONFIG, type EngineConfig } from '../engine/model/config.ts'
import type { Rule } from '../engine/rules/rule.ts'
import { DEFAULT_FILE_SIZE } from './config-keys/limits.ts'
import { didYouMean } from './nearest.ts'
import { readDocument } from './read.ts'
import { CONFIG_NAME } from './root.ts'
import { UserError } from './user-error.ts'

/** A whole configuration: what the engine needs and what only the workspace needs. */
export interface Config {
  readonly engine: EngineConfig
  /** Globs; empty takes every document. */
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** The largest document that is read, in bytes. */
  readonly sizeLimit: number
}

export interface ConfigRequest {
  readonly root: string
  /** A file that the user names in place of the root's own, relative to `cwd`. */
  readonly explicit?: string | undefined
  readonly cwd: string
  /** Asked for where there is a configuration to hold to them. */
  readonly rules: () => Promise<readonly Rule[]>
}

/** A configuration is data and short; more is a mistake or an attack. */
const MOST_BYTES = 1024 ** 2

/** Reads and validates the configuration; the defaults where there is none. Throws a UserError with every fault. */
export async function readConfig({ root, explicit, cwd, rules }: ConfigRequest): Promise<Config> {
  const path = explicit === undefined ? join(root, CONFIG_NAME) : resolve(cwd, explicit)
  const shownAs = explicit ?? CONFIG_NAME
  if (explicit === undefined && !existsSync(path)) {
    refuseMisnamed(root)
    return { engine: DEFAULT_CONFIG, include: [], exclude: [], sizeLimit: DEFAULT_FILE_SIZE }
  }
  const reading = readDocument(dirname(path), basename(path), MOST_BYTES)
  if (reading === undefined) throw new UserError({ message: `${shownAs} is not a file`, ...hintFor(path) })
  if ('detail' in reading) throw new UserError({ message: `${shownAs} cannot be read: ${reading.detail}` })
  // Most workspaces have no configuration: only those that do pay for the YAML parser and the validator.
  const { parseConfig } = await import('./parse-config.ts')
  return parseConfig(reading.text, shownAs, await rules())
}

function hintFor(path: string): { hint?: string } {
  try {
    const hint = didYouMean(basename(path), readdirSync(dirname(path)))
    return hint === undefined ? {} : { hint }
  } catch {
    return {}
  }
}

/** A configuration under another name would be passed over in silence. */
function refuseMisnamed(root: string): void {
  const misnamed = ['throughline.yml', 'throughline.json', '.throughline.yaml', '.throughline.yml'].find((name) =>
    existsSync(join(root, name)),
  )
  if (misnamed !== undefined)
    throw new UserError({ message: `${misnamed} is not read`, hint: `name it ${CONFIG_NAME}` })
}
