/** The observatory: a decision log that owns its family, and pages that cite it. */
export const LOG = `---
title: Decision log
type: decision-log
---

### D-001 — Open the dome by hand
- \`status\`: open

### D-002 — Close it in fog
- \`status\`: open

### D-003 — Log every exposure
- \`status\`: open

### D-004 — Red light only
- \`status\`: open

### D-005 — Two people after midnight
- \`status\`: open

| Requirement | Statement |
|---|---|
| REQ-DOME-001 | The dome closes within a minute. |
| REQ-DOME-002 | It opens only by hand. |
| REQ-DOME-003 | It stays shut in fog. |
`

export const NIGHT = `---
title: A night
description: Frontmatter moves the body down.
---

Before dusk, D-001 and \`D-002\` apply; see [D-003](./decision-log.md) and REQ-DOME-002.

\`\`\`sh
echo D-001
\`\`\`
`

export const NOTES = `---
title: Notes
---

import { Aside } from '@astrojs/starlight/components'

<Aside>

In MDX too, D-002 leads to the log.

</Aside>
`

const VERIFICATION = `---
title: Verification
type: verification
---

| Verification | Requirement | Status | Evidence |
|---|---|---|---|
| V-DOME-001 | REQ-DOME-001 | passed | \`night.md\` |
| V-DOME-002 | REQ-DOME-002 | passed | \`data/exposures.csv\` |
| V-DOME-003 | REQ-DOME-003 | passed | [a night in fog](./night.md) |
`

const MANIFEST = `---
title: Cleanup manifest
type: cleanup-manifest
---

| Path | Action | Rationale |
|---|---|---|
| \`night.md\` | retain | Every night begins with it. |
| \`fog.md\` | delete | Its rules stand in the decision log. |
`

export const DOCUMENTS = {
  'index.md': '---\ntitle: Observatory\n---\n\nWelcome.\n',
  'decision-log.md': LOG,
  'night.md': NIGHT,
  'notes.mdx': NOTES,
  'cleanup-manifest.md': MANIFEST,
  'verification.md': VERIFICATION,
  'data/exposures.csv': 'time,seconds\n',
}
