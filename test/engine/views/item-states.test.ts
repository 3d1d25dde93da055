import { expect, test } from 'vitest'
import { itemStatesOf } from '../../../src/engine/views/item-states.ts'
import { checkCorpus } from '../../corpus.ts'

function statesIn(text: string): Record<string, string> {
  const { index } = checkCorpus({ files: new Map([['plan.md', text]]) })
  return Object.fromEntries([...itemStatesOf(index)].map(([{ id }, state]) => [id, state]))
}

test('of decisions the state', () => {
  expect(
    statesIn(
      '### D-1 — Wind\n- `status`: locked\n\n### D-2 — Rain\n- `status`: perhaps so\n\n### ~~D-3 — Hail~~\n- `status`: open\n',
    ),
  ).toEqual({ 'D-1': 'locked', 'D-3': 'retired' })
})

test('of tasks the box, and what their own words say against it', () => {
  expect(
    statesIn(`# Tasks

- [ ] T001 Oil the rails
- [x] T002 Paint the dome
- [ ] T003 Order a lens
  - Status: BLOCKED - no money
- [ ] ~~T004 Buy a second dome~~
- [x] T005 Align the mirror
  - Status: in progress
`),
  ).toEqual({ T001: 'open', T002: 'done', T003: 'blocked', T004: 'dropped', T005: 'active' })
})

test('of verifications the result, of requirements whether they are verified', () => {
  expect(
    statesIn(`| Requirement | Statement |
|---|---|
| REQ-TID-001 | a |
| REQ-TID-002 | b |
| REQ-TID-003 | c |
| REQ-TID-004 | d |

| Verification | Requirement | Result |
|---|---|---|
| V-TID-001 | REQ-TID-001 | passed |
| V-TID-002 | REQ-TID-002 | failed |
| V-TID-003 | REQ-TID-002 | passed |
| V-TID-004 | REQ-TID-004 | skipped |
`),
  ).toEqual({
    'V-TID-001': 'done',
    'V-TID-002': 'failed',
    'V-TID-003': 'done',
    'V-TID-004': 'dropped',
    'REQ-TID-001': 'verified',
    'REQ-TID-002': 'unverified',
    'REQ-TID-003': 'unverified',
    'REQ-TID-004': 'dropped',
  })
})

test('of requirements nothing where verifications keep no results', () => {
  expect(
    statesIn(`| Requirement | Statement |
|---|---|
| REQ-TID-001 | a |

| Verification | Requirement |
|---|---|
| V-TID-001 | REQ-TID-001 |
`),
  ).toEqual({})
})

test('of runs the progress of their row', () => {
  expect(
    statesIn(`| Run | Purpose | Status | Depends on |
|---|---|---|---|
| run-1 | Survey | done | |
| run-2 | Build | in progress | run-1 |
`),
  ).toEqual({ 'run-1': 'done', 'run-2': 'active' })
})
