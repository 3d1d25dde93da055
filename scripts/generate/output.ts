/** What a generator returns, and how it reaches the disk: formatted, only where it differs, stale ones removed. */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { format, resolveConfig } from 'prettier'

export interface Output {
  /** Relative to the repository, with `/`. */
  readonly path: string
  readonly text: string
}

/** A difference between what is generated and what stands on disk. */
export interface Drift {
  readonly path: string
  readonly state: 'missing' | 'stale' | 'left over'
}

/** As `prettier --check` wants it. */
export async function formatted(root: string, output: Output): Promise<Output> {
  const file = join(root, output.path)
  const options = await resolveConfig(file)
  return { path: output.path, text: await format(output.text, { ...options, filepath: file }) }
}

/** `folders` hold nothing but generated files: what else stands in them is left over from a rule that has gone. */
export function driftOf(root: string, outputs: readonly Output[], folders: readonly string[]): Drift[] {
  const paths = new Set(outputs.map((output) => output.path))
  const drift: Drift[] = []
  for (const { path, text } of outputs) {
    const current = textOf(join(root, path))
    if (current !== text) drift.push({ path, state: current === undefined ? 'missing' : 'stale' })
  }
  for (const folder of folders) {
    for (const path of filesUnder(root, folder)) if (!paths.has(path)) drift.push({ path, state: 'left over' })
  }
  return drift
}

export function settle(root: string, outputs: readonly Output[], drift: readonly Drift[]): void {
  const texts = new Map(outputs.map((output) => [output.path, output.text]))
  for (const { path } of drift) {
    const text = texts.get(path)
    const file = join(root, path)
    if (text === undefined) {
      rmSync(file)
      continue
    }
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

/** Every file below a folder, sorted by code unit; none where the folder does not exist. */
export function filesUnder(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return []
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

function textOf(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
