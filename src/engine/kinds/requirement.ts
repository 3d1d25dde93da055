import { defineKind } from './kind.ts'

export default defineKind({
  name: 'requirement',
  families: /^(?:REQ|FR|NFR)-(?:[A-Z][A-Z0-9]*-)*$/,
  headers: ['requirement', 'functional requirement', 'req'],
  collections: ['requirements'],
  types: ['requirement'],
})
