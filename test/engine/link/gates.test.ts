import { describe, expect, test } from 'vitest'
import { isWrittenByGates, pathsNamedByGates, type Dependency } from '../../../src/engine/link/gates.ts'
import type { Index } from '../../../src/engine/link/index.ts'
import type { PathText } from '../../../src/engine/model/program.ts'
import {
  body,
  importOf,
  indexOf,
  make,
  program,
  read,
  routine,
  run,
  scripts,
  spanAt,
  start,
  type Loose,
} from './hand-made.ts'

function gate(index: Index, name: string) {
  return index.gates.find(({ routine: { name: own } }) => own === name)!
}

/** What a gate does, as `reads docs/log.md`. */
function dependencies(index: Index, name: string): string[] {
  return gate(index, name).dependencies.map(
    ({ does, path, swallowed }) => `${does} ${path}${swallowed ? ' (swallowed)' : ''}`,
  )
}

function chainOf({ chain }: Pick<Dependency, 'chain'>): string[] {
  return chain.map(({ at, message }) => `${at.file}:${at.span[0]} ${message}`)
}

function module(...uses: readonly Loose[]) {
  return program('javascript', [body(...uses)])
}

describe('a gate', () => {
  test('depends on what it reads itself, from the directory of its package', () => {
    const index = indexOf({ 'web/package.json': scripts({ verify: [read('../docs/log.md'), read('./night.csv')] }) })
    expect(dependencies(index, 'verify')).toEqual(['read docs/log.md', 'read web/night.csv'])
  })

  test('depends on what its scripts read, and shows the way there', () => {
    const index = indexOf({
      'package.json': scripts({ verify: [run('tools/verify.mjs')] }),
      'tools/verify.mjs': module(importOf('./night.mjs')),
      'tools/night.mjs': module(read({ from: 'file' }, '/../docs/log.md'), read({ from: 'start' }, '/docs/plan.md')),
    })
    expect(dependencies(index, 'verify')).toEqual([
      'run tools/verify.mjs',
      'import tools/night.mjs',
      'read docs/log.md',
      'read docs/plan.md',
    ])
    const log = gate(index, 'verify').dependencies[2]!
    expect(log.at).toEqual({ file: 'tools/night.mjs', span: spanAt(0) })
    expect(chainOf(log)).toEqual([
      'package.json:0 The gate verify starts here.',
      'package.json:10 tools/verify.mjs is run here.',
      'tools/verify.mjs:10 tools/night.mjs is imported here.',
    ])
  })

  test('starts other scripts of its package, with what npm runs around them, and targets of make', () => {
    const index = indexOf({
      'package.json': scripts({
        all: [start('verify'), make(''), start('gone')],
        preverify: [read('before.md')],
        verify: [read('now.md')],
        postverify: [read('after.md')],
      }),
      Makefile: program('makefile', [
        routine('make-target', 'night', [read('first.md')]),
        routine('make-target', 'day', [read('second.md')]),
      ]),
    })
    expect(dependencies(index, 'all').sort()).toEqual([
      'read after.md',
      'read before.md',
      'read first.md',
      'read now.md',
    ])
    expect(dependencies(index, 'verify').sort()).toEqual(['read after.md', 'read before.md', 'read now.md'])
  })

  test('looks for the package above where it stands, and runs its scripts there', () => {
    const index = indexOf({
      'web/package.json': scripts({ verify: [read('web.md')] }),
      'package.json': scripts({
        verify: [read('root.md')],
        inner: [{ ...start('verify'), directory: ['web/src'] } as Loose],
      }),
    })
    expect(dependencies(index, 'inner')).toEqual(['read web/web.md'])
  })

  test('follows functions of modules with the arguments that they get', () => {
    const must = routine('function', 'mustExist', [read({ from: 'start' }, '/', { from: 'parameter', position: 0 })])
    const call = (path: PathText, span = spanAt(50)): Loose => ({
      does: 'call',
      specifier: './helper.mjs',
      name: 'mustExist',
      arguments: [{ path, span }],
    })
    const index = indexOf({
      'package.json': scripts({ verify: [run('tools/verify.mjs')] }),
      'tools/verify.mjs': module(
        call(['docs/log.md']),
        call([{ from: 'module', specifier: './paths', name: 'PLANS' }], spanAt(60)),
      ),
      'tools/helper.mjs': program('javascript', [body(), must]),
      'tools/paths.ts': program(
        'typescript',
        [],
        [{ name: 'PLANS', values: [[{ from: 'module', specifier: './roots.mjs', name: 'default' }, '/plan.md']] }],
      ),
      'tools/roots.mjs': program('javascript', [], [{ name: 'default', values: [['docs']] }]),
    })
    const reads = gate(index, 'verify').dependencies.filter(({ does }) => does === 'read')
    expect(reads.map(({ path, at }) => [path, at])).toEqual([
      ['docs/log.md', { file: 'tools/verify.mjs', span: spanAt(50) }],
      ['docs/plan.md', { file: 'tools/verify.mjs', span: spanAt(60) }],
    ])
  })

  test('follows a function that a module hands on', () => {
    const handed = [{ name: 'load', values: [[{ from: 'module', specifier: './inner.mjs', name: 'read' }]] }] as const
    const index = indexOf({
      'package.json': scripts({ verify: [run('verify.mjs')] }),
      'verify.mjs': module({ does: 'call', specifier: './lib.mjs', name: 'load', arguments: [] }),
      'lib.mjs': program('javascript', [body()], handed),
      'inner.mjs': program('javascript', [body(), routine('function', 'read', [read('docs/log.md')])]),
    })
    expect(dependencies(index, 'verify')).toEqual(['run verify.mjs', 'read docs/log.md'])
  })

  test('passes arguments on from function to function', () => {
    const inner = routine('function', 'readIn', [
      read({ from: 'parameter', position: 0 }, '/', { from: 'parameter', position: 1 }),
    ])
    const outer = routine('function', 'readDoc', [
      {
        does: 'call',
        specifier: './inner.mjs',
        name: 'readIn',
        arguments: [
          { path: ['docs'], span: spanAt(70) },
          { path: [{ from: 'parameter', position: 0 }], span: spanAt(71) },
        ],
      },
    ])
    const index = indexOf({
      'package.json': scripts({ verify: [run('verify.mjs')] }),
      'verify.mjs': module({
        does: 'call',
        specifier: './outer.mjs',
        name: 'readDoc',
        arguments: [{ path: ['log.md'], span: spanAt(50) }],
      }),
      'outer.mjs': program('javascript', [body(), outer]),
      'inner.mjs': program('javascript', [body(), inner]),
    })
    const found = gate(index, 'verify').dependencies.find(({ does }) => does === 'read')!
    expect([found.path, found.at]).toEqual(['docs/log.md', { file: 'verify.mjs', span: spanAt(50) }])
  })

  test('requires nothing that stands behind a condition', () => {
    const index = indexOf({
      'package.json': scripts({ verify: [{ ...run('tools/extra.mjs'), isConditional: true } as Loose] }),
      'tools/extra.mjs': module(read('docs/log.md')),
    })
    expect(dependencies(index, 'verify')).toEqual(['probe tools/extra.mjs', 'probe docs/log.md'])
  })

  test('swallows what a called function reads where the call is swallowed', () => {
    const swallowed: Loose = {
      does: 'call',
      specifier: './helper.mjs',
      name: 'load',
      arguments: [],
      swallowed: spanAt(90),
    }
    const index = indexOf({
      'package.json': scripts({ verify: [run('verify.mjs')] }),
      'verify.mjs': module(swallowed),
      'helper.mjs': program('javascript', [body(), routine('function', 'load', [read('docs/log.md')])]),
    })
    expect(dependencies(index, 'verify')).toEqual(['run verify.mjs', 'read docs/log.md (swallowed)'])
    expect(gate(index, 'verify').dependencies[1]!.swallowed).toEqual({ file: 'verify.mjs', span: spanAt(90) })
  })

  test('drops paths that nobody can know', () => {
    const unknown: readonly Loose[] = [
      read({ from: 'parameter', position: 0 }),
      read('/etc/passwd'),
      read('../../outside.md'),
      read('docs/*.md'),
      read('https://sky.example/log.md'),
      read({ from: 'module', specifier: './gone.mjs', name: 'LOG' }),
      read('~/log.md'),
    ]
    expect(dependencies(indexOf({ 'package.json': scripts({ verify: unknown }) }), 'verify')).toEqual([])
  })

  test('is none in a template or an example; a workflow is one in its hidden folder', () => {
    const index = indexOf({
      'templates/site/package.json': scripts({ verify: [read('a.md')] }),
      'examples/package.json': scripts({ check: [read('a.md')] }),
      '.github/workflows/ci.yml': program('workflow', [routine('workflow-step', 'ci › read', [read('a.md')])]),
    })
    expect(index.gates.map(({ routine: { name } }) => name)).toEqual(['ci › read'])
    expect(dependencies(index, 'ci › read')).toEqual(['read a.md'])
  })

  test('of a part of a Makefile starts where the Makefile stands', () => {
    const index = indexOf({
      Makefile: program('makefile', []),
      'build/night.mk': program('makefile', [routine('make-target', 'night', [read('docs/log.md')])]),
    })
    expect(dependencies(index, 'night')).toEqual(['read docs/log.md'])
  })
})

