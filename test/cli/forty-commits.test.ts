/** A repository of forty commits: what each brings and heals, beside a list that was made by hand. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { git, repositoryWith } from '../workspace/temporary.ts'
import { COMMITS } from './forty-commits/commits.ts'
import { filesOf } from './forty-commits/files.ts'
import { HARBOUR } from './forty-commits/harbour.ts'
import { throughline } from './session.ts'

interface Listed {
  readonly ruleId: string
  readonly file: string
  readonly state: 'new' | 'existing' | 'healed'
  readonly range: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } }
}

test('each commit is charged with what it brings, and credited with what it heals', async () => {
  const root = repositoryWith(HARBOUR)
  const files = filesOf(HARBOUR)
  commit(root, 'The harbour')
  let before = new Map(files.texts)
  const seen = []
  for (const { message, edit } of COMMITS) {
    edit(files)
    for (const path of before.keys()) rmSync(join(root, path))
    for (const [path, text] of files.texts) {
      mkdirSync(join(root, dirname(path)), { recursive: true })
      writeFileSync(join(root, path), text)
    }
    commit(root, message)
    const { out, err } = await throughline(root, 'check', '--base', 'HEAD~1', '--format', 'json')
    expect(err, message).toBe('')
    const { diagnostics } = JSON.parse(out) as { diagnostics: Listed[] }
    const told = (state: Listed['state'], texts: ReadonlyMap<string, string>) =>
      diagnostics
        .filter((diagnostic) => diagnostic.state === state)
        .map(({ ruleId, file, range: { start, end } }) => {
          return `${ruleId} ${file}: ${texts.get(file)?.slice(start.offset, end.offset)}`
        })
    seen.push({ message, brings: told('new', files.texts), heals: told('healed', before) })
    before = new Map(files.texts)
  }
  expect(seen).toEqual(COMMITS.map(({ message, brings = [], heals = [] }) => ({ message, brings, heals })))
  expect(COMMITS).toHaveLength(40)
})

function commit(root: string, message: string): void {
  git(root, 'add', '--all')
  git(root, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', message)
}
