/**
 * The observatory again, with every page type and with hostile text wherever a document may carry some: what Markdown
 * takes as text reaches our pages, the index and its scripts as it stands here. Whatever of it runs sets `hostile`.
 */
const IMAGE = '<img src=x onerror="window.hostile=1">'
const SCRIPT = '</script><script>window.hostile=1</script>'
/** As Markdown shows it: as text. */
const escaped = (text: string) => text.replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const LOG = `---
title: Decision log
type: decision-log
last_updated: 2026-11-01
---

## Entries

### D-001 — Open the dome by hand

- \`status\`: superseded by D-005
- \`date\`: 2026-03-02
- \`choice\`: Two people turn the crank.

### D-002 — Close it in fog

- \`status\`: \`closed\`
- \`date\`: 2026-03-20
- \`why\`: Dew on the mirror costs a night, ${escaped(SCRIPT)} or more.

### D-003 — Log every exposure

- \`status\`: \`open\`
- \`owner\`: ${escaped('"><img src=x onerror=window.hostile=1>')}

### D-004 — Red light ${escaped(IMAGE)}

- \`status\`: \`closed\`
- \`date\`: 2026-04-11
- \`choice\`: Red light only. ${escaped(SCRIPT)}

### D-005 — Open the dome with the winch

- \`status\`: \`accepted\`
- \`date\`: 2026-06-30
- \`supersedes\`: D-001
- \`choice\`: The winch opens it in forty seconds.

### D-006 — Photograph the southern sky

- \`status\`: \`deferred\`
- \`date\`: 2026-07-01
- \`watchpoint\`: A second mount is bought.
`

const REQUIREMENTS = `---
title: Requirements
type: requirements
---

| Requirement | Statement | From |
|---|---|---|
| REQ-DOME-001 | The dome closes within a minute. | D-002 |
| REQ-DOME-002 | It stays shut in fog. ${escaped(SCRIPT)} | D-002 |
| REQ-DOME-003 | Every exposure stands in the log. | D-003 |
| REQ-DOME-004 | ${escaped(IMAGE)} | D-004 |
`

const VERIFICATION = `---
title: Verification
type: verification
---

| Verification | Requirement | Method | Evidence | Result |
|---|---|---|---|---|
| V-DOME-001 | REQ-DOME-001 | Take the time | \`data/closing.csv\` | passed |
| V-DOME-002 | REQ-DOME-002 | Read the log of a night in fog ${escaped(IMAGE)} | [a night in fog](./night.md) | failed |
| V-DOME-003 | REQ-DOME-003 | Count | | open |
| V-DOME-004 | REQ-DOME-004 | Look | | open |

## Sign-off

| Part | Covers | Role | Signed on |
|---|---|---|---|
| Dome | V-DOME-001 | astronomer | 2026-10-02 |
| Log | V-DOME-002..004 | ${escaped(IMAGE)} | open |
`

const PLAN = `---
title: Plan ${IMAGE}
type: plan
---

| Run | Title | State | Needs |
|---|---|---|---|
| run-1 | Grease the rails | done | |
| run-2 | Fit the winch ${escaped(IMAGE)} | in progress | run-1 |
| run-3 | Close in fog | open | run-2 |

## Gates

| Gate | Between | Criterion | State |
|---|---|---|---|
| GATE-01 | run-1 and run-2 | The dome turns with one hand | passed |
| GATE-02 | run-2 and run-3 | REQ-DOME-001 holds, ${escaped(SCRIPT)} | open |

\`\`\`mermaid
flowchart LR
  accTitle: The order of the runs
  run-1 --> run-2
  run-2 -.-> run-3
\`\`\`

## Completion

The dome closes by itself.
`

const TASKS = `---
title: Tasks
type: tasks
---

## Phase 1: Rails (run-1)

- [x] T001 Grease the rails
- [x] T002 [P] Turn the dome once

## Phase 2: Winch (run-2)

- [x] T003 [US1] Fit the winch
- [ ] T004 [US1] Take the time for REQ-DOME-001 ${escaped(IMAGE)}
- [ ] T005 [US2] Blocked by T004: close in fog

**Total tasks**: 5
`

