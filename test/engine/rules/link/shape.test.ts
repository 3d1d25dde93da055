import { describe, expect, test } from 'vitest'
import { shapeOf } from '../../../../src/engine/rules/link/shape.ts'

describe('shapeOf', () => {
  test.each([
    'plan.md',
    '../plans/quay.md#tides',
    '#/route',
    '#日本',
    'https://tides.example/a_(b)?q={x}#<y>',
    'https://archive.example/web/https://tides.example/',
    'http://localhost:8080',
    'tides.example:8080',
    'mailto:pilot@harbour.example',
    'tel:+4712345678',
    'javascript:void(0)',
    'LICENSE',
    'CODE_OF_CONDUCT',
    'docs/{a,b}.md',
    'link.md',
    'todo/index.md',
    'annex.md',
    'XXL.md',
  ])('%s is plain', (url) => {
    expect(shapeOf(url)).toEqual({ sort: 'plain' })
  })

  test.each([
    '/Users/maria/ferry/plan.md',
    '/home/tormod/ferry/',
    'C:\\ferry\\plan.md',
    'c:/ferry',
    'file:///srv/plan.md',
  ])('%s is a path of one machine', (url) => {
    expect(shapeOf(url)).toEqual({ sort: 'machine' })
  })

  test.each([
    ['', ''],
    ['TODO', 'TODO'],
    ['#todo', '#todo'],
    ['LINK_TO_THIS_PROPOSAL', 'LINK_TO_THIS_PROPOSAL'],
    ['docs/INSERT-URL-HERE', 'INSERT-URL-HERE'],
    ['plan.md#{anchor}', '{anchor}'],
    ['../<version>/plan.md', '<version>'],
    ['REQ-NN_slug.md', 'NN'],
    ['logs/YYYY-MM-DD.md', 'YYYY'],
    ['path/to/plan.md', 'path/to/'],
    ['../.../plan.md', '...'],
  ])('%s is a placeholder: %s', (url, text) => {
    expect(shapeOf(url)).toEqual({ sort: 'placeholder', text })
  })

  test.each([
    ['(https://tides.example)', 'https://tides.example'],
    ['(plan)[https://tides.example]', 'https://tides.example'],
    ['https://tides.example)[tides', 'https://tides.example'],
    ['plan.md##tides', 'plan.md#tides'],
    ['htps://tides.example', 'https://tides.example'],
    ['http//tides.example', 'http://tides.example'],
    ['github.com/harbour/ferry', 'https://github.com/harbour/ferry'],
    ['src/fuel.ts:15:3', 'src/fuel.ts#L15'],
    ['plan.md:3-9', 'plan.md#L3-L9'],
    ['plan.md%20', 'plan.md'],
    ['"plan.md"', 'plan.md'],
    ['plans\\quay.md', 'plans/quay.md'],
  ])('%s is misspelled, %s was meant', (url, mended) => {
    expect(shapeOf(url)).toMatchObject({ sort: 'malformed', mended })
  })

  test.each([
    '('.repeat(50_000),
    '[a]('.repeat(20_000),
    `${'a.'.repeat(50_000)}:`,
    `${'-'.repeat(50_000)}NN`,
    '%20'.repeat(30_000),
    '{'.repeat(50_000),
    '\\'.repeat(50_000),
    `a${'./'.repeat(50_000)}`,
  ])('a hostile destination takes no longer than a friendly one (%#)', (url) => {
    const started = performance.now()
    shapeOf(url)
    // SAFETY.md: no rule takes over 100 ms on a hostile string. A quadratic pattern takes seconds here.
    expect(performance.now() - started).toBeLessThan(1000)
  })
})
