import { defineRule } from '../rule.ts'
import { heldEvidence } from '../../link/missing-evidence.ts'
import { placeOf } from './sites.ts'

export default defineRule({
  id: 'durable/stale-anchor',
  summary: 'An evidence anchor that names lines past the end of the file.',
  rationale: `\`src/locks.ts:120\` tells a reviewer where to look. Once the file has been cut to ninety lines, the anchor points at
nothing, and whatever it was to prove must be looked for again. Point it at the lines that say it now, or at a name that
survives edits: a heading, a function, a test.

Files that cannot be read as text, and empty ones, are left alone.`,
  severity: 'warning',
  fixable: false,
  messages: {
    past: '{path} has {count} lines, and the anchor names line {line}.',
    backwards: 'Unexpected lines {from} to {to}, expected the first line in front of the last.',
  },
  *check({ index }) {
    for (const evidence of heldEvidence(index)) {
      const { fact, path } = evidence
      if (!fact.lines || path === undefined) continue
      const [from, to] = fact.lines
      if (from > to) {
        yield { at: placeOf(evidence), message: 'backwards', data: { from, to } }
        continue
      }
      const count = index.tree.kindOf(path) === 'file' ? index.tree.linesOf(path) : undefined
      if (count !== undefined && to > count)
        yield { at: placeOf(evidence), message: 'past', data: { path, count, line: to } }
    }
  },
})
