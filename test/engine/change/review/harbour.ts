/** A small plan of a harbour, and what a change makes of it. */
import type { Texts } from './change.ts'

const LOG = `# Decisions

### D-001 — Ring the bell at high tide

- \`status\`: locked
- \`resolution\`: The bell rings twice at high tide.
- \`rationale\`: Everybody hears it.

### D-002 — Count boats by hand

- \`status\`: accepted
- \`resolution\`: The keeper counts.

### D-003 — Paint the lamp

- \`status\`: locked
- \`resolution\`: White.
`

const VERIFICATION = `# Verification

| Verification | Requirement | Result |
|---|---|---|
| V-TID-001 | REQ-TID-001 | passed |
| V-TID-002 | REQ-TID-002 | passed |
`

const HARBOUR = `# Harbour

Read [the tide](specs/001-tide/spec.md) first. The lamp follows D-003.

## Opening the gate

Turn the wheel three times and wait for the water to settle before the boats pass.

\`\`\`sh
curl -s https://harbour.test/gate
\`\`\`

## Closing

Shut it at night, with the lamp lit and the bell silent.
`

export const BEFORE: Texts = {
  'specs/001-tide/decision-log.md': LOG,
  'specs/001-tide/spec.md': `# Tide

The bell follows D-001.

| Requirement | Statement |
|---|---|
| REQ-TID-001 | The bell MUST ring, see D-001 |
| REQ-TID-002 | Boats are counted |
`,
  'specs/001-tide/verification.md': VERIFICATION,
  'specs/001-tide/tasks.md': '# Tasks\n\n- [ ] T001 Build the bell (D-001)\n- [x] T002 Count the boats\n',
  'harbour.md': HARBOUR,
  'pilots.md': '# Pilots\n\nWait at [the gate](harbour.md#opening-the-gate).\n',
}

export const AFTER: Texts = {
  ...BEFORE,
  'specs/001-tide/decision-log.md': LOG.replace('locked', 'open')
    .replace('twice', 'three times')
    .replace('The keeper counts.', 'The clerk counts at noon.')
    .replace(/### D-003[^]*$/, '### D-004 — Sound a horn\n\n- `status`: open\n'),
  'specs/001-tide/verification.md': VERIFICATION.replace('| V-TID-002 | REQ-TID-002 | passed |\n', ''),
  'specs/001-tide/tasks.md': '# Tasks\n\n- [x] T001 Build the bell (D-001)\n- [ ] T002 Count the boats\n',
  'harbour.md': HARBOUR.replace(/## Opening[^]*(?=## Closing)/, '')
    .replace('specs/001-tide/spec.md', 'pilots.md')
    .replace('at night', 'at dusk'),
  'pilots.md': `# Pilots

Wait at [the gate](harbour.md#opening-the-gate).

## Opening the gate

Turn the wheel three times and wait for the water to settle before the boats pass.

\`\`\`sh
curl -fs https://harbour.test/gate
\`\`\`
`,
}
