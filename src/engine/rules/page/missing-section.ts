import type { Document } from '../../link/index.ts'
import { pages } from '../../pages/registry.ts'
import { missingSections, sectionHeadings } from '../../pages/sections.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'page/missing-section',
  summary: 'A page that says its type and lacks a section that the type needs.',
  rationale: `Somebody opens a runbook in an incident and a readiness note before a start, and looks for one part of it. A runbook
without a validation leaves the operator to guess whether it is over; a readiness note without owners starts work that
nobody does.

Runbooks need symptoms, diagnosis, remediation and validation; readiness notes posture, blockers, owners and order;
runs scope, entry and exit; plans the order and when they are complete; reviews findings and verdict; context pages purpose
and state; dispositions the outcome and the evidence; cleanup manifests the actions; task lists and verifications what they
are named for, for which a list or a table is enough. A heading of any depth tells the section, by
these words or by others that mean the same: "2. How to diagnose it", "Owner matrix", "Opening sequence". One heading may
stand for two. Where there is nothing to say, say so: "Blockers: none" is what the next reader wants to know.

Only pages with the type in their frontmatter are held to this, never pages by their name. Templates, archives and drafts
(\`draft: true\`, \`status: draft\`) are accepted, so are pages with nothing below their frontmatter, which are still to be
written, and pages that show content of other files.`,
  severity: 'error',
  fixable: false,
  messages: {
    one: 'This page of type {type} has no section {sections}: expected a heading that names it.',
    several: 'This page of type {type} has no sections {sections}: expected a heading for each.',
  },
  *check({ index }) {
    const byType = new Map(pages.map((page) => [page.type, page]))
    for (const document of index.documents) {
      const { path: file, facts } = document
      const type = facts.frontmatter?.data['type']
      const page = typeof type === 'string' ? byType.get(type) : undefined
      if (!page?.sections || !isHeldToIt(document)) continue
      const place = facts.frontmatter?.places.find(({ pointer }) => pointer === '/type')
      const missing = missingSections(page, facts)
      if (!place || missing.length === 0) continue
      const headings = missing.map(({ heading }) => heading)
      const isOne = headings.length === 1
      yield {
        at: { file, span: place.value },
        message: isOne ? 'one' : 'several',
        data: { type: page.type, sections: headings.join(', ') },
        ...(facts.end === undefined ? {} : { suggestions: [addition(document, headings, facts.end)] }),
      }
    }
  },
})

/** Kept true, begun, no draft, and shown as it stands in its file. */
function isHeldToIt({ role, facts }: Document): boolean {
  const { data, problems, span } = facts.frontmatter!
  if (role !== 'record' || problems.length > 0 || facts.unreadable.length > 0 || facts.hasOpenAnchors) return false
  const isEmpty = facts.end !== undefined && facts.end - span[1] <= '\r\n'.length
  if (isEmpty) return false
  if (isInAnotherScript(facts)) return false
  return data['draft'] !== true && !(typeof data['status'] === 'string' && /^draft$/i.test(data['status']))
}

/** The words of sections are English: where no heading has a Latin letter, none can be told. */
function isInAnotherScript(facts: Document['facts']): boolean {
  const headings = sectionHeadings(facts)
  return headings.length > 0 && headings.every(({ text }) => /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text))
}

/** Behind everything else, as deep as the sections that are there: only the author knows a better place. */
function addition({ path: file, facts }: Document, headings: readonly string[], end: number) {
  const depths = sectionHeadings(facts).map(({ depth }) => depth)
  const marks = '#'.repeat(depths.length === 0 ? 2 : Math.min(...depths))
  const text = headings.map((heading) => `\n${marks} ${heading}\n`).join('')
  return {
    message: headings.length === 1 ? 'Add the heading at the end' : 'Add the headings at the end',
    edits: [{ file, span: [end, end] as const, text }],
  }
}
