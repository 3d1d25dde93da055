import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { git, repositoryWith } from '../workspace/temporary.ts'
import { throughline } from './session.ts'

const harbour = {
  'docs/harbour.md': `# Harbour

## Bells

See [the tide table](tides.md).

## Buoys

See [the chart](chart.md).
`,
  'docs/pilots.md': '# Pilots\n\nThey board at [the buoy](buoy.md).\n',
}

const REASON = ['--reason', 'older than the gate'] as const

/** At noon of 21 November 2026, outside of a runner. */
beforeEach(() => {
  vi.stubEnv('CI', '')
  vi.stubEnv('SOURCE_DATE_EPOCH', '1795262400')
})
afterEach(() => void vi.unstubAllEnvs())

/** One of the three accepted diagnostics is healed. */
function mendChart(directory: string): void {
  edit(directory, 'docs/harbour.md', (text) => text.replace('[the chart](chart.md)', 'the chart'))
}

function edit(directory: string, path: string, change: (text: string) => string): void {
  const file = join(directory, path)
  writeFileSync(file, change(readFileSync(file, 'utf8')))
}

const baselineIn = (directory: string) => readFileSync(join(directory, 'baseline.yaml'), 'utf8')

async function accepted(...words: readonly string[]): Promise<string> {
  const directory = repositoryWith(harbour)
  const { code, err } = await throughline(directory, 'baseline', 'baseline.yaml', ...REASON, ...words)
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return directory
}

