import { describe, expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import type { Reference } from '../../../src/engine/link/index.ts'
import { roleOf } from '../../../src/engine/link/roles.ts'
import { checkCorpus } from '../../corpus.ts'

function scopesOf(files: Record<string, string>, scopes: readonly string[] = []) {
  const { index } = checkCorpus({ files: new Map(Object.entries(files)), config: { ...DEFAULT_CONFIG, scopes } })
  return index.scopes.map(({ directory, parent }) => `${directory || '.'} in ${parent ? parent.directory || '.' : '-'}`)
}

describe('scopes', () => {
  test('by convention: feature folders, folders with a decision log, project pages', () => {
    const files = {
      'specs/001-berths/tasks.md': '',
      'specs/notes/a.md': '',
      'projects/lights/decision-log.md': '',
      'projects/lights/phase-2/DECISIONS.md': '',
      'projects/fog/index.md': '---\ntype: project\n---\n',
    }
    expect(scopesOf(files)).toEqual([
      '. in -',
      'projects/fog in .',
      'projects/lights in .',
      'projects/lights/phase-2 in projects/lights',
      'specs/001-berths in .',
    ])
  })

  test('are no folders of templates, whatever they hold', () => {
    const log = '### D-001 — {what was decided}\n'
    expect(scopesOf({ 'templates/decision-log.md': log, 'src/template/berth/decision-log.md': log })).toEqual([
      '. in -',
    ])
    expect(scopesOf({ 'mail-templates/decision-log.md': log })).toEqual(['. in -', 'mail-templates in .'])
  })

  test('as the configuration names them, and then no others', () => {
    expect(scopesOf({ 'a/x/decision-log.md': '', 'b/y/z.md': '' }, ['b/*'])).toEqual(['. in -', 'b/y in .'])
  })
})

/** Where the reference in `from` leads: files of the items, or the state. */
function resolution(files: Record<string, string>, from: string): string[] {
  const { index } = checkCorpus({ files: new Map(Object.entries(files)) })
  const own = index.references.filter(({ file }) => file === from)
  return own.map(({ resolution: found }: Reference) =>
    found.state === 'resolved'
      ? found.items.map(({ id, definition }) => `${id} ${definition.file}`).join(' + ')
      : found.state,
  )
}

const tasks = (...names: string[]) => names.map((name) => `- [ ] ${name} do\n`).join('')

describe('a reference', () => {
  test('finds the definition of its own scope first, then of those around it', () => {
    const files = {
      'decision-log.md': '### D-001 — here\n### D-002 — here\n',
      'projects/fog/decision-log.md': '### D-001 — there\n',
      'projects/fog/notes.md': 'D-001, D-002',
    }
    expect(resolution(files, 'projects/fog/notes.md')).toEqual([
      'D-001 projects/fog/decision-log.md',
      'D-002 decision-log.md',
    ])
  })

  test('finds the only definition elsewhere, and none where there are several', () => {
    const files = {
      'specs/001-a/tasks.md': tasks('T001', 'T002'),
      'specs/002-b/tasks.md': tasks('T001'),
      'x.md': 'T001, T002',
    }
    expect(resolution(files, 'x.md')).toEqual(['ambiguous', 'T002 specs/001-a/tasks.md'])
  })

  test('of an owned family does not leave the scope', () => {
    const files = {
      'specs/001-a/tasks.md': tasks('T001', 'T002', 'T003'),
      'specs/002-b/tasks.md': tasks('T001', 'T002', 'T003', 'T004'),
      'specs/001-a/x.md': 'T004',
    }
    expect(resolution(files, 'specs/001-a/x.md')).toEqual(['unresolved'])
  })

  test('to a clause, to a pair, to a wildcard, to a variant, to a run by its slug', () => {
    const files = {
      'a.md': `${tasks('T041a', 'T041b')}\n- **FR-008**: x\n\n| Run | Scope |\n|---|---|\n| run-3-cascade | x |\n\n| Verification | By |\n|---|---|\n| V-OPS-005 | x |\n`,
      'b.md': 'FR-008e, T041, V-OPS-*, V-OPS-005-dev, Run-3, run-3-cascade',
    }
    expect(resolution(files, 'b.md')).toEqual([
      'FR-008 a.md',
      'T041a a.md + T041b a.md',
      'V-OPS-005 a.md',
      'V-OPS-005 a.md',
      'run-3 a.md',
      'run-3 a.md',
    ])
  })

  test('leads to the register, not to a page that restates it', () => {
    const files = {
      'specs/001-a/status.md': tasks('T001', 'T002'),
      'specs/001-a/tasks.md': tasks('T001', 'T002', 'T003'),
      'specs/001-a/x.md': 'T001',
    }
    expect(resolution(files, 'specs/001-a/x.md')).toEqual(['T001 specs/001-a/tasks.md'])
  })

  test('leads to the strongest form', () => {
    const files = {
      'a.md': '| Task | Done |\n|---|---|\n| T001 | no |\n\n### T001 — Survey\n',
      'b.md': tasks('T001'),
      'c.md': 'T001',
    }
    expect(resolution(files, 'c.md')).toEqual(['T001 b.md'])
  })
})

describe('the role of a document', () => {
  test.each([
    ['docs/plan.md', '', 'record'],
    ['templates/plan.md', '', 'specimen'],
    ['docs/PLAN-TEMPLATE.md', '', 'specimen'],
    ['examples/lights/tasks.md', '', 'specimen'],
    ['examples/lights/tasks.md', 'examples/lights', 'record'],
    ['.assistant/rules.md', '', 'specimen'],
    ['docs/_archive/plan.md', '', 'archive'],
    ['docs/_archive/lights/tasks.md', 'docs/_archive/lights', 'archive'],
    ['docs/old/plan.md', '', 'archive'],
    ['docs/_old/plan.md', '', 'archive'],
    ['docs/old-plan.md', '', 'archive'],
    ['docs/plan-old.md', '', 'archive'],
    ['docs/plan.old.2.mdx', '', 'archive'],
    ['docs/plans_old/plan.md', '', 'archive'],
    ['docs/rolling-out-to-an-old-corpus.md', '', 'record'],
    ['docs/the-old-town/plan.md', '', 'record'],
    ['docs/threshold.md', '', 'record'],
    ['docs/backup_2026/plan.md', '', 'past'],
    ['CHANGELOG.md', '', 'past'],
    ['docs/exemplary.md', '', 'record'],
    ['docs/golden/threshold.md', '', 'record'],
  ])('%s in scope %j: %s', (path, scope, role) => {
    expect(roleOf(path, scope)).toBe(role)
  })
})
