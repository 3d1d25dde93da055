import type { NamedPath } from '../../link/gates.ts'

/** Words of gates that check something: there a read that may fail unseen is a check that may be passed unseen. */
const CHECKING =
  /(?:^|[^a-z])(?:gates?|verif(?:y|ies|ied|ication|ier)|check(?:s|er)?|lint(?:s|er)?|validat(?:e|es|ion|or)|tests?|audits?|asserts?|guards?|integrity|closure|readiness|evidence|ci|pre-?commit|pre-?push)(?![a-z])/i

/** Whether what names the path is part of a check: by a gate's name, or by that of a script on the way. */
export function isCheckingGate({ gates, chain, at }: NamedPath): boolean {
  if (gates.some(({ routine }) => routine.sort === 'workflow-step')) return true
  const files = [...chain.map((way) => way.at.file), at.file].map((file) => file.slice(file.lastIndexOf('/') + 1))
  const names = [...gates.map(({ routine }) => routine.name), ...files]
  return names.some((name) => CHECKING.test(name.replace(/([a-z])([A-Z])/g, '$1-$2')))
}
