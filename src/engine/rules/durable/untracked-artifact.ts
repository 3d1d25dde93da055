import { isWrittenByGates, pathsNamedByGates } from '../../link/gates.ts'
import { isBuilt, isIgnored } from '../../link/generated.ts'
import { defineRule } from '../rule.ts'
import { isCheckingGate } from './checking.ts'
import { gatePlaces, gatesDo, oncePerFile, siteOf } from './naming.ts'
import { heldEvidence } from '../../link/missing-evidence.ts'
import { placeOf } from './sites.ts'

export default defineRule({
  id: 'durable/untracked-artifact',
  summary: 'Evidence or a gate that rests on a file which git ignores.',
  rationale: `What git ignores stands on one machine. Nobody else can open the evidence, and a gate that reads it passes here and
fails, or passes for want of input, everywhere else. Take the file out of \`.gitignore\` and commit it, or capture what matters in
a file that is tracked.

Of gates only those that check something count, and only documents and data that no program of a gate writes: a build may read
what it has built.`,
  severity: 'error',
  needs: 'git',
  fixable: false,
  messages: {
    evidence: 'Git ignores {path}, and this {site} rests on it.',
    gate: 'Git ignores {path}, and {gates} it.',
  },
  *check({ index }) {
    for (const evidence of heldEvidence(index)) {
      const { fact, path } = evidence
      if (path === undefined || !fact.isClaimed || fact.isConditional || !isIgnored(index, path)) continue
      yield { at: placeOf(evidence), message: 'evidence', data: { path, site: siteOf(evidence) } }
    }
    const isFirst = oncePerFile()
    for (const named of pathsNamedByGates(index)) {
      const { path, does, at } = named
      if (does !== 'read' || !DOCUMENT.test(path) || isBuilt(path) || index.tree.kindOf(path) === undefined) continue
      if (!isIgnored(index, path) || isWrittenByGates(index, path) || !isCheckingGate(named) || !isFirst(named))
        continue
      yield { at, message: 'gate', data: { path, gates: gatesDo(named) }, related: gatePlaces(named) }
    }
  },
})

const DOCUMENT = /\.(?:mdx?|json|ya?ml|csv|txt)$/i
