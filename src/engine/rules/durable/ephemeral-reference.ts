import { ephemeralityIn } from '../../link/durability.ts'
import { pathsNamedByGates } from '../../link/gates.ts'
import { isGenerated, isIgnored } from '../../link/generated.ts'
import { defineRule } from '../rule.ts'
import { gatePlaces, gatesDo, oncePerFile, siteOf } from './naming.ts'
import { heldEvidence } from '../../link/missing-evidence.ts'
import { placeOf } from './sites.ts'

export default defineRule({
  id: 'durable/ephemeral-reference',
  summary: 'Evidence or a gate that depends on a file which may vanish.',
  rationale: `Scratchpads, verbatim plans and drafts are deleted when a phase closes. A gate that reads one fails on the day of
the cleanup, long after anybody remembers why, or is made to pass without it; evidence that stands in one is evidence that
nobody can look up any more. Move what is needed into a file that stays, and name that file.

A file is ephemeral by its name (\`*SCRATCHPAD*\`, \`*_PLAN_VERBATIM*\`, \`_DRAFT\`), by its folder (\`scratch/\`, \`tmp/\`, \`drafts/\`),
and where \`durability\` in throughline.yaml says so. One that a manifest retains
is durable, whatever its name, and so is everything in a folder of test fixtures. Gates are the scripts of package.json, the
targets of a Makefile and the steps of workflows, followed through every script that they run and every module that those
import. What a program of a gate writes itself may stand in \`tmp/\`. A file that a cleanup manifest slates for deletion is
ephemeral as well; \`cleanup/breaks-evidence\` reports it, at the row that can still be changed.`,
  severity: 'error',
  fixable: false,
  messages: {
    evidence: '{path} may vanish ({why}), and this {site} rests on it.',
    gate: '{path} may vanish ({why}), and {gates} it.',
  },
  *check({ index }) {
    const ephemerality = ephemeralityIn(index)
    for (const evidence of heldEvidence(index)) {
      const { path } = evidence
      const found = path === undefined ? undefined : ephemerality(path)
      if (path === undefined || !found || found.at || index.tree.kindOf(path) === undefined || isIgnored(index, path))
        continue
      yield {
        at: placeOf(evidence),
        message: 'evidence',
        data: { path, why: found.why, site: siteOf(evidence) },
      }
    }
    const isFirst = oncePerFile()
    for (const named of pathsNamedByGates(index)) {
      const { path, does, at, swallowed } = named
      if (does !== 'read' && does !== 'run' && does !== 'import') continue
      const found = swallowed ? undefined : ephemerality(path)
      if (!found || found.at || index.tree.kindOf(path) === undefined || isGenerated(index, path)) continue
      // A gate that runs a scratch program is reported where it does; what that program reads is its own affair.
      if (ephemerality(at.file) || !isFirst(named)) continue
      yield {
        at,
        message: 'gate',
        data: { path, why: found.why, gates: gatesDo(named) },
        related: gatePlaces(named),
      }
    }
  },
})
