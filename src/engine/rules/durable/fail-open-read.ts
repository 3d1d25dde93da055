import { departureOf } from '../../link/durability.ts'
import { pathsNamedByGates, type NamedPath } from '../../link/gates.ts'
import { isGenerated } from '../../link/generated.ts'
import { defineRule } from '../rule.ts'
import { isCheckingGate } from './checking.ts'
import { gatePlaces, gatesDo, oncePerFile, rowPlaces } from './naming.ts'

export default defineRule({
  id: 'durable/fail-open-read',
  summary: 'A gate that goes on as if nothing were wrong where a file that it reads is missing.',
  rationale: `A check that reads a file, catches the error and continues with an empty text passes once the file is gone: it
finds no fault in nothing. That is worse than no check, for everybody relies on it. It is usually written to get a gate green
after a cleanup deleted what it read. Let the read fail, or say in the gate what the absence means and fail where it means
trouble; where the file is not needed any more, take the read out.

Reported are reads of documents and data by gates that check something (named verify, check, test, gate and so on, steps of
workflows, and scripts named so), in a \`catch\` that continues, behind \`|| true\`, and the like. A gate may well ask whether a
file is there and act on the answer. Settings of tools, files that a program of a gate writes, and what git ignores are
accepted.`,
  severity: 'error',
  fixable: false,
  messages: {
    missing: '{path} is missing now, and nothing fails: {gates} it, and its absence is swallowed.',
    there: 'Were {path} missing, nothing would fail: {gates} it, and its absence is swallowed.',
  },
  *check({ index }) {
    const isFirst = oncePerFile()
    for (const named of pathsNamedByGates(index)) {
      const { path, does, at, swallowed } = named
      if (!swallowed || does !== 'read' || !isKept(named) || isGenerated(index, path)) continue
      if (!isCheckingGate(named) || !isFirst(named)) continue
      const isThere = index.tree.kindOf(path) !== undefined
      yield {
        at,
        message: isThere ? 'there' : 'missing',
        data: { path, gates: gatesDo(named) },
        related: [
          { at: swallowed, message: 'The absence is swallowed here.' },
          ...(isThere ? [] : rowPlaces(departureOf(index, path))),
          ...gatePlaces(named),
        ],
      }
    }
  },
})

/** Documents and data that a repository keeps. Settings of tools are optional by nature. */
function isKept({ path }: NamedPath): boolean {
  return /\.(?:mdx?|rst|adoc|txt|csv|tsv|jsonl?|ya?ml|xml|html?)$/i.test(path) && !SETTINGS.test(path)
}

const SETTINGS =
  /(?:^|\/)(?:\.|(?:package|package-lock|composer|deno|lerna|nx|turbo|vercel|renovate|components|manifest)\.json$|[jt]sconfig[^/]*$|[^/]*(?:config|settings|\blocal|secrets?|cache|lock)\b[^/]*$|pnpm-(?:lock|workspace)\.yaml$|(?:docker-)?compose[^/]*$|node_modules\/)/i
