import { defineKind } from './kind.ts'

export default defineKind({
  name: 'gate',
  families: /^(?:G|GATE)-?$/,
  headers: ['gate'],
  collections: ['gates'],
  types: ['gate'],
})
