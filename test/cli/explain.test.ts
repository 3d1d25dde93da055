import { expect, test } from 'vitest'
import { directoryWith } from '../workspace/temporary.ts'
import { releasePlan } from './corpus.ts'
import { throughline } from './session.ts'

test('explains a rule, by its whole name or by its pattern alone', async () => {
  const { code, out } = await throughline('/', 'explain', 'link/missing-file')
  expect(code).toBe(0)
  expect(out).toMatchInlineSnapshot(`
    "link/missing-file
    A link to a file or folder that does not exist.

    A reader who follows the link in an incident finds nothing, and nobody notices
    before. Most such links break when a file is moved or renamed, or were written
    for a file that never came.

    Point the link at the file that was meant. Where the page is still to be
    written, say so in words and leave the link out. A suggestion names the nearest
    existing path: the same name elsewhere, or a name within a few letters.

    Templates (files named so, folders of that name) are accepted: their links hold
    where the copy will stand. So are archives, which say what was true once.

    Severity   error by default
    Fix        no

    Configure, in throughline.yaml:
      rules:
        link/missing-file: error  # or off, info, warning, error

    Allow one place, with a reason, on the line before it:
      <!-- throughline-disable-next-line link/missing-file -- the reason -->
    or in a whole file, with throughline-disable-file.
    "
  `)
  expect(await throughline('/', 'explain', 'missing-file')).toEqual({ code, out, err: '' })
})

test('lists all rules', async () => {
  const { code, out } = await throughline('/', 'explain')
  expect(code).toBe(0)
  expect(out).toMatch(/^link\/missing-file +error +A /m)
})

test('explains an item: definition, fields, references', async () => {
  expect((await throughline(directoryWith(releasePlan), 'explain', 'D-002')).out).toMatchInlineSnapshot(`
    "D-002  Freeze before tagging
      kind          decision
      scope         docs
      defined       docs/decisions.md:7:5, as a heading with fields
      state         accepted
      resolution    The branch is frozen a day before the tag.
      owner         release team

    1 reference:
      docs/plan.md:4:28  T001 comes before T005, as D-002 says.
    "
  `)
  expect((await throughline(directoryWith(releasePlan), 'explain', 'T003')).out).toMatchInlineSnapshot(`
    "T003  Publish, see D-001
      kind         task
      scope        docs
      defined      docs/tasks.md:5:7, as a task
      and again    docs/tasks.md:6:7, as a task
      done         no

    Nothing refers to it.
    "
  `)
})

