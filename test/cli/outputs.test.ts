import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { directoryWith } from '../workspace/temporary.ts'
import { releasePlan, soundPlan } from './corpus.ts'
import { throughline } from './session.ts'

test('one run, several formats, each in its file; one goes to standard output', async () => {
  const root = directoryWith(releasePlan)
  const files = ['sarif=out.sarif', 'junit=reports/unit.xml', 'gitlab=quality.json', 'summary=step.md', 'json=all.json']
  const words = files.flatMap((file) => ['--format', file])
  const { code, out } = await throughline(root, 'check', 'docs', ...words, '--format', 'github')
  expect(code).toBe(1)
  expect(out).toBe((await throughline(root, 'check', 'docs', '--format', 'github')).out)
  expect(readFileSync(join(root, 'out.sarif'), 'utf8')).toBe(
    (await throughline(root, 'check', 'docs', '--format', 'sarif')).out,
  )
  expect(readFileSync(join(root, 'reports/unit.xml'), 'utf8')).toMatch(/^<\?xml /)
  expect(readFileSync(join(root, 'quality.json'), 'utf8')).toMatch(/^\[\n\{"description":/)
  expect(readFileSync(join(root, 'step.md'), 'utf8')).toMatch(/^## Throughline: \d+ errors/)
  expect(JSON.parse(readFileSync(join(root, 'all.json'), 'utf8'))).toMatchObject({ version: 1 })
  expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('with files only, standard output is empty, and the exit code is the same', async () => {
  const root = directoryWith(releasePlan)
  expect(await throughline(root, 'check', '--format', 'json=all.json')).toMatchObject({ code: 1, out: '' })
  const sound = directoryWith(soundPlan)
  expect(await throughline(sound, 'check', '--format=json=all.json')).toMatchObject({ code: 0, out: '' })
})

describe('what is there already', () => {
  test('is replaced, through a link too', async () => {
    const root = directoryWith({ ...soundPlan, 'reports/old.json': 'old' })
    symlinkSync('reports/old.json', join(root, 'latest.json'))
    await throughline(root, 'check', 'docs', '--format', 'json=latest.json')
    expect(JSON.parse(readFileSync(join(root, 'reports/old.json'), 'utf8'))).toMatchObject({ version: 1 })
    expect(readdirSync(join(root, 'reports'))).toEqual(['old.json'])
  })

  test.each([
    ['', ''],
    ['# Others\n\n', ''],
    ['# Others\n', '\n'],
    ['others', '\n\n'],
  ])('is kept by a summary: %j', async (before, gap) => {
    const root = directoryWith({ ...soundPlan, 'step.txt': before })
    const format = `summary=${join(root, 'step.txt')}`
    await throughline(root, 'check', 'docs', '--format', format)
    const once = `${before}${gap}## Throughline: no faults\n\n<p>No faults in 4 files.</p>\n\n`
    expect(readFileSync(join(root, 'step.txt'), 'utf8')).toBe(once)
    await throughline(root, 'check', 'docs', '--format', format)
    expect(readFileSync(join(root, 'step.txt'), 'utf8')).toBe(once + once.slice(before.length + gap.length))
  })
})

describe('refused before anything is checked', () => {
  test.each([
    [['json', 'sarif'], 'json and sarif cannot both go to standard output'],
    [['json', 'json'], 'json and json cannot both go to standard output'],
    [['json=a', 'github', 'sarif=./docs/../a'], 'a is named twice'],
    [['json=link/a', 'sarif=docs/a'], 'docs/a is named twice'],
    [['json='], '--format json=: no file is named'],
    [['sarif=docs'], '--format sarif=docs: it is a directory'],
    [['jsno=x'], '--format cannot be "jsno=x"'],
  ])('%j', async (formats, message) => {
    const root = directoryWith(soundPlan)
    symlinkSync('docs', join(root, 'link'))
    const { code, out, err } = await throughline(root, 'check', ...formats.flatMap((format) => ['--format', format]))
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err.replaceAll(`${root}/`, '')).toContain(message)
    expect(readdirSync(root).sort()).toEqual(['docs', 'link'])
  })
})

test('one file that cannot be written keeps none of the others back, and is named', async () => {
  const root = directoryWith(soundPlan)
  writeFileSync(join(root, 'file'), '')
  mkdirSync(join(root, 'reports'))
  const words = ['--format', 'sarif=file/out.sarif', '--format', 'json=reports/all.json', '--format', 'github']
  const { code, out, err } = await throughline(root, 'check', 'docs', ...words)
  expect(code).toBe(2)
  expect(out).toBe('No faults in 4 files\n')
  expect(err.replaceAll(`${root}/`, '')).toContain(
    'error: file/out.sarif cannot be written: what it is to stand in is a file\nhelp: name another file\n',
  )
  expect(JSON.parse(readFileSync(join(root, 'reports/all.json'), 'utf8'))).toMatchObject({ version: 1 })
})
