import { expect, test } from 'vitest'
import { DEFAULT_CONFIG } from '../../../src/engine/model/config.ts'
import { projectsIn } from '../../../src/engine/views/projects.ts'
import { checkCorpus } from '../../corpus.ts'

function latestDay(days: readonly string[], today?: string): string | undefined {
  const pages = days.map((day, at): [string, string] => [`page-${at}.md`, `---\nlast_updated: ${day}\n---\n\n# Tide\n`])
  const files = new Map([...pages, ['tasks.md', '# Tasks\n\n- [ ] T001 Dig\n']])
  const { index } = checkCorpus({ files, config: { ...DEFAULT_CONFIG, ...(today !== undefined && { today }) } })
  return projectsIn(index)[0]!.updated?.day
}

test('a project is as old as its latest document, and a day that is still to come counts as none', () => {
  expect(latestDay(['2026-11-20', '2026-11-21', '2099-01-01'], '2026-11-21')).toBe('2026-11-21')
  expect(latestDay(['2099-01-01'], '2026-11-21')).toBeUndefined()
  expect(latestDay(['2026-11-20', '2099-01-01'])).toBe('2099-01-01')
})
