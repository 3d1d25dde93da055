import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DOCUMENTS, LOG, NOTES } from './documents.ts'
import { build, siteWith, type Site } from './site.ts'

/** What the marks of a page say, the same whichever processor renders it. */
function expectMarks(page: (name: string) => string): void {
  const verification = page('verification')
  const file = 'src/content/docs/data/exposures.csv'
  expect(verification).toMatch(/<a href="\/night\/"[^>]*class="tl-durable"[^>]*><code[^>]*>night\.md<\/code><\/a>/)
  expect(verification).toMatch(
    new RegExp(
      `<span class="tl-durable" title="${file}, kept in the repository"><code[^>]*>data/exposures.csv</code></span>`,
    ),
  )
  expect(verification).toMatch(/<a href="\/night\/"[^>]*class="tl-durable"[^>]*>a night in fog<\/a>/)
  const manifest = page('cleanup-manifest')
  expect(manifest).toMatch(
    /<td class="tl-cleanup" data-action="retain" data-tree="agrees" title="retain: the tree agrees"><a href="\/night\/"><code[^>]*>night.md<\/code><\/a><\/td>/,
  )
  expect(manifest).toMatch(
    /<td class="tl-cleanup" data-action="delete" data-tree="agrees"[^>]*><code[^>]*>fog.md<\/code><\/td>/,
  )
}

describe('a site build', () => {
  let site: Site
  beforeAll(() => {
    site = siteWith(DOCUMENTS)
  })
  afterAll(() => site.remove())
  const page = (name: string) => readFileSync(join(site.root, 'dist', name, 'index.html'), 'utf8')

  it('links references to their definitions, in Markdown and in MDX', async () => {
    expect(await build(site)).toMatchObject({ code: 0 })
    const night = page('night')
    expect(night).toContain(
      '<a href="/decision-log/#d-001--open-the-dome-by-hand" title="D-001 — Open the dome by hand (open)" class="tl-ref" data-id="D-001" data-kind="decision" data-title="Open the dome by hand" data-state="open">D-001</a>',
    )
    expect(night).toMatch(/<a href="\/decision-log\/#d-002--close-it-in-fog"[^>]*><code[^>]*>D-002<\/code><\/a>/)
    expect(night).toContain('<a href="/decision-log/">D-003</a>')
    expect(night).toContain('href="/decision-log/#req-dome-002"')
    expect(page('decision-log')).toContain('<tr id="req-dome-002">')
    expect(page('notes')).toMatch(/<a href="\/decision-log\/#d-002--close-it-in-fog"[^>]*>D-002<\/a>/)
    expectMarks(page)
  })

  it('renders a kept page again when what it refers to has changed', async () => {
    site.write('decision-log.md', LOG.replace('Open the dome by hand', 'Open the dome with the winch'))
    expect(await build(site)).toMatchObject({ code: 0 })
    expect(page('night')).toContain('href="/decision-log/#d-001--open-the-dome-with-the-winch"')
  })

  it('fails on a broken reference, with file, line and column, though the page is kept', async () => {
    site.write('decision-log.md', LOG.replace('### D-001 — Open the dome by hand', '### D-006 — Open the dome by hand'))
    site.write('notes.mdx', NOTES.replace('D-002', 'D-009'))
    const { code, output } = await build(site)
    expect(code).toBe(1)
    expect(output).toContain('src/content/docs/night.md:6:14 error D-001 is not defined')
    expect(output).toContain('src/content/docs/notes.mdx:9:13 error D-009 is not defined')
    expect(output).not.toMatch(/^\s+at /m)
  })

  it('fails on a faulty configuration with what is wrong and what to do, and no word of our own code', async () => {
    writeFileSync(join(site.root, 'throughline.yaml'), 'documents: 1\n')
    const { code, output } = await build(site)
    expect(code).toBe(1)
    expect(output.split('throughline.yaml:1:1: unknown key "documents"\n  known are include, exclude')).toHaveLength(2)
    expect(output).not.toMatch(/^\s+at |Location:|Stack trace:|check-thread|Browser APIs/m)
  })
})

describe('a site build with the processor that Astro takes by itself', () => {
  let site: Site
  beforeAll(() => {
    site = siteWith(DOCUMENTS, 'satteri')
  })
  afterAll(() => site.remove())
  const page = (name: string) => readFileSync(join(site.root, 'dist', name, 'index.html'), 'utf8')

  it('links references to their definitions, in Markdown and in MDX', async () => {
    expect(await build(site)).toMatchObject({ code: 0 })
    const night = page('night')
    expect(night).toContain(
      '<a href="/decision-log/#d-001--open-the-dome-by-hand" title="D-001 — Open the dome by hand (open)" class="tl-ref" data-id="D-001" data-kind="decision" data-title="Open the dome by hand" data-state="open">D-001</a>',
    )
    expect(night).toContain('<a href="/decision-log/">D-003</a>')
    expect(page('decision-log')).toContain('<tr id="req-dome-002">')
    expect(page('notes')).toMatch(/<a href="\/decision-log\/#d-002--close-it-in-fog"[^>]*>D-002<\/a>/)
    expectMarks(page)
  })

  it('renders a kept page again when what it refers to has changed', async () => {
    site.write('decision-log.md', LOG.replace('Open the dome by hand', 'Open the dome with the winch'))
    expect(await build(site)).toMatchObject({ code: 0 })
    expect(page('night')).toContain('href="/decision-log/#d-001--open-the-dome-with-the-winch"')
  })
})
