import { expect, test } from 'vitest'
import { digestOf, versionOf } from '../../../plugins/starlight/digest.ts'
import { copiesOf } from '../../../plugins/starlight/site-index/copies.ts'
import { freshnessByPage } from '../../../plugins/starlight/site-index/freshness.ts'
import { runbooksOf } from '../../../plugins/starlight/site-index/runbooks.ts'
import { contextWith } from './context.ts'

const FOG = `---
title: Fog
type: runbook
last_verified: 2026-11-13
owner: harbour
---

Some words.

## Was

## Symptoms

- no horn

## Steps

1. Sound it.

   \`\`\`console
   $ horn --sound # twice
   2 blasts
   \`\`\`

2. Listen.

\`\`\`sh
# Is it on?
horn --status
\`\`\`
`

function contextOf(files: Readonly<Record<string, string>>) {
  return { ...contextWith(files, { base: '/port' }), textOf: ({ path }: { path: string }) => files[path]! }
}

/** Keys of pages are relative to the site's root, which is no folder of this test's files. */
function byPage<T>(pages: Record<string, T>): [string, T][] {
  return Object.entries(pages).map(([page, value]) => [page.replace(/^.*docs\//, ''), value])
}

test('a runbook is found by its symptoms', () => {
  const context = contextOf({ 'docs/fog.md': FOG, 'runbooks/unpublished.md': FOG })
  expect(byPage(runbooksOf(context))).toEqual([
    [
      'fog.md',
      {
        title: 'Fog',
        href: '/port/fog/',
        symptoms: ['no horn'],
        symptomsHref: '/port/fog/#symptoms',
        opensWithSymptoms: false,
        steps: 2,
        version: versionOf(FOG.slice(FOG.indexOf('Some words'))),
        owners: ['harbour'],
        isInUse: true,
      },
    ],
  ])
})

test('ticks outlive a new date, and not a new step', () => {
  const version = (text: string) => byPage(runbooksOf(contextOf({ 'docs/fog.md': text })))[0]![1].version
  expect(version(FOG.replace('2026-11-13', '2026-11-21'))).toBe(version(FOG))
  expect(version(FOG.replaceAll('\n', '\r\n'))).toBe(version(FOG))
  expect(version(FOG.replace('Listen', 'Look'))).not.toBe(version(FOG))
  expect(version(FOG.replace('Listen', 'Listen > 5 s'))).not.toBe(version(FOG.replace('Listen', 'Listen 5 s')))
})

test('a block has what it is copied as, where the button would copy something else', () => {
  const copies = byPage(copiesOf(contextOf({ 'docs/fog.md': FOG })))
  expect(copies).toEqual([['fog.md', { [digestOf('$ horn --sound # twice\n2 blasts')]: 'horn --sound' }]])
  expect(copiesOf(contextOf({ 'docs/fog.md': '```sh\nhorn\n```\n' }))).toEqual({})
})

test('drafts have nothing of all that', () => {
  const context = contextOf({ 'docs/fog.md': FOG.replace('owner', 'draft: true\nowner') })
  expect([runbooksOf(context), copiesOf(context), freshnessByPage(context)]).toEqual([{}, {}, {}])
})

test('freshness is that of the day of the build', () => {
  const context = { ...contextOf({ 'docs/fog.md': FOG }), today: '2027-02-12' }
  expect(byPage(freshnessByPage(context))).toEqual([
    [
      'fog.md',
      { word: 'verified', date: '2026-11-13', dueOn: '2027-01-12', overdueOn: '2027-02-12', state: 'overdue' },
    ],
  ])
})

test('a digest counts letters, not how they are laid out', () => {
  expect(digestOf('  $ horn\r\n  > twice\n')).toBe(digestOf('$ horn\ntwice'))
  expect(digestOf('horn -a')).not.toBe(digestOf('horn -b'))
  expect(digestOf('')).toBe('ztntfp')
})
