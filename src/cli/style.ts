import type { Style } from '../reporters/report.ts'
import type { Screen } from './terminal.ts'

/** `when` is the option --color. */
export function styleOf(when: string | undefined, screen: Screen): Style {
  return { hasColour: when === 'always' || (when !== 'never' && screen.hasColour), width: screen.width }
}
