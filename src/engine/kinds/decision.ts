import { defineKind } from './kind.ts'

export default defineKind({
  name: 'decision',
  families: /^(?:D-|DQ-(?:[A-Z][A-Z0-9]*-)*|DEC-|ADR-|KEP-)$/,
  headers: ['decision'],
  collections: ['decisions'],
  types: ['decision', 'adr'],
})
