import { defineKind } from './kind.ts'

export default defineKind({
  name: 'success criterion',
  families: /^SC-$/,
  headers: ['success criterion', 'success criteria'],
  collections: ['success_criteria'],
  types: ['success-criterion'],
})
