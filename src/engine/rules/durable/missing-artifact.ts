import { departureOf } from '../../link/durability.ts'
import type { Evidence } from '../../link/evidence.ts'
import { pathsNamedByGates, type NamedPath } from '../../link/gates.ts'
import { isGenerated } from '../../link/generated.ts'
import type { Index } from '../../link/index.ts'
import { isMissing, missingEvidenceIn } from '../../link/missing-evidence.ts'
import { resolvePath } from '../../link/paths.ts'
import { directoryOf } from '../../link/scopes.ts'
import { relativePath } from '../link/destination.ts'
import { nearestArtifactIn } from './nearest.ts'
import { defineRule, type ProposedChange } from '../rule.ts'
import { gatePlaces, gatesDo, oncePerFile, rowPlaces, siteOf } from './naming.ts'
import { placeOf } from './sites.ts'

export default defineRule({
  id: 'durable/missing-artifact',
  summary: 'Evidence or a gate that names a file which does not exist.',
  rationale: `Evidence that cannot be opened proves nothing, and a gate that reads a file which is gone fails for everybody, or
has already been switched off. Both happen when a cleanup deletes what something still rests on, and when a file is renamed.
Bring the file back, name the one that took its place, or take the claim away.

Evidence counts where it is claimed: its row has passed, its decision is closed, its page is a disposition or a readiness note,
its criterion is ticked. What is planned, pending or open may name files that are still to come, and prose may name whatever it
likes. Gates count with all that they run, import and read without condition; files that a build or a gate's own program makes
are expected to be missing, and so is what git ignores. A file that a cleanup manifest calls intentionally absent is accepted.
Links are held to their targets by \`link/missing-file\`.`,
  severity: 'error',
  fixable: false,
  messages: {
    evidence: '{path} does not exist, and this {site} rests on it.',
    evidenceElsewhere: '{path} does not exist, and this {site} rests on it; did you mean {nearest}?',
    gate: '{path} does not exist, and {gates} it.',
    gateElsewhere: '{path} does not exist, and {gates} it; did you mean {nearest}?',
  },
  *check({ index }) {
    const nearestPath = nearestArtifactIn(index)
    for (const evidence of missingEvidenceIn(index)) {
      const { path, fact } = evidence
      // Links are held to their targets by the rules of links.
      if (fact.form === 'link') continue
      const departure = departureOf(index, path)
      const nearest = departure?.to ?? nearestPath(path)
      yield {
        at: placeOf(evidence),
        message: nearest === undefined ? 'evidence' : 'evidenceElsewhere',
        data: { path, site: siteOf(evidence), nearest: nearest ?? '' },
        related: rowPlaces(departure),
        ...(nearest !== undefined && { suggestions: [renaming(evidence, nearest)] }),
      }
    }
    const isFirst = oncePerFile()
    for (const named of pathsNamedByGates(index)) {
      const { path, at } = named
      if (!isRequired(named, index) || !isMissing(path, index) || isGenerated(index, path) || !isFirst(named)) continue
      const departure = departureOf(index, path)
      const nearest = departure?.to ?? nearestPath(path)
      yield {
        at,
        message: nearest === undefined ? 'gate' : 'gateElsewhere',
        data: { path, gates: gatesDo(named), nearest: nearest ?? '' },
        related: [...rowPlaces(departure), ...gatePlaces(named)],
      }
    }
  },
})

/** Files that repositories keep; what has another ending is as often a socket, a log or a database. */
const KEPT =
  /\.(?:mdx?|rst|adoc|txt|csv|tsv|jsonc?|ya?ml|toml|xml|html?|sql|[cm]?[jt]sx?|sh|bash|py|rb|go|env\.example|graphql|proto)$/i

function isRequired(named: NamedPath, index: Index): boolean {
  const { does, path, swallowed } = named
  const isNamed =
    (does === 'read' && KEPT.test(path)) ||
    (does === 'run' && /[/.]/.test(path) && !PACKAGE.test(path) && !BINARY.test(path)) ||
    (does === 'import' && !/\.css$/.test(path))
  return isNamed && !swallowed && !isBroughtIn(named, index)
}

/** What is downloaded or built, and nobody keeps. */
const BINARY = /\.(?:exe|msi|bin|out|jar|war|deb|rpm|pkg|dmg|appimage|run)$/i

/** `npx @scope/name` runs a package, whatever stands here. */
const PACKAGE = /(?:^|\/)@[^/]+\//

/** A workflow checks out other repositories and unpacks downloads, in folders that ours does not have. */
function isBroughtIn({ path, gates }: NamedPath, { tree }: Index): boolean {
  const isWorkflow = gates.every(({ routine }) => routine.sort === 'workflow-step')
  return isWorkflow && path.includes('/') && tree.kindOf(path.slice(0, path.indexOf('/'))) === undefined
}

/** The path replaced in the manner it is written: from the document's folder, or from the root. */
function renaming({ document, fact, path }: Evidence, nearest: string): ProposedChange {
  const { target, span } = fact
  const isRelative = /^\.{1,2}\//.test(target) || resolvePath(directoryOf(document.path), target) === path
  const relative = isRelative ? relativePath(document.path, nearest) : nearest
  const text = target.startsWith('./') && !relative.startsWith('.') ? `./${relative}` : relative
  return {
    message: `Name ${nearest}`,
    edits: [{ file: document.path, span: [span[0], span[0] + target.length], text }],
  }
}
