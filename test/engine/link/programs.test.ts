import { describe, expect, test } from 'vitest'
import { neededPrograms } from '../../../src/engine/link/programs.ts'
import { treeOf } from '../../../src/engine/model/tree.ts'
import type { FileFacts } from '../../../src/engine/model/facts.ts'
import { body, importOf, make, program, routine, run, scripts, type Loose } from './hand-made.ts'

function needed(programs: Readonly<Record<string, FileFacts>>, others: readonly string[]): readonly string[] {
  return neededPrograms(new Map(Object.entries(programs)), treeOf([...Object.keys(programs), ...others]))
}

describe('programs that are needed', () => {
  test('are those that a gate runs, and stand in the tree', () => {
    const gate = scripts({ verify: [run('tools/verify.mjs'), run('tools/gone.mjs'), run('./tools/dome')] })
    expect(needed({ 'package.json': gate }, ['tools/verify.mjs', 'tools/dome', 'tools/other.mjs'])).toEqual([
      'tools/dome',
      'tools/verify.mjs',
    ])
  })

  test('are those that loaded programs run and import in turn', () => {
    const files = {
      'package.json': scripts({ verify: [run('tools/verify.mjs')] }),
      'tools/verify.mjs': program('javascript', [body(importOf('./lib/night.js'), run('tools/dome.sh'))]),
    }
    expect(needed(files, ['tools/lib/night.ts', 'tools/dome.sh'])).toEqual(['tools/dome.sh', 'tools/lib/night.ts'])
  })

  test('are those whose constants and functions a program uses', () => {
    const uses: Loose[] = [
      { does: 'read', path: [{ from: 'module', specifier: './paths.mjs', name: 'LOG' }] },
      { does: 'call', specifier: './helper.mjs', name: 'mustExist', arguments: [] },
    ]
    const files = {
      'package.json': scripts({ verify: [run('tools/verify.mjs')] }),
      'tools/verify.mjs': program('javascript', [body(...uses)]),
    }
    expect(needed(files, ['tools/paths.mjs', 'tools/helper.mjs'])).toEqual(['tools/helper.mjs', 'tools/paths.mjs'])
  })

  test('are not those of other people, nor files of languages that nobody reads', () => {
    const gate = scripts({
      verify: [run('node_modules/.bin/tsc'), run('vendor/tool.sh'), run('tools/count.py'), run('dome.bin')],
    })
    expect(
      needed({ 'package.json': gate }, ['node_modules/.bin/tsc', 'vendor/tool.sh', 'tools/count.py', 'dome.bin']),
    ).toEqual([])
  })

  test('start where their gates do', () => {
    const files = {
      'web/package.json': scripts({ verify: [run('verify.sh'), make('night')] }),
      'web/Makefile': program('makefile', [routine('make-target', 'night', [run('night.sh')])]),
      '.github/workflows/ci.yml': program('workflow', [routine('workflow-step', 'ci › night', [run('sky.sh')], 'ops')]),
    }
    const there = ['web/verify.sh', 'verify.sh', 'web/night.sh', 'night.sh', 'ops/sky.sh', '.github/workflows/sky.sh']
    expect(needed(files, there)).toEqual(['ops/sky.sh', 'web/night.sh', 'web/verify.sh'])
  })

  test('end, where programs import each other in a circle', () => {
    const files = {
      'package.json': scripts({ verify: [run('a.mjs')] }),
      'a.mjs': program('javascript', [body(importOf('./b.mjs'))]),
      'b.mjs': program('javascript', [body(importOf('./a.mjs'), run('a.mjs'))]),
    }
    expect(needed(files, [])).toEqual([])
  })
})
