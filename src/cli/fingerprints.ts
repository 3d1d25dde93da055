import { fingerprintsOf } from '../engine/change/fingerprint.ts'
import { fingerprintNames } from '../engine/change/fingerprint-name.ts'
import type { Revision } from '../engine/change/revision.ts'
import type { Diagnostic } from '../engine/model/diagnostic.ts'

/** Names diagnostics, each within its own revision. Texts are read once the first name is asked for, and only then. */
export function fingerprintsIn(
  revisions: readonly Pick<Revision, 'files' | 'tree' | 'diagnostics'>[],
): (diagnostic: Diagnostic) => string {
  let names: Map<Diagnostic, string> | undefined
  return (diagnostic) => {
    names ??= new Map(revisions.flatMap(namedIn))
    const name = names.get(diagnostic)
    if (name === undefined) throw new Error(`a diagnostic of no revision: ${diagnostic.ruleId}`)
    return name
  }
}

function namedIn({ files, tree, diagnostics }: Pick<Revision, 'files' | 'tree' | 'diagnostics'>) {
  const readText = (file: string) => tree.textOf(file)
  const names = fingerprintNames(fingerprintsOf(diagnostics, { files, readText }))
  return diagnostics.map((diagnostic, at) => [diagnostic, names[at]!] as const)
}
