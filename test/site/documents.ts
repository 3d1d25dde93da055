/** The observatory: a decision log that owns its family, and pages that cite it. */
export const LOG = `---
title: Decision log
type: decision-log
---

### D-001 — Open the dome by hand
- \`status\`: accepted

### D-002 — Close it in fog
- \`status\`: accepted

### D-003 — Log every exposure
- \`status\`: accepted

### D-004 — Red light only
- \`status\`: accepted

### D-005 — Two people after midnight
- \`status\`: accepted

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

export const DOCUMENTS = {
  'index.md': '---\ntitle: Observatory\n---\n\nWelcome.\n',
  'decision-log.md': LOG,
  'night.md': NIGHT,
  'notes.mdx': NOTES,
}
