import { describe, expect, test } from 'vitest'
import { checkCorpus } from '../../corpus.ts'

/** Where evidence that a page names in code leads, among these files; undefined where it leads nowhere. */
function pathOf(from: string, target: string, files: readonly string[]): string | undefined {
  const text = `# Wind disposition\n\n## Evidence\n\n- ${target}\n`
  const all = new Map([...files.map((path) => [path, ''] as const), [from, text] as const])
  const [only, ...others] = checkCorpus({ files: all }).index.evidence
  expect(others).toEqual([])
  expect(only, 'the evidence is found').toBeDefined()
  return only!.path
}

const FILES = [
  'README.md',
  'logs/wind.txt',
  'docs/nights/one/log.md',
  'docs/nights/plan.md',
  'docs/top.md',
  'docs/logs/rain.txt',
]
const FROM = 'docs/nights/one/WIND.md'

describe('a path in code', () => {
  test.each([
    ['`log.md`', 'docs/nights/one/log.md'],
    ['`./log.md`', 'docs/nights/one/log.md'],
    ['`../plan.md`', 'docs/nights/plan.md'],
    ['`logs/wind.txt`', 'logs/wind.txt'],
    ['`docs/top.md`', 'docs/top.md'],
    // In the folders between.
    ['`plan.md`', 'docs/nights/plan.md'],
    ['`logs/rain.txt`', 'docs/logs/rain.txt'],
    // What is not there, as it would be.
    ['`gone.md`', 'docs/nights/one/gone.md'],
    ['`../gone.md`', 'docs/nights/gone.md'],
    ['`logs/gone.txt`', 'logs/gone.txt'],
    ['`unknown/gone.txt`', 'docs/nights/one/unknown/gone.txt'],
    ['`docs/nights`', 'docs/nights'],
    ['`docs/gone`', 'docs/gone'],
    // A name with a slash whose first folder stands nowhere is a branch, a package, a route.
    ['`feature/wind`', undefined],
    ['`../../../../outside.md`', undefined],
    ['https://sky.example/log', undefined],
  ])('%s leads to %s', (target, expected) => {
    expect(pathOf(FROM, target, FILES)).toBe(expected)
  })
})

test('a link leads where the rules of links say', () => {
  expect(pathOf(FROM, '[log](log.md#x)', FILES)).toBe('docs/nights/one/log.md')
  expect(pathOf(FROM, '[log](/docs/top.md)', FILES)).toBe('docs/top.md')
  expect(pathOf(FROM, '[log](LOG.md)', FILES)).toBe('docs/nights/one/log.md')
  expect(pathOf(FROM, '[log](gone.md)', FILES)).toBe('docs/nights/one/gone.md')
  expect(pathOf(FROM, '[log](plan.md)', FILES)).toBe('docs/nights/one/plan.md')
})

describe('a section headed Evidence', () => {
  const sites = (path: string, head: string) => {
    const text = `${head}\n\n## Evidence\n\n- \`log.md\`\n`
    return checkCorpus({ files: new Map([[path, text]]) }).index.evidence.map(({ fact: { site } }) => site)
  }

  test.each([
    ['WIND_DISPOSITION.md', '# Wind', ['disposition']],
    ['wind-readiness.md', '# Wind', ['readiness']],
    ['WIND_TRIGGER_EVIDENCE.md', '# Wind', ['verification']],
    ['wind-verification-report.md', '# Wind', ['verification']],
    ['wind.md', '# Readiness of the wind screen', ['readiness']],
    ['wind.md', '---\ntype: disposition\n---\n', ['disposition']],
    ['wind.md', '---\ntype: review\n---\n', ['disposition']],
    ['wind.md', '# Wind', []],
    ['verification-strategy.md', '# Wind', []],
    ['wind-disposition.md', '---\ntype: plan\n---\n', []],
    ['archive/WIND_DISPOSITION.md', '# Wind', []],
    ['templates/WIND_DISPOSITION.md', '# Wind', []],
  ])('of %s below %j counts as %j', (path, head, expected) => {
    expect(sites(path, head)).toEqual(expected)
  })
})