describe('paths that gates name', () => {
  test('are listed once, with the nearest gates and how many come by', () => {
    const index = indexOf({
      'package.json': scripts({
        far: [start('near')],
        near: [run('verify.mjs')],
        b: [start('near')],
        c: [start('near')],
        d: [start('near')],
      }),
      'verify.mjs': module(read('docs/log.md')),
    })
    const [script, log] = pathsNamedByGates(index)
    expect([script!.path, log!.path]).toEqual(['verify.mjs', 'docs/log.md'])
    expect(log!.gates.map(({ routine: { name } }) => name)).toEqual(['near', 'far', 'b'])
    expect(log!.gateCount).toBe(5)
    expect(chainOf(log!)).toEqual([
      'package.json:0 The gate near starts here.',
      'package.json:10 verify.mjs is run here.',
    ])
  })

  test('are required where one gate requires them, whatever the others do', () => {
    const index = indexOf({
      'package.json': scripts({
        maybe: [{ ...run('verify.mjs'), isConditional: true } as Loose],
        always: [run('verify.mjs')],
      }),
      'verify.mjs': module(read('docs/log.md')),
    })
    const log = pathsNamedByGates(index).find(({ path }) => path === 'docs/log.md')!
    expect(log.does).toBe('read')
    expect(log.gates.map(({ routine: { name } }) => name)).toEqual(['always'])
  })

  test('are generated where a program of any gate writes them, or a folder above', () => {
    const index = indexOf({
      'package.json': scripts({
        scan: [
          { does: 'write', path: ['out/scan.json'] },
          { does: 'write', path: ['logs'] },
        ],
        verify: [read('out/scan.json')],
      }),
    })
    expect(['out/scan.json', 'logs/a/b.txt', 'out/other.json'].map((path) => isWrittenByGates(index, path))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('bounds', () => {
  test('a thousand scripts that all start each other are a thousand steps', () => {
    const names = Array.from({ length: 1000 }, (_, i) => `s${i}`)
    const own = (i: number): Loose[] => [
      read(`docs/${i}.md`),
      ...Array.from({ length: 30 }, (_, j) => start(names[(i * 7 + j) % 1000]!)),
    ]
    const index = indexOf({ 'package.json': scripts(Object.fromEntries(names.map((name, i) => [name, own(i)]))) })
    const named = pathsNamedByGates(index)
    expect(named).toHaveLength(1000)
    expect(named[0]!.gates).toHaveLength(3)
    expect(gate(index, 's0').dependencies).toHaveLength(1000)
  })

  test('a function that calls itself with ever longer arguments ends', () => {
    const longer: Loose = {
      does: 'call',
      specifier: './self.mjs',
      name: 'walk',
      arguments: [{ path: [{ from: 'parameter', position: 0 }, '/x'], span: [0, 1] }],
    }
    const walk = routine('function', 'walk', [read({ from: 'parameter', position: 0 }, '/log.md'), longer, longer])
    const index = indexOf({
      'package.json': scripts({ verify: [run('verify.mjs')] }),
      'verify.mjs': module({
        does: 'call',
        specifier: './self.mjs',
        name: 'walk',
        arguments: [{ path: ['docs'], span: [0, 1] }],
      }),
      'self.mjs': program('javascript', [body(), walk]),
    })
    expect(dependencies(index, 'verify')).toEqual(['run verify.mjs', 'read docs/log.md'])
  })

  test('constants that multiply, and that name each other, end', () => {
    const many = Array.from({ length: 100 }, (_, i): PathText => [`d${i}`])
    const paths = program(
      'javascript',
      [],
      [
        { name: 'MANY', values: many },
        { name: 'LOOP', values: [[{ from: 'module', specifier: './paths.mjs', name: 'LOOP' }]] },
      ],
    )
    const part = { from: 'module', specifier: './paths.mjs', name: 'MANY' } as const
    const index = indexOf({
      'package.json': scripts({ verify: [run('verify.mjs')] }),
      'verify.mjs': module(
        read(part, '/', part, '/', part),
        read({ from: 'module', specifier: './paths.mjs', name: 'LOOP' }),
        read(part),
      ),
      'paths.mjs': paths,
    })
    expect(gate(index, 'verify').dependencies).toHaveLength(101)
  })
})
