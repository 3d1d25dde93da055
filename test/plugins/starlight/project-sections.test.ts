import { expect, test } from 'vitest'
import { sectionsOf } from '../../../plugins/starlight/project-sections.ts'
import { projectsOf } from '../../../plugins/starlight/site-index/projects.ts'
import { contextWith } from './context.ts'

const sections = (files: Readonly<Record<string, string>>) =>
  sectionsOf(projectsOf(contextWith(files))[0]!, (key) => key).map(
    ({ depth, slug, text }) => `${depth} ${slug} ${text}`,
  )

const TASKS = '# Tasks\n\n- [ ] T001 Fold the crates\n'

const RUNS = `# Plan

| Run         | Scope | State |
| ----------- | ----- | ----- |
| run-1: Pack | All   | open  |
`

const DECISIONS = '# Decisions\n\n### D-001 — Which door\n\n- `status`: open\n'

test('only what there is has a section', () => {
  expect(sections({ 'docs/move/tasks.md': TASKS.replace('[ ]', '[x]') })).toEqual([
    '2 tasks throughline.project.tasks',
    '2 documents throughline.project.documents',
  ])
})

test('blockers are parted by run where there are runs, and decisions come before all of them', () => {
  expect(
    sections({ 'docs/move/plan.md': RUNS, 'docs/move/tasks.md': TASKS, 'docs/move/decision-log.md': DECISIONS }),
  ).toEqual([
    '2 blockers throughline.project.blockers',
    '3 blockers-1 throughline.project.first',
    '3 blockers-2 run-1',
    '3 blockers-3 throughline.project.whateverRun',
    '2 before throughline.project.before',
    '2 runs throughline.project.runs',
    '2 tasks throughline.project.tasks',
    '2 decisions throughline.project.decisions',
    '2 documents throughline.project.documents',
  ])
})
