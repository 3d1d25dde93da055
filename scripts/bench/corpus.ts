/**
 * A corpus of any size, the same bytes every time: feature folders in the manner of spec-kit, with requirements, tasks,
 * decisions, verification tables, runbooks and notes that refer to each other. Grows in features, never in the size of
 * a document, so that the growth row shows what the number of documents costs.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SENTENCES = [
  'The reading room closes at six, and the nightly export starts once the last loan is booked.',
  'Until the index is rebuilt the search page shows yesterday’s shelf marks with a banner that says so.',
  'Two stacks share one lift; a reservation names the stack, so that the courier walks no more than once.',
  'An operator confirms the counts by hand before the old table is dropped, and writes them into the log.',
  'Nothing in this step writes to the catalogue, so it can be repeated until its output agrees.',
  'When the queue is longer than an hour, readers are told at the desk and on the page.',
  'The migration keeps the accession number as text: leading zeros mean something to the binders.',
  'A failed run leaves its folder in place, with the log, until somebody has read it.',
] as const

const NOUNS = [
  'reservation',
  'shelf mark',
  'courier run',
  'loan export',
  'stack lift',
  'index rebuild',
  'binding order',
] as const

interface Page {
  readonly path: string
  readonly text: string
}

/** Writes `count` documents under `folder`, as `dress` makes them of their texts; returns their bytes. */
export function writeCorpus(
  folder: string,
  count: number,
  dress: (text: string, path: string) => string = (text) => text,
): number {
  let bytes = 0
  let written = 0
  for (let feature = 1; written < count; feature++) {
    const directory = join(folder, 'specs', nameOf(feature))
    mkdirSync(directory, { recursive: true })
    for (const { path, text: bare } of pagesOf(feature).slice(0, count - written)) {
      const text = dress(bare, path)
      writeFileSync(join(directory, path), text)
      bytes += Buffer.byteLength(text)
      written++
    }
  }
  return bytes
}

/** The documents of one feature; every link and id among them resolves as long as all are written. */
function pagesOf(feature: number): Page[] {
  const next = numbersFrom(feature)
  const prose = (count: number) => Array.from({ length: count }, () => pick(SENTENCES, next)).join(' ')
  const noun = () => pick(NOUNS, next)
  const pages: Page[] = [
    { path: 'spec.md', text: specification(feature, prose, noun) },
    { path: 'tasks.md', text: tasks(prose, noun) },
    { path: 'decision-log.md', text: decisions(prose, noun) },
    { path: 'verification.md', text: verification(noun) },
  ]
  for (const part of [1, 2, 3, 4]) pages.push({ path: `notes-${part}.md`, text: notes(part, prose, noun, next) })
  return pages
}

type Prose = (sentences: number) => string
type Noun = () => string

function specification(feature: number, prose: Prose, noun: Noun): string {
  return page([
    `# Feature ${feature}: ${noun()}`,
    prose(4),
    '## Requirements',
    upTo(12, (n) => `- **FR-${id(n)}**: The system must keep every ${noun()}. ${prose(1)}`).join('\n'),
    '## Success criteria',
    upTo(5, (n) => `- **SC-${id(n)}**: ${prose(1)} See FR-${id(n)}.`).join('\n'),
    '## Background',
    ...upTo(6, () => prose(5)),
  ])
}

function tasks(prose: Prose, noun: Noun): string {
  const phases = upTo(4, (phase) => {
    const lines = upTo(10, (n) => {
      const task = (phase - 1) * 10 + n
      const box = task % 3 === 0 ? 'x' : ' '
      return `- [${box}] T${id(task)} [P] [US${1 + (task % 3)}] Prepare the ${noun()} in \`src/part-${task}.ts\` for FR-${id(1 + (task % 12))}`
    })
    return `## Phase ${phase}: ${noun()}\n\n${prose(2)}\n\n${lines.join('\n')}`
  })
  return page(['# Tasks', 'The requirements are in [the specification](spec.md#requirements).', ...phases])
}

function decisions(prose: Prose, noun: Noun): string {
  const entries = upTo(8, (n) =>
    page([
      `### D-${id(n)} — Keep the ${noun()}`,
      `- \`status\`: \`closed\`\n- \`choice\`: ${prose(1)}`,
      prose(4),
    ]).trimEnd(),
  )
  return page(['# Decision log', prose(1), ...entries])
}

function verification(noun: Noun): string {
  const rows = upTo(
    12,
    (n) => `| V-OPS-${id(n)} | FR-${id(n)} | Count every ${noun()} | \`npm run verify -- ${n}\` | pending |`,
  )
  return page([
    '# Verification',
    ['| Verification | Requirement | Method | Command | State |', '| --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
    'Signed off together: V-OPS-001..012. The order follows D-001 and D-002.',
  ])
}

function notes(part: number, prose: Prose, noun: Noun, next: () => number): string {
  const parts = upTo(5, (n) =>
    page([
      `## ${part}.${n} ${noun()}`,
      prose(4),
      `This depends on T${id(1 + (next() % 40))} and FR-${id(1 + (next() % 12))}, see [the log](decision-log.md) and [what must hold](spec.md#success-criteria).`,
      `\`\`\`bash\nset -euo pipefail\nnpm run verify -- ${n}\n\`\`\``,
      prose(3),
    ]).trimEnd(),
  )
  return page([`# Notes ${part}`, ...parts])
}

function page(blocks: readonly string[]): string {
  return `${blocks.join('\n\n')}\n`
}

function upTo<Value>(count: number, make: (n: number) => Value): Value[] {
  return Array.from({ length: count }, (_, index) => make(index + 1))
}

function id(number: number): string {
  return String(number).padStart(3, '0')
}

function nameOf(feature: number): string {
  return `${id(feature)}-${NOUNS[feature % NOUNS.length]!.replaceAll(' ', '-')}`
}

function pick(list: readonly string[], next: () => number): string {
  return list[next() % list.length]!
}

/** Numerical Recipes' linear congruence; the high bits only, the low ones repeat. */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state >>> 8
  }
}
