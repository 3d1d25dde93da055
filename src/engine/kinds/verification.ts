import { defineKind } from './kind.ts'

export default defineKind({
  name: 'verification',
  families: /^(?:V|VER)-(?:[A-Z][A-Z0-9]*-)*$/,
  headers: ['verification'],
  collections: ['verifications'],
  types: ['verification-item'],
})
