/** The worked example as it stands in the site, with a gate beside it that reads what run-2 left behind. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { DEFAULT_CONFIG } from '../../src/engine/model/config.ts'
import { DEFAULT_PROSE, type ProseConfig } from '../../src/engine/model/prose.ts'
import type { Corpus } from '../corpus.ts'
import type { Plant } from './plant.ts'

export const EXAMPLE = 'src/content/docs/projects/catalogue-search'
export const RUN_2 = `${EXAMPLE}/runs/run-2-dual-write`

const root = join(import.meta.dirname, '../..')

/** Scripts in the manner of teams that verify a phase by hand: a helper module, constants, one shell script. */
const GATES = {
  'package.json': JSON.stringify(
    {
      private: true,
      scripts: {
        'verify:run-2': 'node scripts/verify-run-2.mjs && bash scripts/verify-settings.sh',
        'gate:cascade': 'npm run verify:run-2 && node scripts/verify-readiness.mjs',
      },
    },
    null,
    2,
  ),
  Makefile: `verify-tasks: ## Every task of a closed phase is ticked
	grep -q 'GATE-02 passed' ${EXAMPLE}/tasks.md
`,
  '.github/workflows/nightly.yml': `name: nightly
jobs:
  watch:
    runs-on: ubuntu-latest
    steps:
      - name: The comparison is kept
        run: wc -l ${RUN_2}/evidence/hourly-comparison.csv
`,
  'scripts/must.mjs': `import { readFile, stat } from 'node:fs/promises'

export async function must(path) {
  const found = await stat(path)
  if (!found.isFile()) throw new Error(\`\${path} is no file\`)
  return readFile(path, 'utf8')
}
`,
  'scripts/verify-run-2.mjs': `import { must } from './must.mjs'

const RUN = '${RUN_2}'

const disposition = await must(\`\${RUN}/disposition.md\`)
if (!/^state: (?:deferred|triggered)$/m.test(disposition)) throw new Error('the disposition declares no state')
const comparison = await must(\`\${RUN}/evidence/hourly-comparison.csv\`)
if (comparison.split('\\n').length < 169) throw new Error('an hour is missing')
`,
  'scripts/verify-readiness.mjs': `import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const RUN = join('${EXAMPLE}', 'runs', 'run-2-dual-write')

const note = readFileSync(join(RUN, 'readiness-run-3.md'), 'utf8')
if (!note.includes('posture: ready')) process.exit(1)
`,
  'scripts/verify-settings.sh': `#!/usr/bin/env bash
set -euo pipefail

RUN=${RUN_2}

grep -q 'index: old' "$RUN/evidence/gateway-settings.txt"
grep -q 'way back' "$RUN/plan.md"
`,
} as const

/** Texts by path: the example and its gates, without a fault. */
export function soundFiles(): Map<string, string> {
  const files = new Map<string, string>()
  for (const entry of readdirSync(join(root, EXAMPLE), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const absolute = join(entry.parentPath, entry.name)
    files.set(absolute.slice(root.length + 1).replaceAll('\\', '/'), readFileSync(absolute, 'utf8'))
  }
  for (const [path, text] of Object.entries(GATES)) files.set(path, text)
  return files
}

/** The corpus with a plant's edits made, in the order in which they stand. Throws where a text to replace is not there. */
export function planted(sound: ReadonlyMap<string, string>, plant: Plant): Corpus {
  const files = new Map(sound)
  for (const [path, found, text] of plant.replace ?? []) files.set(path, replaced(files, path, found, text))
  for (const [path, text] of Object.entries(plant.add ?? {})) files.set(path, text)
  for (const path of plant.remove ?? []) if (!files.delete(path)) throw new Error(`${path} is not there to be removed`)
  const before = new Map((plant.before ?? []).map(([path, found, text]) => [path, replaced(sound, path, found, text)]))
  const {
    durability = {},
    decisions = {},
    rules = {},
    prose,
  } = (parse(plant.config ?? '') ?? {}) as Partial<Omit<typeof DEFAULT_CONFIG, 'prose'>> & {
    prose?: true | Partial<ProseConfig>
  }
  return {
    files,
    config: {
      ...DEFAULT_CONFIG,
      durability: { ...DEFAULT_CONFIG.durability, ...durability },
      decisions: { ...DEFAULT_CONFIG.decisions, ...decisions },
      rules,
      ...(prose && { prose: { ...DEFAULT_PROSE, ...(prose === true ? {} : prose) } }),
      today: '2026-11-21',
    },
    ...((plant.before || plant.deleted) && { base: { files: before, deleted: plant.deleted ?? [] } }),
    ignored: plant.ignored ?? [],
    tracked: [...sound.keys(), ...(plant.tracked ?? [])],
  }
}

function replaced(files: ReadonlyMap<string, string>, path: string, found: string, text: string): string {
  const old = files.get(path)
  if (old === undefined) throw new Error(`${path} is not in the example`)
  const at = old.indexOf(found)
  if (at === -1) throw new Error(`${path} does not say ${JSON.stringify(found)}`)
  return old.slice(0, at) + text + old.slice(at + found.length)
}
