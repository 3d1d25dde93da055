import type { Validate, ValidationError } from './page.ts'

/** A compiled schema of one key; `errors` of the last call are on the function. */
export interface ValidateKey {
  (value: unknown, at: { readonly instancePath: string }): boolean
  errors?: readonly ValidationError[] | null
}

/** Frontmatter is a map whose known keys are held to a schema each; others are free. */
export function frontmatterOf(keys: readonly (readonly [name: string, validate: ValidateKey])[]): Validate {
  const validate: Validate = (data) => {
    const values = new Map(Object.entries(data as object))
    const errors = keys.flatMap(([name, validateKey]) =>
      !values.has(name) || validateKey(values.get(name), { instancePath: `/${name}` })
        ? []
        : (validateKey.errors ?? []),
    )
    validate.errors = errors.length > 0 ? errors : null
    return errors.length === 0
  }
  return validate
}
