import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'

/** Evidence of a page, one line each: site, target with lines, `claimed`, `conditional`; its span must select its text. */
function evidence(text: string): string[] {
  const facts = extractFacts(text, 'markdown').evidence ?? []
  return facts.map(({ site, target, lines, isClaimed, isConditional, span }) => {
    expect(text.slice(...span).startsWith(target), `${text.slice(...span)} names ${target}`).toBe(true)
    const tail = lines ? `:${lines.join('-')}` : ''
    return [site, target + tail, ...(isClaimed ? ['claimed'] : []), ...(isConditional ? ['conditional'] : [])].join(' ')
  })
}

function table(header: string, ...rows: string[]): string {
  const rule = header.replace(/[^|]+/g, ' --- ')
  return ['# Mirror', '', header, rule, ...rows, ''].join('\n')
}

describe('verification tables', () => {
  test('name paths in code, links and plain text, and addresses', () => {
    const text = table(
      '| Verification | Requirement | Result | Evidence |',
      '| V-MIR-001 | REQ-MIR-001 | passed | `logs/a.txt` and [b](b.md), plain.csv |',
      '| V-MIR-002 | REQ-MIR-002 | ✅ | https://sky.example/run/4 |',
    )
    expect(evidence(text)).toEqual([
      'verification logs/a.txt claimed',
      'verification b.md claimed',
      'verification plain.csv claimed',
      'verification https://sky.example/run/4 claimed',
    ])
  })

  test.each([
    ['passed', true],
    ['Pass', true],
    ['✅ PASS', true],
    ['**Verified**', true],
    ['done (2026-03-01)', true],
    ['signed off', true],
    ['complete', true],
    ['closed', true],
    ['not triggered', true],
    ['pending', false],
    ['✅ pending review', false],
    ['open', false],
    ['planned', false],
    ['failed', false],
    ['❌ failed', false],
    ['blocked', false],
    ['in progress', false],
    ['incomplete', false],
    ['unverified', false],
    ['not done', false],
    ['n/a', false],
    ['-', false],
    ['', false],
    ['who knows', false],
  ])('a result that says "%s" claims: %s', (result, isClaimed) => {
    const text = table('| ID | Result | Evidence |', `| V-MIR-001 | ${result} | \`a.md\` |`)
    expect(evidence(text)).toEqual([`verification a.md${isClaimed ? ' claimed' : ''}`])
  })

  test('claim without a column for results; a sign-off that is empty does not', () => {
    const plain = table('| Requirement | Evidence |', '| REQ-MIR-001 | `a.md` |')
    const signed = '| Requirement | Evidence | Sign-off |'
    expect(evidence(plain)).toEqual(['verification a.md claimed'])
    expect(evidence(table(signed, '| REQ-MIR-001 | `a.md` | Una, 2026-03-01 |'))).toEqual(['verification a.md claimed'])
    expect(evidence(table(signed, '| REQ-MIR-001 | `a.md` | |'))).toEqual(['verification a.md'])
    expect(evidence(table(signed, '| REQ-MIR-001 | `a.md` | pending |'))).toEqual(['verification a.md'])
  })

  test('know their column by several names', () => {
    for (const name of [
      'Evidence',
      'evidence file',
      'Artefact',
      'Artifacts',
      'Proof',
      'Closure evidence',
      'Gate/Evidence source',
    ])
      expect(evidence(table(`| Check | Status | ${name} |`, '| Focus | pass | `a.md` |')), name).toHaveLength(1)
    for (const name of ['Evidence needed', 'Artifact type', 'Notes', 'Evidence required by', 'Proofread'])
      expect(evidence(table(`| Check | Status | ${name} |`, '| Focus | pass | `a.md` |')), name).toEqual([])
  })

  test('are none without results and without ids of anything', () => {
    expect(evidence(table('| Producer | Artefact | Consumer |', '| run 1 | `a.md` | run 2 |'))).toEqual([])
    expect(evidence(table('| Night | Evidence |', '| Monday | `a.md` |'))).toEqual([])
  })

  test('leave out what is said to be gone or to come', () => {
    const header = '| ID | Result | Evidence |'
    expect(evidence(table(header, '| V-MIR-001 | passed | `a.md` (intentionally absent) |'))).toEqual([])
    expect(evidence(table(header, '| V-MIR-001 | passed | `a.md`, to be written |'))).toEqual([])
    expect(evidence(table(header, '| V-MIR-001 | passed | ~~`a.md`~~ `b.md` |'))).toEqual(['verification b.md claimed'])
  })

  test('tell rows that hold in one state only', () => {
    const text = table('| ID | Result | Evidence |', '| V-MIR-001 (if triggered) | passed | `a.md` |')
    expect(evidence(text)).toEqual(['verification a.md claimed conditional'])
  })

  test.each([
    'Tests T022-T025 all passing',
    'p95 = 7.2min (T087)',
    '97.9% success (47/48)',
    'Prometheus/Grafana operational, and/or logs',
    '`bun run check`',
    '`GET /api/x`',
    '`/api/x`',
    '`mustExist()`',
    '`docs/*.md`',
    '`docs/{a,b}.md`',
    '`<name>.md`',
    '`REQ-NN.md`',
    '`path/to/file.md`',
    '`Node.js` and `console.log`',
    '`V-MIR-001`',
    '`sky.example.org/log.html`',
    '`/Users/una/mirror/a.md`',
    '`~/a.md`',
    '`...md`',
    'e.g. version 1.2',
  ])('find nothing in "%s"', (cell) => {
    expect(evidence(table('| ID | Result | Evidence |', `| V-MIR-001 | passed | ${cell} |`))).toEqual([])
  })
})

