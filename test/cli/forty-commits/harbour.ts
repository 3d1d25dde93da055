/** The documents that the forty commits start from: a harbour's decisions, requirements, tasks and pages. No faults. */
export const HARBOUR: Readonly<Record<string, string>> = {
  'docs/decision-log.md': `# Decision log

### D-001 — Ring the bell at low water

- \`status\`: locked
- \`resolution\`: Twice, and once more in fog.

### D-002 — Pilots board at the buoy

- \`status\`: closed
- \`resolution\`: The quay is too shallow for the cutter.

### D-003 — Redraw the chart every spring

- \`status\`: open

### D-004 — Sound the fog signal by steam

- \`status\`: superseded
- \`superseded_by\`: D-005
- \`resolution\`: Steam needs an hour of notice.

### D-005 — Sound the fog signal by air

- \`status\`: closed
- \`supersedes\`: D-004
- \`resolution\`: A compressor is ready at once.
`,
  'docs/guide.md': `# Guide for the watch

## Before the tide

Read the [tide table](tides.md#spring-tides), then ring the bell as D-001 says. Neap tides have
[a table of their own](tides.md#neap-tides).

## Pilots

A pilot boards at the buoy (D-002), which answers REQ-002. The cutter lies where
[the moorings page](moorings.md) shows.

## Fog

The signal is sounded by air since D-005. See the [fog runbook](../runbooks/fog.md).
`,
  'docs/moorings.md': `# Moorings

## The cutter

The cutter lies at the inner buoy.

## The barge

The barge lies beside the quay, as the [tide table](tides.md) allows.
`,
  'docs/requirements.md': `# Requirements

| ID      | Requirement                                  |
| ------- | -------------------------------------------- |
| REQ-001 | The bell is heard at the outer buoy.          |
| REQ-002 | A pilot boards within an hour of the signal.  |
| REQ-003 | The chart shows every wreck.                  |
| REQ-004 | The fog signal sounds within a minute.        |
`,
  'docs/tides.md': `# Tides

## Spring tides

High water stands at the third mark of the quay.

## Neap tides

High water stands at the second mark of the quay.
`,
  'plan/tasks.md': `# Tasks: the new signal

## Phase 1: Foundations

- [x] T001 Survey the quay for docs/moorings.md
- [x] T002 Order the compressor
- [ ] T003 Lay the air line

## Phase 2: Signal

- [ ] T004 Mount the horn (after T003)
- [ ] T005 Sound it once at slack water

## Order

T003 comes before T004, and T005 ends the work.
`,
  'runbooks/fog.md': `# Fog

## Steps

1. Start the compressor:

   \`\`\`sh
   compressor start --pressure 8
   \`\`\`

2. Sound the signal for a minute, as REQ-004 asks.

3. Write the hour into the log:

   \`\`\`sh
   harbour-log add fog
   \`\`\`
`,
}
