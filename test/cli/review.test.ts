import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AFTER, BEFORE } from '../engine/change/review/harbour.ts'
import { directoryWith, git, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

/** Without style, whose dictionaries take a moment to load. */
function harbour(config = 'prose: false\n'): string {
  const directory = repositoryWith({ ...BEFORE, 'throughline.yaml': config })
  commit(directory)
  return directory
}

function commit(directory: string): void {
  git(directory, '-c', 'user.name=keeper', '-c', 'user.email=keeper@harbour.test', 'commit', '--quiet', '-m', 'Bells')
}

function change(directory: string): void {
  for (const [path, text] of Object.entries(AFTER)) writeFileSync(join(directory, path), text)
}

test('tells the change of the work tree, and judges nothing', async () => {
  const directory = harbour()
  change(directory)
  const { code, out, err } = await throughline(directory, 'review', '--base', 'HEAD')
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^## What this change means\n\n<b>Brings \d+ errors?/)
  expect(out).toContain('### Decisions (4)\n\n- <b>Reopened</b>: <b>D-001</b>')
  expect(out).toContain('<b>“Opening the gate”</b> moved from `harbour.md`')
  expect((await throughline(directory, 'review', '--base', 'HEAD')).out).toBe(out)
})

test('no change is one line, and 0', async () => {
  const { code, out } = await throughline(harbour(), 'review', '--base', 'HEAD')
  expect([code, out]).toEqual([0, 'Nothing has changed since `HEAD`.\n'])
})

test('paths limit what is told; who rests on it is told wherever it stands', async () => {
  const directory = harbour()
  change(directory)
  const { out } = await throughline(directory, 'review', 'specs', '--base', 'HEAD', '--format', 'json')
  const packet = JSON.parse(out) as { pages: { file: string }[]; stale: unknown }
  expect(packet.pages.map(({ file }) => file)).toEqual([
    '001-tide/decision-log.md',
    '001-tide/tasks.md',
    '001-tide/verification.md',
  ])
  expect(packet.stale).toEqual([{ file: '001-tide/spec.md', rests: [{ id: 'D-001', line: 3 }] }])
})

test('--output writes the file whole, and nothing else', async () => {
  const directory = harbour()
  change(directory)
  const output = join(directoryWith(), 'packets/bells.html')
  const { code, out } = await throughline(directory, 'review', '--base=HEAD', '--format=html', '--output', output)
  expect([code, out]).toEqual([0, ''])
  expect(readFileSync(output, 'utf8')).toMatch(/^<!doctype html>\n[^]*<\/html>\n$/)
  expect(readdirSync(join(output, '..'))).toEqual(['bells.html'])
})

test('a renamed page is told as one, and new sentences alone are read for style', async () => {
  const directory = harbour('scopes: [specs/*]\n')
  const text = `${BEFORE['harbour.md']!}\nThe tide was counted by the keeper very early.\n`
  writeFileSync(join(directory, 'harbour.md'), text)
  renameSync(join(directory, 'harbour.md'), join(directory, 'port.md'))
  git(directory, 'add', '--all')
  const { out } = await throughline(directory, 'review', '--base', 'HEAD', '--format', 'json')
  const packet = JSON.parse(out) as { pages: object[]; prose: { sentence: string }[] }
  expect(packet.pages).toMatchObject([{ file: 'port.md', was: 'harbour.md', sort: 'renamed', added: 9, removed: 0 }])
  expect(new Set(packet.prose.map(({ sentence }) => sentence))).toEqual(
    new Set(['The tide was counted by the keeper very early.']),
  )
})

test('without a base it says what to write', async () => {
  const { code, err } = await throughline(harbour(), 'review')
  expect(code).toBe(2)
  expect(err).toContain('review needs to know what to compare with')
  expect(err).toContain('throughline review --base main')
})

test.for([
  [['--base', 'nowhere'], 'git knows no such revision'],
  [['--base', 'HEAD', '--format', 'pretty'], 'review --base cannot be written as "pretty"'],
  [['--base', 'HEAD', '--output', '.'], '--output .: it is a directory'],
] as const)('cannot do the job: %s', async ([words, message]) => {
  const directory = harbour()
  const { code, out, err } = await throughline(directory, 'review', ...words)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
  expect(existsSync(join(directory, 'packet'))).toBe(false)
})
