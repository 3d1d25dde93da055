import { expect, test } from 'vitest'
import { changeOf, packetOf } from './change.ts'
import { AFTER, BEFORE } from './harbour.ts'

const packet = packetOf(BEFORE, AFTER)

test('decisions: reopened, changed while in force, removed, new, in this order', () => {
  expect(packet.decisions.map(({ id, meaning, state }) => [id, meaning, state])).toEqual([
    ['D-001', 'reopened', { before: 'locked', after: 'open' }],
    ['D-002', 'changed-in-force', undefined],
    ['D-003', 'removed', undefined],
    ['D-004', 'new', { before: undefined, after: 'open' }],
  ])
})

test('a field is told in words', () => {
  expect(packet.decisions[0]!.fields).toEqual([
    {
      name: 'resolution',
      added: 2,
      removed: 1,
      more: 0,
      hunks: [
        [
          { sort: 'same', text: 'The bell rings' },
          { sort: 'removed', text: 'twice' },
          { sort: 'added', text: 'three times' },
          { sort: 'same', text: 'at high tide.' },
        ],
      ],
    },
  ])
})

test('impact goes by chains, the shortest first, and knows what the change leaves alone', () => {
  const { entries, total, untouched } = packet.decisions[0]!.impact
  expect(entries.map(({ at, id, via, isTouched }) => [at.file, at.line, id, via, isTouched])).toEqual([
    ['specs/001-tide/spec.md', 3, undefined, [], false],
    ['specs/001-tide/spec.md', 7, 'REQ-TID-001', [], false],
    ['specs/001-tide/tasks.md', 3, 'T001', [], true],
    ['specs/001-tide/verification.md', 5, 'V-TID-001', ['REQ-TID-001'], true],
  ])
  expect([total, untouched]).toEqual([4, 2])
})

test('what rested on a removed decision is told as long as it is there', () => {
  const { 'pilots.md': pilots } = AFTER
  const gone = packetOf(
    { ...BEFORE, 'lamp.md': '# Lamp\n\nWhite, as D-003 says.\n' },
    { ...AFTER, 'pilots.md': pilots! },
  ).decisions.find(({ id }) => id === 'D-003')!
  expect(gone.impact.entries).toMatchObject([
    { at: { file: 'harbour.md', line: 3 }, section: 'Harbour', isTouched: true },
  ])
  expect(gone.impact.entries.map(({ at }) => at.file)).not.toContain('lamp.md')
})

test('pages that may be stale are those which the change leaves alone', () => {
  expect(packet.stale).toEqual([{ file: 'specs/001-tide/spec.md', rests: [{ id: 'D-001', line: 3 }] }])
})

test('boxes are summed up by page', () => {
  expect(packet.ticks).toEqual([{ file: 'specs/001-tide/tasks.md', ticked: ['T001'], unticked: ['T002'] }])
  expect(packet.items.map(({ id, sort }) => [id, sort])).toEqual([['V-TID-002', 'removed']])
})

test('a requirement that nothing verifies any more has lost its coverage', () => {
  expect(packet.coverage.map(({ id, sort, verifications }) => [id, sort, verifications])).toEqual([
    ['REQ-TID-002', 'lost', ['V-TID-002']],
  ])
  expect(packetOf(AFTER, BEFORE).coverage.map(({ id, sort }) => [id, sort])).toEqual([['REQ-TID-002', 'won']])
})

test('a section that went to another page has moved, and neither page has lost or gained its words', () => {
  const pages = packet.pages.filter(({ file }) => !file.startsWith('specs/'))
  expect(pages.map(({ file, added, removed }) => [file, added, removed])).toEqual([
    ['harbour.md', 1, 1],
    ['pilots.md', 0, 0],
  ])
  expect(pages[1]!.sections.map(({ heading, sort, was }) => [heading, sort, was])).toEqual([
    ['Opening the gate', 'moved', { file: 'harbour.md' }],
  ])
})

test('words that an item tells are not told once more by its page', () => {
  const log = packet.pages.find(({ file }) => file.endsWith('decision-log.md'))!
  const first = log.sections.find(({ heading }) => heading.startsWith('D-001'))!
  expect([first.added, first.removed, first.hunks, first.told]).toEqual([3, 2, [], ['D-001']])
})

test('links that lead elsewhere, and anchors that are gone', () => {
  expect(packet.links.moved).toEqual([
    { at: { file: 'harbour.md', line: 3 }, label: 'the tide', before: 'specs/001-tide/spec.md', after: 'pilots.md' },
  ])
  expect(packet.links.anchors).toEqual([
    { file: 'harbour.md', anchor: 'opening-the-gate', linkedFrom: [{ file: 'pilots.md', line: 3, isBroken: true }] },
  ])
})

test('of a page whose commands are nearly all others, none is held back', () => {
  const page = (word: string) =>
    `${Array.from({ length: 250 }, (_, at) => `\`\`\`sh\n${word} --bell ${at}\n\`\`\`\n`).join('\n')}\n\`\`\`sh\nstay\n\`\`\`\n`
  const { commands } = packetOf({ 'a.md': page('ring') }, { 'a.md': page('toll') })
  const linesOf = (sort: string) => commands.filter((each) => each.sort === sort).map(({ lines }) => lines[0]!.text)
  expect([commands.length, linesOf('removed')[249], linesOf('added')[0]]).toEqual([
    500,
    'ring --bell 249',
    'toll --bell 0',
  ])
})

