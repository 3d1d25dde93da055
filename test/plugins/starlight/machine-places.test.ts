/** What `index.json` says where a site is set up as few are: below its workspace, or without a root language. */
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openCorpus } from '../../../plugins/corpus.ts'
import { starlightRoutes } from '../../../plugins/routes.ts'
import { machineIndex } from '../../../plugins/starlight/machine-index.ts'
import { pathsOf } from '../../../plugins/starlight/paths.ts'
import { siteIndexOf } from '../../../plugins/starlight/site-index/site-index.ts'
import { directoryWith } from '../../workspace/temporary.ts'

const LOG = '---\ntitle: Log\n---\n\n### D-001 — Open the dome by hand\n\n- `status`: open\n'
const TASKS = '---\ntitle: Tasks\ntype: tasks\n---\n\n## Phase 1: Rails\n\n- [ ] T001 Lay the rails\n'
const RUNBOOK = '---\ntitle: Fog\ntype: runbook\n---\n\n## Symptoms\n\n- Fog\n\n## Remediation\n\n1. Close the dome\n'

interface Place {
  /** Of the site, an absolute path. */
  readonly root: string
  /** Of its documents, from the workspace. */
  readonly docs: string
  readonly mainLocale?: string
}

async function indexOf({ root, docs, mainLocale }: Place) {
  const corpus = openCorpus({ root, routes: starlightRoutes({ docs }) })
  const paths = pathsOf({ prefix: 'plan', base: '/', trailingSlash: 'ignore', format: 'directory' })
  const snapshot = await corpus.snapshot()
  return machineIndex(
    siteIndexOf({ snapshot, corpus, paths, root, hasSidebar: true, title: 'Observatory', mainLocale }),
  )
}

test('where the workspace lies above the site, a file has one name in every list', async () => {
  const workspace = directoryWith({
    'throughline.yaml': 'include: [docs/**, apps/site/docs/**]\n',
    'docs/tasks.md': TASKS,
    'apps/site/docs/decision-log.md': LOG,
    'apps/site/docs/tasks.md': TASKS,
    'apps/site/docs/fog.md': RUNBOOK,
  })
  const { items, pages, tasks, runbooks } = await indexOf({
    root: join(workspace, 'apps/site'),
    docs: 'apps/site/docs',
  })
  const files = (list: readonly { readonly file: string }[]) => [...new Set(list.map(({ file }) => file))].sort()
  expect(files(pages)).toEqual(['apps/site/docs/decision-log.md', 'apps/site/docs/fog.md', 'apps/site/docs/tasks.md'])
  expect(files(tasks)).toEqual(['apps/site/docs/tasks.md', 'docs/tasks.md'])
  expect(files(runbooks)).toEqual(['apps/site/docs/fog.md'])
  expect(files(items)).toEqual(['apps/site/docs/decision-log.md', 'apps/site/docs/tasks.md', 'docs/tasks.md'])
})

test('where no language is the root, a project is found in the main one', async () => {
  const root = directoryWith({ 'throughline.yaml': '', 'docs/dome/decision-log.md': LOG, 'docs/dome/tasks.md': TASKS })
  const [plain] = (await indexOf({ root, docs: 'docs' })).projects
  const [project] = (await indexOf({ root, docs: 'docs', mainLocale: 'en' })).projects
  expect(plain!.href).toMatch(/^\/plan\/projects\//)
  expect(project!.href).toBe(`/en${plain!.href}`)
})
