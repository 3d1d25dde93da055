import type { Data, Field, FrontmatterFact } from '../model/facts.ts'
import { fieldName, foldText } from './fields.ts'

/** The frontmatter's scalars and its lists of them, as fields. */
export function frontmatterFields({ data, places }: FrontmatterFact): Field[] {
  return places.flatMap(({ pointer, key, value: valueSpan }): Field[] => {
    const name = pointer.slice(1)
    if (name.includes('/')) return []
    const value = plainOf(data[name.replace(/~1/g, '/').replace(/~0/g, '~')])
    if (value === undefined) return []
    const isEmpty = value === '' || valueSpan[0] < key[1]
    return [
      {
        name: fieldName(name),
        value: foldText(value),
        span: [key[0], Math.max(key[1], valueSpan[1])],
        valueSpan: isEmpty ? [key[1], key[1]] : valueSpan,
      },
    ]
  })
}

function plainOf(data: Data | undefined): string | undefined {
  if (!Array.isArray(data)) return textOf(data)
  const texts = data.map(textOf)
  return texts.every((text) => text !== undefined) ? texts.join(', ') : undefined
}

/** Undefined for what is no scalar. */
function textOf(data: Data | undefined): string | undefined {
  if (data === null || data === undefined) return ''
  return typeof data === 'object' ? undefined : String(data)
}
