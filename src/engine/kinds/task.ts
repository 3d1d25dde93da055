import { defineKind } from './kind.ts'

export default defineKind({
  name: 'task',
  families: /^(?:T|T-[A-Z]*|TASK-)$/,
  headers: ['task'],
  collections: ['tasks'],
  types: ['task'],
})