describe('anchors', () => {
  test.each([
    ['`a.ts:12`', 'a.ts:12-12'],
    ['`a.ts:12-20`', 'a.ts:12-20'],
    ['`a.ts:12:5`', 'a.ts:12-12'],
    ['`a.ts#L10`', 'a.ts:10-10'],
    ['`a.ts#L10-L20`', 'a.ts:10-20'],
    ['`a.ts#L10-20`', 'a.ts:10-20'],
    ['[x](src/a.ts#L10-L20)', 'src/a.ts:10-20'],
    ['`notes.md#a-heading`', 'notes.md'],
    ['src/a.ts:7', 'src/a.ts:7-7'],
  ])('%s', (cell, expected) => {
    const text = table('| ID | Result | Evidence |', `| V-MIR-001 | passed | ${cell} |`)
    expect(evidence(text)).toEqual([`verification ${expected} claimed`])
  })
})

describe('fields of decisions', () => {
  const entry = (status: string, ...fields: string[]) =>
    ['# Log', '', '### D-001 — Recoat in spring', `- \`status\`: \`${status}\``, ...fields, ''].join('\n')

  test('are claimed where the decision stands', () => {
    const evidenceField = '- `evidence`: `logs/coat.txt`'
    expect(evidence(entry('locked', evidenceField))).toEqual(['decision logs/coat.txt claimed'])
    expect(evidence(entry('closed (2026-03-01)', evidenceField))).toEqual(['decision logs/coat.txt claimed'])
    expect(evidence(entry('open', evidenceField))).toEqual(['decision logs/coat.txt'])
    expect(evidence(entry('rejected', evidenceField))).toEqual(['decision logs/coat.txt'])
    expect(evidence(entry('superseded by D-002', evidenceField))).toEqual(['decision logs/coat.txt'])
  })

  test('hold items below them, and several names', () => {
    const fields = [
      '- `closure_evidence`:',
      '  - `logs/coat.txt`',
      '  - `src/coat.ts:4` — the thickness',
      '- **Source anchors:** [plan](plan.md)',
      '- `impacted_docs`: `manual.md`',
    ]
    expect(evidence(entry('accepted', ...fields))).toEqual([
      'decision logs/coat.txt claimed',
      'decision src/coat.ts:4-4 claimed',
      'decision plan.md claimed',
    ])
  })

  test('name no path in the middle of a sentence', () => {
    expect(evidence(entry('closed', '- `evidence`: as `coat.ts` shows'))).toEqual([])
  })
})

