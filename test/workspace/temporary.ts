import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A directory with these files, outside of any repository; gone when the test is over. */
export function directoryWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const directory = mkdtempSync(join(realpathSync(tmpdir()), 'throughline-'))
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true })
    writeFileSync(join(directory, path), content)
  }
  return directory
}

/** The same as a git repository in which all of the files are tracked. */
export function repositoryWith(files: Readonly<Record<string, string>>): string {
  const directory = directoryWith(files)
  git(directory, 'init', '--quiet')
  git(directory, 'add', '--all')
  return directory
}

export function git(directory: string, ...words: readonly string[]): void {
  execFileSync('git', ['-C', directory, ...words], { stdio: 'ignore' })
}

export const isRoot = process.getuid?.() === 0