const RUNBOOK = `---
title: The dome stays open ${SCRIPT}
description: Close the dome when the winch does not.
type: runbook
last_verified: 2026-01-15
owner: astronomer
---

D-002 asks for it.

## Symptoms

- The dome is open and it is foggy.
- The winch hums and ${escaped(IMAGE)} nothing moves.

## Diagnosis

1. Is there power?

   \`\`\`console
   $ dome status --winch
   winch: idle
   $ dome power # volts
   230
   \`\`\`

2. Read the log.

   \`\`\`sh
   # The last night alone.
   dome log --night last
   \`\`\`

## Remediation

1. Release the brake.
2. Turn the crank, see [the requirements](../requirements.md).

## Validation

- [ ] The dome is shut.
- [ ] The log says so.
`

/** One section that has changed since, one that is gone, and a page. */
const REVIEW = `---
title: Review of the dome ${SCRIPT}
type: review
---

## Sign-offs

| Section | Reviewed text | Reviewer | Date |
|---|---|---|---|
| [Symptoms](./runbooks/dome-stays-open.md#symptoms) | \`sha256:0123456789abcdef\` | ${escaped(IMAGE)} | 2026-01-15 |
| [Weather](./runbooks/dome-stays-open.md#weather) | \`sha256:0123456789abcdef\` | ${escaped(SCRIPT)} | 2026-01-14 |
| [A night](./night.md) | \`sha256:0123456789abcdef\` | night watch | 2026-02-01 |
`

const DIAGRAMS = `---
title: Diagrams
---

Two that draw, with whatever they carry, and one that does not.

\`\`\`mermaid
flowchart LR
  dusk --> night
  night --> dawn
\`\`\`

\`\`\`mermaid
%%{init: {"securityLevel": "loose", "flowchart": {"htmlLabels": true}}}%%
flowchart LR
  A["<img src=x onerror=window.hostile=1>"] --> B["<script>window.hostile=1</script>"]
  click A href "javascript:window.hostile=1"
  click B call hostile()
\`\`\`

\`\`\`mermaid
flowchart LR
  dusk --> ((night
\`\`\`
`

/** Each tells Mermaid to load a file, in a spelling of its own. */
const LURES = [
  String.raw`sequenceDiagram
  rect u\72l(https://evil.example/1.png)
    dusk->>night: close
  end`,
  `sequenceDiagram
  rect u#92;72l(https://evil.example/2.png)
    dusk->>night: close
  end`,
  `classDiagram
  class Dusk
  style Dusk fill:u#92;72l(https://evil.example/3.png);`,
  `sequenceDiagram
  participant A
  properties A: {"class": "x", "icon": "https://evil.example/4.png"}
  A->>B: close`,
  `flowchart LR
  A@{ img: "https://evil.example/5.png", w: 60, h: 60 } --> B`,
  `flowchart LR
  A --> B
  style A fill:url(https://evil.example/6.png)`,
  String.raw`%%{init: {"c4": {"person_bg_color": "u\\72l(https://evil.example/7.png)"}}}%%
C4Context
  Person(a, "A", "B")`,
]

const LURING = ['---', 'title: Lures', '---', '', ...LURES.flatMap((text) => ['```mermaid', text, '```', ''])].join(
  '\n',
)

const LARGE = `---
title: Large
---

\`\`\`mermaid
block-beta
  columns 1
  dusk space:10000
\`\`\`

\`\`\`mermaid
classDiagram
${Array.from({ length: 260 }, (_, at) => `  class C${at}`).join('\n')}
\`\`\`
`

const NIGHT = `---
title: A night
description: What holds before dusk.
---

Before dusk, D-001 and \`D-005\` apply; see [the log](./decision-log.md), REQ-DOME-002 and V-DOME-001..003. ${escaped(IMAGE)}

| Hour | Rule |
|---|---|
| dusk | D-002 |
| dawn | T004 ${escaped(SCRIPT)} |
`

export const OBSERVATORY = {
  'index.md': '---\ntitle: Observatory\n---\n\nWelcome to [a night](./dome/night.md).\n',
  'dome/decision-log.md': LOG,
  'dome/requirements.md': REQUIREMENTS,
  'dome/verification.md': VERIFICATION,
  'dome/plan.md': PLAN,
  'dome/tasks.md': TASKS,
  'dome/runbooks/dome-stays-open.md': RUNBOOK,
  'dome/review.md': REVIEW,
  'dome/diagrams.md': DIAGRAMS,
  'dome/lures.md': LURING,
  'dome/large.md': LARGE,
  'dome/night.md': NIGHT,
  'dome/data/closing.csv': 'night,seconds\n1,41\n',
}

/** The broken diagram is to be shown. */
export const OBSERVATORY_CONFIG = `
include: [src/content/**]
rules:
  diagram/invalid-syntax: warning
`
