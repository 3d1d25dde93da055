export const en = {
  'throughline.plan': 'The plan',
  'throughline.overview': 'Readiness',
  'throughline.decisions': 'Decisions',
  'throughline.traceability': 'Traceability',
  'throughline.runbooks': 'Runbooks',
  'throughline.items': 'All items',
}
