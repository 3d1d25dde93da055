import { defineKind } from './kind.ts'

export default defineKind({
  name: 'artefact',
  families: /^(?:ART|ARTEFACT|ARTIFACT)-$/,
  headers: ['artefact', 'artifact'],
  collections: ['artefacts', 'artifacts'],
  types: ['artefact', 'artifact'],
})
