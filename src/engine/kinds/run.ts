import { defineKind } from './kind.ts'

/** `run-3` is the id; `run-3-operator-cascade` and `Run-3` are other spellings of it. */
export default defineKind({
  name: 'run',
  families: /^run-$/,
  headers: ['run'],
  collections: ['runs'],
  types: ['run'],
})