test('commands are told line by line, and one that only moved is not', () => {
  expect(packet.commands.map(({ at, section, sort }) => [at.file, section, sort])).toEqual([
    ['harbour.md', 'Opening the gate', 'removed'],
    ['pilots.md', 'Opening the gate', 'added'],
  ])
  const fence = (line: string) => `# Bells\n\n\`\`\`sh\nset -e\n${line}\nring --low\n\`\`\`\n`
  const [changed] = packetOf({ 'a.md': fence('ring --high') }, { 'a.md': fence('ring --higher') }).commands
  expect(changed!.lines).toEqual([
    { sort: 'same', text: 'set -e' },
    { sort: 'removed', text: 'ring --high' },
    { sort: 'added', text: 'ring --higher' },
    { sort: 'same', text: 'ring --low' },
  ])
  const other = (text: string) => `# ${text}\n\n\`\`\`sh\nring --high\n\`\`\`\n`
  expect(packetOf({ 'a.md': other('Bells') }, { 'a.md': `${other('More bells')}\nMore.\n` }).commands).toEqual([])
})

test('a renamed page is one page, and what is below it is where it was', () => {
  const { pages, items, decisions } = packetOf(
    BEFORE,
    Object.fromEntries(
      Object.entries(BEFORE).map(([path, text]) => [path === 'pilots.md' ? 'pilotage.md' : path, text]),
    ),
    { 'pilots.md': 'pilotage.md' },
  )
  expect(pages).toEqual([
    {
      file: 'pilotage.md',
      title: 'Pilots',
      sort: 'renamed',
      was: 'pilots.md',
      added: 0,
      removed: 0,
      sections: [],
      leftBehind: [],
    },
  ])
  expect([...items, ...decisions]).toEqual([])
})

test('a removed page tells who still links to it', () => {
  const { 'harbour.md': _, ...rest } = BEFORE
  const [page] = packetOf(BEFORE, rest).pages
  expect([page!.sort, page!.removed > 30, page!.leftBehind]).toEqual(['removed', true, ['pilots.md']])
})

test('sections in another order have moved within their page, the fewest that can', () => {
  const section = (name: string) => `## ${name}\n\nWhat the ${name.toLowerCase()} does all day and all night.\n\n`
  const page = (...names: readonly string[]) => `# Watch\n\n${names.map(section).join('')}`
  const [changed] = packetOf(
    { 'a.md': page('Bell', 'Lamp', 'Horn', 'Gate') },
    { 'a.md': page('Gate', 'Bell', 'Lamp', 'Horn') },
  ).pages
  expect(changed!.sections.map(({ heading, sort }) => [heading, sort])).toEqual([['Gate', 'moved']])
})

test('a heading that is called otherwise is the same section', () => {
  const page = (name: string) => `# Watch\n\n## ${name}\n\nThe bell rings at the full hour and at the half.\n`
  const [changed] = packetOf({ 'a.md': page('Bells') }, { 'a.md': page('Bells at night') }).pages
  expect(changed!.sections).toMatchObject([
    { heading: 'Bells at night', sort: 'changed', was: { heading: 'Bells' }, added: 2, removed: 0 },
  ])
})

test('the same item under another number is not another one', () => {
  const log = (id: string) => `# Log\n\n### ${id} — Ring the bell\n\n- \`status\`: open\n`
  expect(packetOf({ 'a.md': log('D-001') }, { 'a.md': log('D-007') }).decisions).toMatchObject([
    { id: 'D-007', meaning: 'moved', was: { id: 'D-001' } },
  ])
})

test('no change means nothing', () => {
  const { links, verdict, ref: _, prose: __, ...lists } = packetOf(BEFORE, BEFORE)
  expect(Object.values(lists).flat()).toEqual([])
  expect(links).toEqual({ moved: [], added: 0, removed: 0, anchors: [], unused: 0 })
  expect(verdict).toEqual({ brought: [], healed: [], existing: 0 })
})

test('a page that was rewritten from end to end is counted all the same', () => {
  const page = (word: string) =>
    `# Log\n\n${Array.from({ length: 4000 }, (_, at) => `The ${word}${at} tide ${word}.`).join('\n\n')}\n`
  const [changed] = packetOf({ 'a.md': page('ebb') }, { 'a.md': page('flood') }).pages
  expect([changed!.added, changed!.removed]).toEqual([8000, 8000])
})

test('a sign-off that this change makes void is told, and one that was void before is not', () => {
  const bells = (text: string) => `# Bells\n\n## Fog\n\n${text}\n\n## Frost\n\nCover the bell.\n`
  const record = (digest: string) =>
    `---\ntitle: Review\ntype: review\n---\n\n| Section | Reviewer | Date | Reviewed text |\n|---|---|---|---|\n| [Fog](bells.md#fog) | the watch | 2026-11-02 | sha256:${digest} |\n`
  const unsigned = changeOf({}, { 'bells.md': bells('Ring.'), 'review.md': record('000000000000') })
  const digest = unsigned.after.index.reviews.signOffs[0]!.currentDigest!
  const before = { 'bells.md': bells('Ring.'), 'review.md': record(digest) }
  expect(packetOf(before, { ...before, 'bells.md': bells('Ring twice.') }).signOffs).toEqual([
    {
      at: { file: 'review.md', line: 8 },
      target: { file: 'bells.md', heading: 'Fog' },
      reviewer: 'the watch',
      date: '2026-11-02',
      state: 'suspect',
    },
  ])
  const frost = bells('Ring.').replace('Cover', 'Warm')
  expect(packetOf(before, { ...before, 'bells.md': frost }).signOffs).toEqual([])
})
