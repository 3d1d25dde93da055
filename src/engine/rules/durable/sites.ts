import type { Evidence } from '../../link/evidence.ts'
import type { Place } from '../../model/range.ts'

export function placeOf({ document, fact }: Evidence): Place {
  return { file: document.path, span: fact.span }
}
