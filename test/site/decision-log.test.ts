import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')

it('gives a reason for every dependency', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string> | undefined>
  const names = Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] })
  const log = read('src/content/docs/projects/throughline/decision-log.md')
  // Types come with what they describe.
  const unexplained = names.filter((name) => !name.startsWith('@types/') && !log.includes(`\`${name}\``))
  expect(unexplained).toEqual([])
})