describe('sections', () => {
  const page = (heading: string, ...lines: string[]) =>
    ['# Wind', '', `## ${heading}`, '', ...lines, '', '## Next', '', '- `next.md`', ''].join('\n')

  test('hold items that begin with a path', () => {
    const lines = [
      '1. `logs/wind.txt:12` — how strong',
      '2. [the plan](plan.md), `other.md` and `third.md`',
      '3. wind.csv',
      '4. Shows that `no.md` is read',
      '5. `bun run check`',
      '6. Report: `report.md`, `annex.md`',
      '7. Report: see `no.md`',
      '8. Run of <https://ci.sky.example/job/wind/4/>',
      '9. **Scan** `no.md`',
    ]
    expect(evidence(page('Evidence', ...lines))).toEqual([
      'section logs/wind.txt:12-12 claimed',
      'section plan.md claimed',
      'section other.md claimed',
      'section third.md claimed',
      'section wind.csv claimed',
      'section report.md claimed',
      'section annex.md claimed',
      'section https://ci.sky.example/job/wind/4/ claimed',
    ])
  })

  test('hold nested items and the paths of tables', () => {
    const lines = ['- Limits:', '  - `limits.ts`', '', '| Path | Why |', '| --- | --- |', '| `wind.csv` | `no.md` |']
    expect(evidence(page('Evidence map (paths)', ...lines))).toEqual([
      'section limits.ts claimed',
      'section wind.csv claimed',
    ])
  })

  test.each([
    'Evidence',
    '4. Evidence',
    'Evidence Map (absolute paths + line anchors)',
    'Evidence Anchors',
    'Primary Evidence',
    'Closure evidence',
    'Verification Evidence:',
    'Evidence Pointers',
    'Required Artifacts',
    'Required outputs',
    'Closure-critical artifacts',
    'Source Reviews',
  ])('are headed "%s"', (heading) => {
    expect(evidence(page(heading, '- `a.md`'))).toEqual(['section a.md claimed'])
  })

  test.each([
    'Evidence commands',
    'Evidence to collect',
    'Missing evidence',
    'Structural Evidence Gates',
    'Artifacts',
    'Sources of light',
  ])('are not headed "%s"', (heading) => {
    expect(evidence(page(heading, '- `a.md`'))).toEqual([])
  })

  test('leave out what is gone, renamed or not ticked', () => {
    const lines = ['- `a.md` (deleted)', '- `a.md` → `b.md`', '- [ ] `c.md`', '- [x] `d.md`']
    expect(evidence(page('Evidence', ...lines))).toEqual(['section b.md claimed', 'section d.md claimed'])
  })

  test('tell what is conditional, by the item or by the heading', () => {
    expect(evidence(page('Evidence', '- `a.md` (if triggered)'))).toEqual(['section a.md claimed conditional'])
    expect(evidence(page('Conditional artifacts', '- `a.md`'))).toEqual(['section a.md claimed conditional'])
  })
})

describe('completion criteria', () => {
  const page = (status: string) =>
    [
      ...(status ? ['---', `status: ${status}`, '---', ''] : []),
      '# Wind',
      '',
      '## Exit criteria',
      '',
      '- [x] `wind.csv` is filed',
      '- [ ] `plan.md` is signed',
      '- Nobody was blown away, see `no.md`',
      '',
    ].join('\n')

  test('claim where they are ticked', () => {
    expect(evidence(page(''))).toEqual(['criterion wind.csv claimed', 'criterion plan.md'])
  })

  test('claim where the page is closed', () => {
    expect(evidence(page('closed'))).toEqual(['criterion wind.csv claimed', 'criterion plan.md claimed'])
    expect(evidence(page('in progress'))).toEqual(['criterion wind.csv claimed', 'criterion plan.md'])
  })
})

describe('frontmatter', () => {
  test('names one path or several', () => {
    expect(evidence('---\nevidence: wind.csv\n---\n\n# Wind\n')).toEqual(['verification wind.csv claimed'])
    expect(evidence('---\nstatus: draft\nevidence:\n  - "wind.csv"\n  - logs/a.txt:4\n  - 7\n---\n')).toEqual([
      'verification wind.csv',
      'verification logs/a.txt:4-4',
    ])
    expect(evidence('---\nevidence: See the wind report\n---\n')).toEqual([])
  })
})

test('a page without any has none', () => {
  expect(extractFacts('# Wind\n\nSee `wind.csv` for evidence.\n', 'markdown').evidence).toBeUndefined()
})

describe('the state of a page', () => {
  const state = (text: string) => {
    const found = extractFacts(text, 'markdown').state
    if (found) expect(text.slice(...found.span).toLowerCase()).toBe(found.value)
    return found?.value
  }

  test.each([
    ['# Wind\n\nstate: deferred\n', 'deferred'],
    ['# Wind\n\n- `state`: `triggered`\n', 'triggered'],
    ['# Wind\n\n**State:** Not triggered.\n', 'not triggered'],
    ['# Wind\r\n\r\nState: deferred\r\n', 'deferred'],
    ['---\nstate: triggered\n---\n\n# Wind\n', 'triggered'],
    ['---\nstate: "deferred"\n---\n', 'deferred'],
    ['# Wind\n\n## Decision\n\n- state: deferred\n', 'deferred'],
  ])('%j', (text, expected) => {
    expect(state(text)).toBe(expected)
  })

  test.each([
    '# Wind\n\n```yaml\nstate: deferred\n```\n',
    '# Wind\n\n    state: deferred\n',
    '# Wind\n\n- `state: triggered|deferred` must be explicit\n',
    '# Wind\n\nThe state: deferred\n',
    '# Wind\n\nstate: it was deferred by all\n',
    '# Wind\n\nstate:\n',
    '# A\n\n## B\n\n## C\n\n## D\n\nstate: deferred\n',
    '# Wind\n\n<!--\nstate: deferred\n-->\n',
  ])('none in %j', (text) => {
    expect(state(text)).toBeUndefined()
  })
})
