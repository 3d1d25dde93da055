import { defineKind } from './kind.ts'

/** Slices carry short ids (`E1`, `E5A`) and are known by where they stand, never by their family. */
export default defineKind({
  name: 'slice',
  families: /^SLICE-$/,
  headers: ['slice'],
  collections: ['slices'],
  types: ['slice'],
})
