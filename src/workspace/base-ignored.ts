/** What git ignored at the base, where a change edits the rules of that. */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { git } from './git.ts'

export interface BaseIgnoredRequest {
  readonly root: string
  /** Every `.gitignore` of the base below the root, with its text. */
  readonly rules: ReadonlyMap<string, Buffer>
  readonly paths: readonly string[]
  /** Some rules are for folders alone. */
  readonly isFolder: (path: string) => boolean
}

export const isIgnoreFile = (path: string) => path === '.gitignore' || path.endsWith('/.gitignore')

/** Git reads such rules from a work tree only, so it is shown one that holds nothing else. */
export function ignoredAtBase({ root, rules, paths, isFolder }: BaseIgnoredRequest): ReadonlySet<string> {
  if (paths.length === 0) return new Set()
  const words = ['rev-parse', '--show-prefix', '--absolute-git-dir']
  const [prefix = '', gitDirectory = ''] = git(root, words).output.split('\n')
  const top = mkdtempSync(join(tmpdir(), 'throughline-ignore-'))
  try {
    const folder = join(top, prefix)
    mkdirSync(folder, { recursive: true })
    // Rules above the root are no part of what is checked.
    const names = prefix.split('/').slice(0, -1)
    names.forEach((_, depth) => {
      const own = join(root, '../'.repeat(names.length - depth), '.gitignore')
      if (existsSync(own)) copyFileSync(own, join(top, ...names.slice(0, depth), '.gitignore'))
    })
    for (const path of paths) if (isFolder(path)) mkdirSync(join(folder, path), { recursive: true })
    for (const [path, text] of rules) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    const ask = ['--git-dir', gitDirectory, '--work-tree', top, 'check-ignore', '--no-index', '-z', '--stdin']
    const { output } = git(folder, ask, paths.map((path) => `${path}\0`).join(''))
    return new Set(output.split('\0').filter((path) => path !== ''))
  } finally {
    rmSync(top, { recursive: true, force: true })
  }
}
