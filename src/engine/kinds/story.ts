import { defineKind } from './kind.ts'

/** spec-kit writes a story as `### User Story 1 - …` and cites it as `[US1]`. */
export default defineKind({
  name: 'story',
  families: /^US-?$/,
  headers: ['story', 'user story'],
  collections: ['stories', 'user_stories'],
  types: ['story'],
  heading: { pattern: /^User Story (\d{1,3})\b/, family: 'US' },
})
