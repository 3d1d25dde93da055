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

/** The same with all of it committed. */
export function committed(files: Readonly<Record<string, string>>): string {
  const directory = repositoryWith(files)
  commit(directory, 'first')
  return directory
}

/** Commits whatever stands in the directory; returns the name of the commit. */
export function commit(directory: string, message: string): string {
  git(directory, 'add', '--all')
  git(directory, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', message)
  return revision(directory, 'HEAD')
}

export function revision(directory: string, ref: string): string {
  return execFileSync('git', ['-C', directory, 'rev-parse', ref], { encoding: 'utf8' }).trim()
}

export function git(directory: string, ...words: readonly string[]): void {
  execFileSync('git', ['-C', directory, ...words], { stdio: 'ignore' })
}

export const isRoot = process.getuid?.() === 0
