import { expect, test } from 'vitest'
import { cleanupRecord } from '../../../src/engine/link/cleanup-record.ts'
import { rootedManifestPath } from '../../../src/engine/link/manifest-paths.ts'
import { treeOf } from '../../../src/engine/model/tree.ts'
import { checkCorpus } from '../../corpus.ts'

const tree = treeOf(['README.md', 'docs/README.md', 'docs/night-1/log.md', 'docs/night-1/old/log.md', 'old/list.md'])

test.each([
  ['log.md', 'docs/night-1/log.md'],
  ['./log.md', 'docs/night-1/log.md'],
  ['../README.md', 'docs/README.md'],
  ['docs/night-1/log.md', 'docs/night-1/log.md'],
  ['docs/night-1/gone.md', 'docs/night-1/gone.md'],
  ['scratch/', 'docs/night-1/scratch'],
  // Both folders have an `old`: what is there wins, and then the root.
  ['old/log.md', 'docs/night-1/old/log.md'],
  ['old/list.md', 'old/list.md'],
  ['old/gone.md', 'old/gone.md'],
  ['/docs/night-1/log.md', 'docs/night-1/log.md'],
  ['README.md', 'docs/README.md'],
  ['../../../x.md', undefined],
  ['/Users/maria/log.md', undefined],
  ['C:\\logs\\x.md', undefined],
  ['file:///tmp/x.md', undefined],
  ['~/x.md', undefined],
])('%s', (written, expected) => {
  expect(rootedManifestPath(written, 'docs/night-1', tree, true)).toBe(expected)
})

test('a bare name that goes is one of the folder, whatever stands above', () => {
  expect(rootedManifestPath('README.md', 'docs/night-1', tree, false)).toBe('docs/night-1/README.md')
})

const MANIFESTS = {
  'docs/night-1-2026-02-01/CLEANUP_MANIFEST.md': `# Cleanup manifest

| Path | Action |
| --- | --- |
| \`log.md\` | retain |
| \`scratch/\` | delete |
| \`*.csv\` | archive |
`,
  'docs/night-2/CLEANUP_MANIFEST.md': `# Cleanup manifest

**Date:** 2026-03-01

## Deleted

- \`docs/night-1-2026-02-01/log.md\`
`,
  'docs/night-3/notes.md': '# Notes\n\n## Cleanup\n\n- deleted `log.md`\n',
}

test('manifests come in the order of their dates, and the latest that names a path speaks', () => {
  const { index } = checkCorpus({ files: new Map(Object.entries(MANIFESTS)) })
  expect(index.manifests.map(({ document, date }) => `${date} ${document.path}`)).toEqual([
    '2026-02-01 docs/night-1-2026-02-01/CLEANUP_MANIFEST.md',
    '2026-03-01 docs/night-2/CLEANUP_MANIFEST.md',
  ])
  const record = cleanupRecord(index)
  const said = (path: string) => record.about(path).map(({ entry }) => entry.action)
  const latest = (path: string) => record.latestAbout(path).map(({ entry }) => entry.action)
  expect(said('docs/night-1-2026-02-01/log.md')).toEqual(['retain', 'delete'])
  expect(latest('docs/night-1-2026-02-01/log.md')).toEqual(['delete'])
  expect(said('docs/night-1-2026-02-01/scratch/a/b.txt')).toEqual(['delete'])
  expect(said('docs/night-1-2026-02-01/seeing.csv')).toEqual(['archive'])
  expect(said('docs/night-2/seeing.csv')).toEqual([])
})

test('fifty thousand rows are no burden', () => {
  const rows = Array.from({ length: 50_000 }, (_, at) => `| \`n${at}.md\` | delete | The log has it. |`)
  const text = `# Cleanup manifest\n\n| Path | Action | Rationale |\n| --- | --- | --- |\n${rows.join('\n')}\n`
  const { index, diagnostics } = checkCorpus({ files: new Map([['docs/CLEANUP_MANIFEST.md', text]]) })
  expect(index.manifests[0]!.entries).toHaveLength(50_000)
  expect(diagnostics).toEqual([])
})
