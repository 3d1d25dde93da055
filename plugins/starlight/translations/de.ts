import type { en } from './en.ts'

export const de: Record<keyof typeof en, string> = {
  'throughline.plan': 'Der Plan',
  'throughline.overview': 'Stand',
  'throughline.decisions': 'Entscheidungen',
  'throughline.traceability': 'Nachverfolgung',
  'throughline.runbooks': 'Runbooks',
  'throughline.items': 'Alle Einträge',
}