describe('throughline baseline', () => {
  test('accepts what is found', async () => {
    const directory = repositoryWith(harbour)
    const session = await throughline(directory, 'baseline', 'baseline.yaml', ...REASON, '--expires', '2027-06-30')
    expect(session).toEqual({ code: 0, err: '', out: 'wrote baseline.yaml: 3 came, 0 stayed, 0 left\n' })
    expect(baselineIn(directory)).toMatch(
      /^ {2}- reason: older than the gate\n {4}expires: 2027-06-30\n {4}diagnostics:\n(?: {6}- \{ ruleId: link\/missing-file, [^\n]*\n){3}$/m,
    )
  })

  test('a second time changes nothing, with a reason and without', async () => {
    const directory = await accepted()
    const before = baselineIn(directory)
    for (const words of [REASON, []])
      expect(await throughline(directory, 'baseline', 'baseline.yaml', ...words)).toEqual({
        code: 0,
        err: '',
        out: 'nothing to write to baseline.yaml: 0 came, 3 stayed, 0 left\n',
      })
    expect(baselineIn(directory)).toBe(before)
  })

  test('what came is accepted for its own reason, what is mended leaves, and the rest is brought up to date', async () => {
    const directory = await accepted()
    mendChart(directory)
    edit(directory, 'docs/harbour.md', (text) => text.replace('See [the tide', 'Twice a day: see [the tide'))
    edit(directory, 'docs/pilots.md', (text) => `${text}\nThey leave at [the quay](quay.md).\n`)
    const { out } = await throughline(directory, 'baseline', 'baseline.yaml', '--reason', 'the quay is being built')
    expect(out).toBe(
      'wrote baseline.yaml: 1 came, 2 stayed, 1 left\n' +
        '  left: docs/harbour.md: docs/chart.md does not exist. [link/missing-file]\n',
    )
    const text = baselineIn(directory)
    expect(text.match(/(?<= {2}- )reason: .*/g)).toEqual([
      'reason: older than the gate',
      'reason: the quay is being built',
    ])
    expect(text).toContain('line: "Twice a day: see [the tide table](tides.md)."')
    expect(await throughline(directory, 'check', '--baseline', 'baseline.yaml')).toMatchObject({ code: 0 })
  })

  test('with paths, only what stands there is accepted', async () => {
    const directory = repositoryWith(harbour)
    const { out } = await throughline(directory, 'baseline', 'baseline.yaml', 'docs/pilots.md', ...REASON)
    expect(out).toBe('wrote baseline.yaml: 1 came, 0 stayed, 0 left\n')
    const { code, out: listed } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(1)
    expect(listed).toContain('2 errors in 2 files')
  })

  test('what has expired is accepted anew', async () => {
    const directory = await accepted('--expires', '2026-11-21')
    vi.stubEnv('SOURCE_DATE_EPOCH', '1795435200')
    const { out } = await throughline(directory, 'baseline', 'baseline.yaml', '--reason', 'not yet')
    expect(out).toBe('wrote baseline.yaml: 3 came (3 of them had expired), 0 stayed, 0 left\n')
    expect(baselineIn(directory)).toContain('accepted:\n  - reason: not yet\n    diagnostics:\n')
    expect(baselineIn(directory)).not.toContain('expires:')
  })

  test('what cannot be read is not accepted, and what was accepted in it stays', async () => {
    const directory = await accepted()
    writeFileSync(join(directory, 'docs/pilots.md'), new Uint8Array([0x23, 0xff]))
    const { code, out, err } = await throughline(directory, 'baseline', 'baseline.yaml', ...REASON)
    expect({ code, out }).toEqual({ code: 0, out: 'nothing to write to baseline.yaml: 0 came, 3 stayed, 0 left\n' })
    expect(err).toBe('note: 1 page/unreadable diagnostic is not accepted: what cannot be read is not checked\n')
    const check = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(check).toMatchObject({ code: 1 })
    expect(check.out).toContain('error[page/unreadable]')
    expect(check.out).not.toContain('left it')
  })

  test.each([
    [[], 'error: no baseline given\n'],
    [['baseline.yaml'], 'error: 3 diagnostics would be accepted, and no reason is given\n'],
    [['baseline.yaml', '--reason', ' '], 'error: --reason is empty\n'],
    [['baseline.yaml', ...REASON, '--expires', '2027-02-30'], 'error: --expires cannot be "2027-02-30"\n'],
    [['baseline.yaml', ...REASON, '--expires', '2026-11-20'], 'error: --expires 2026-11-20 is over already\n'],
    [['baseline.json', ...REASON], 'error: baseline.json cannot be a baseline: it is no YAML file\n'],
    [['docs/harbour.md', ...REASON], 'error: docs/harbour.md cannot be a baseline: it is no YAML file\n'],
  ])('%j is refused, and nothing is written', async (words, message) => {
    const directory = repositoryWith(harbour)
    const { code, out, err } = await throughline(directory, 'baseline', ...words)
    expect({ code, out, first: err.split('help:')[0] }).toEqual({ code: 2, out: '', first: message })
    expect(existsSync(join(directory, 'baseline.yaml'))).toBe(false)
  })

  test('a file that is no baseline is never written over', async () => {
    const directory = repositoryWith({ ...harbour, 'throughline.yaml': 'exclude:\n  - old/**\n' })
    const { code, err } = await throughline(directory, 'baseline', 'throughline.yaml', ...REASON)
    expect({ code, first: err.split('\n')[0] }).toEqual({
      code: 2,
      first: 'error: throughline.yaml:1:1: the baseline has no version',
    })
    expect(readFileSync(join(directory, 'throughline.yaml'), 'utf8')).toBe('exclude:\n  - old/**\n')
  })
})

describe('throughline check --baseline', () => {
  test('lists and counts nothing that is accepted', async () => {
    const directory = await accepted()
    expect(await throughline(directory, 'check', '--baseline', 'baseline.yaml')).toEqual({
      code: 0,
      err: '',
      out: '3 diagnostics accepted by baseline.yaml\nNo faults in 2 files (0 items), 0 ms\n',
    })
  })

  test('what comes a second time is listed', async () => {
    const directory = await accepted()
    edit(directory, 'docs/pilots.md', (text) => `${text}\nThey board at [the buoy](buoy.md).\n`)
    const { code, out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(1)
    expect(out).toContain('--> docs/pilots.md:5:26\n')
    expect(out).toContain('1 error in 2 files')
  })

  test('renamed files, moved sections and lines keep their cover', async () => {
    const directory = await accepted()
    renameSync(join(directory, 'docs/pilots.md'), join(directory, 'docs/boarding.md'))
    edit(directory, 'docs/harbour.md', (text) => {
      const [head = '', bells = '', buoys = ''] = text.split(/(?=^## )/m)
      return `${head}Older than the town.\n\n${buoys}\n${bells.trimEnd()}\n`
    })
    const before = baselineIn(directory)
    const { code, out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect({ code, first: out.split('\n')[0] }).toEqual({ code: 0, first: '3 diagnostics accepted by baseline.yaml' })
    expect(baselineIn(directory)).toBe(before)
  })

  test('what is mended leaves the file, and the output says so', async () => {
    const directory = await accepted()
    const before = baselineIn(directory)
    mendChart(directory)
    const { code, out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, -2)).toEqual([
      '2 diagnostics accepted by baseline.yaml; 1 left it:',
      '  docs/harbour.md: docs/chart.md does not exist. [link/missing-file]',
    ])
    expect(baselineIn(directory)).toBe(before.replace(/^.*chart\.md.*\n/m, ''))
  })

  test.each([
    ['with paths', ['docs/harbour.md']],
    ['with another severity', ['--rule', 'link/missing-file=off']],
    ['with another configuration', ['--config', 'other.yaml']],
  ])('nothing leaves %s', async (_, words) => {
    const directory = await accepted()
    const before = baselineIn(directory)
    writeFileSync(join(directory, 'other.yaml'), 'rules:\n  link/missing-file: off\n')
    mendChart(directory)
    const { code, out } = await throughline(directory, 'check', ...words, '--baseline', 'baseline.yaml')
    expect(code).toBe(0)
    expect(out).not.toContain('left it')
    expect(baselineIn(directory)).toBe(before)
  })

  test('a runner says what would leave, and how', async () => {
    vi.stubEnv('CI', 'true')
    const directory = await accepted()
    const before = baselineIn(directory)
    mendChart(directory)
    const { code, out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(0)
    expect(out.split('\n').slice(0, -2)).toEqual([
      '2 diagnostics accepted by baseline.yaml; 1 of it fits nothing any more:',
      '  docs/harbour.md: docs/chart.md does not exist. [link/missing-file]',
      'throughline check --baseline baseline.yaml takes them out, where CI is not set',
    ])
    expect(baselineIn(directory)).toBe(before)
  })

  test('what has expired is listed again, and says since when', async () => {
    const directory = await accepted('--expires', '2026-11-21')
    expect(await throughline(directory, 'check', '--baseline', 'baseline.yaml')).toMatchObject({ code: 0 })
    vi.stubEnv('SOURCE_DATE_EPOCH', '1795435200')
    const { code, out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(1)
    expect(out.match(/ = note: accepted until 2026-11-21, and no longer\n/g)).toHaveLength(3)
    expect(out).toContain('0 diagnostics accepted by baseline.yaml, and 3 no longer\n')
  })

  test('JSON tells what is accepted', async () => {
    const directory = await accepted('--expires', '2026-11-21', 'docs/pilots.md')
    await throughline(directory, 'baseline', 'baseline.yaml', '--reason', 'old')
    vi.stubEnv('SOURCE_DATE_EPOCH', '1795435200')
    mendChart(directory)
    const { out } = await throughline(directory, 'check', '--baseline', 'baseline.yaml', '--format', 'json')
    const { diagnostics, baseline } = JSON.parse(out) as { diagnostics: object[]; baseline: object }
    expect(diagnostics).toMatchObject([{ file: 'docs/pilots.md', acceptedUntil: '2026-11-21' }])
    expect(baseline).toEqual({
      path: 'baseline.yaml',
      covered: 1,
      expired: 1,
      left: [{ ruleId: 'link/missing-file', file: 'docs/harbour.md', message: 'docs/chart.md does not exist.' }],
      isRewritten: true,
    })
  })

  test('the file is no document, whatever its texts look like', async () => {
    const directory = await accepted()
    edit(directory, 'docs/harbour.md', (text) => `${text}\n- { id: E1, depends_on: [E9] } and [T001](no.md)\n`)
    await throughline(directory, 'baseline', 'baseline.yaml', '--reason', 'slices: - id: E1')
    const { code, out } = await throughline(directory, 'check', '--format', 'json')
    expect(code).toBe(1)
    const files = (JSON.parse(out) as { diagnostics: { file: string }[] }).diagnostics.map(({ file }) => file)
    expect(new Set(files)).toEqual(new Set(['docs/harbour.md', 'docs/pilots.md']))
  })

  test('with a base, what the change brings and is accepted is not listed', async () => {
    const directory = repositoryWith(harbour)
    git(directory, '-c', 'user.name=Harbour', '-c', 'user.email=harbour@example.org', 'commit', '--quiet', '-m', 'one')
    edit(directory, 'docs/pilots.md', (text) => `${text}\nThey leave at [the quay](quay.md).\n`)
    await throughline(directory, 'baseline', 'baseline.yaml', ...REASON, 'docs/pilots.md')
    edit(directory, 'docs/pilots.md', (text) => `${text}\nThey sleep at [the inn](inn.md).\n`)
    const { code, out } = await throughline(directory, 'check', '--base', 'HEAD', '--baseline', 'baseline.yaml')
    expect(code).toBe(1)
    expect(out).toContain('docs/pilots.md:7:25\n')
    expect(out).not.toContain('docs/pilots.md:5:')
  })

  test('a baseline that cannot be read ends the run before it begins, and stays as it is', async () => {
    const directory = await accepted()
    edit(directory, 'baseline.yaml', (text) => text.replace('version: 1', 'version: 7'))
    const before = baselineIn(directory)
    const { code, out, err } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^error: baseline\.yaml:4:10: a baseline of version 7, .*\nhelp: /)
    expect(baselineIn(directory)).toBe(before)
    expect(await throughline(directory, 'check', '--baseline', 'bsaeline.yaml')).toMatchObject({
      code: 2,
      err: 'error: bsaeline.yaml is not a file\nhelp: did you mean "baseline.yaml"?\n',
    })
  })

  test('a file that cannot be written holds back no verdict', async () => {
    const directory = await accepted()
    const before = baselineIn(directory)
    mendChart(directory)
    // Where the writer would keep its journal.
    writeFileSync(join(directory, '.git/throughline'), '')
    const { code, out, err } = await throughline(directory, 'check', '--baseline', 'baseline.yaml')
    expect(code).toBe(0)
    expect(out).toContain('1 of it fits nothing any more')
    expect(err).toMatch(/^note: .*throughline is no directory/)
    expect(baselineIn(directory)).toBe(before)
  })
})
