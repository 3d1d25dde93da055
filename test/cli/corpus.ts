/** A small release plan with one fault of each sort that a first user meets. */
export const releasePlan = {
  'docs/plan.md': `# Release plan

See [the runbook](runbooks/roll-back.md) and [the gates](runbooks/rollback.md#gate).
T001 comes before T005, as D-002 says.
`,
  'docs/runbooks/rollback.md': '# Rollback\n\n## Gates\n\nBack to [the plan](../plan.md).\n',
  'docs/tasks.md': `# Tasks

- [x] T001 Freeze the branch
- [ ] T002 Tag the release
- [ ] T003 Publish, see D-001
- [ ] T003 Announce
- [ ] T004 Watch the dashboards
`,
  'docs/decisions.md': `# Decisions

### D-001 — Release on Tuesdays
- \`status\`: accepted
- \`why\`: Everybody is there for the rest of the week.

### D-002 — Freeze before tagging
- \`status\`: accepted
- \`resolution\`: The branch is frozen a day before the tag.
- \`owner\`: release team

### D-003 — Announce last
- \`status\`: proposed
`,
}

/** The same with its faults mended. */
export const soundPlan = {
  ...releasePlan,
  'docs/plan.md':
    '# Release plan\n\nSee [the gates](runbooks/rollback.md#gates). T001 comes before T002, as D-002 says.\n',
  'docs/tasks.md': releasePlan['docs/tasks.md'].replace('T003 Announce', 'T005 Announce'),
}