test('explains a decision: its state, what was decided, what replaced it and what it replaced', async () => {
  const directory = directoryWith({
    'docs/decisions.md': `# Decisions

### DQ-R1-024 — Release on Fridays
- \`status\`: superseded by DQ-R1-025

### DQ-R1-025 — Release on Tuesdays
- \`status\`: Superseded by DQ-R1-026 (2026-03-02)
- \`supersedes\`: DQ-R1-024

Nobody is there on Saturdays, and what breaks on a Friday stays broken until Monday.

### DQ-R1-026 — Release when green
- \`status\`: ratified
- \`supersedes\`: DQ-R1-025
- \`resolution\`: A release leaves as soon as all gates are green, whatever the day, and is taken back by the
  one who sees it fail.
- \`review\`: 2027-03-01
- \`owner\`: release team

### DQ-R1-027 — Release by night
- \`status\`: postponed, replaces DQ-R1-099
- \`watchpoint\`: The first release that disturbs a customer.

### DQ-R1-028 — Release never
`,
    'docs/plan.md': 'Tag as DQ-R1-026 says.\n',
    'throughline.yaml': 'decisions: { statuses: { ratified: locked } }\n',
  })
  const explain = async (id: string) => (await throughline(directory, 'explain', id)).out
  expect(await explain('DQ-R1-026')).toMatchInlineSnapshot(`
    "DQ-R1-026  Release when green
      kind          decision
      scope         docs
      defined       docs/decisions.md:12:5, as a heading with fields
      state         locked, written "ratified"
      resolution    A release leaves as soon as all gates are green, whatever the
                    day, and is taken back by the one who sees it fail.
      review        2027-03-01
      supersedes    DQ-R1-025  Release on Tuesdays (docs/decisions.md:6:5)
      before that   DQ-R1-024  Release on Fridays (docs/decisions.md:3:5)
      owner         release team

    2 references:
      docs/decisions.md:7:27  - \`status\`: Superseded by DQ-R1-026 (2026-03-02)
      docs/plan.md:1:8  Tag as DQ-R1-026 says.
    "
  `)
  expect(await explain('DQ-R1-024')).toMatchInlineSnapshot(`
    "DQ-R1-024  Release on Fridays
      kind          decision
      scope         docs
      defined       docs/decisions.md:3:5, as a heading with fields
      state         superseded, written "superseded by DQ-R1-025"
      superseded by DQ-R1-025  Release on Tuesdays (docs/decisions.md:6:5)
      and that by   DQ-R1-026  Release when green (docs/decisions.md:12:5)

    1 reference:
      docs/decisions.md:8:17  - \`supersedes\`: DQ-R1-024
    "
  `)
  expect(await explain('DQ-R1-025')).toMatchInlineSnapshot(`
    "DQ-R1-025  Release on Tuesdays
      kind          decision
      scope         docs
      defined       docs/decisions.md:6:5, as a heading with fields
      state         superseded, written "Superseded by DQ-R1-026 (2026-03-02)"
      says          Nobody is there on Saturdays, and what breaks on a Friday stays
                    broken until Monday.
      superseded by DQ-R1-026  Release when green (docs/decisions.md:12:5)
      supersedes    DQ-R1-024  Release on Fridays (docs/decisions.md:3:5)

    2 references:
      docs/decisions.md:4:27  - \`status\`: superseded by DQ-R1-025
      docs/decisions.md:14:17  - \`supersedes\`: DQ-R1-025
    "
  `)
  expect(await explain('DQ-R1-027')).toMatchInlineSnapshot(`
    "DQ-R1-027  Release by night
      kind          decision
      scope         docs
      defined       docs/decisions.md:20:5, as a heading with fields
      state         deferred, written "postponed, replaces DQ-R1-099"
      watchpoint    The first release that disturbs a customer.
      supersedes    DQ-R1-099  (not defined here)

    Nothing refers to it.
    "
  `)
  expect(await explain('DQ-R1-028')).toContain('state         none given')
})

test('explains every item of that id', async () => {
  const directory = directoryWith({
    'specs/001-deploy/tasks.md': '- [ ] T001 Build the image\n',
    'specs/002-observe/tasks.md': '- [x] T001 Scrape the metrics\n',
  })
  expect((await throughline(directory, 'explain', 'T001')).out).toMatchInlineSnapshot(`
    "T001  Build the image
      kind         task
      scope        specs/001-deploy
      defined      specs/001-deploy/tasks.md:1:7, as a task
      done         no

    Nothing refers to it.

    T001  Scrape the metrics
      kind         task
      scope        specs/002-observe
      defined      specs/002-observe/tasks.md:1:7, as a task
      done         yes

    Nothing refers to it.
    "
  `)
})

test('suggests the nearest rule or item', async () => {
  const directory = directoryWith(releasePlan)
  expect(await throughline(directory, 'explain', 'D-004')).toEqual({
    code: 2,
    out: '',
    err: 'error: neither a rule nor an item is called "D-004"\nhelp: did you mean D-001 or D-002 or D-003?\n',
  })
  expect(await throughline(directory, 'explain', 'link/missing-fiel')).toEqual({
    code: 2,
    out: '',
    err: 'error: unknown rule "link/missing-fiel"\nhelp: did you mean link/missing-file?\n',
  })
  expect((await throughline(directory, 'explain', 'mising-anchor')).err).toContain('link/missing-anchor')
  expect((await throughline(directory, 'explain', 'zebra')).err).toContain(
    'throughline explain, without a name, lists all rules',
  )
})
