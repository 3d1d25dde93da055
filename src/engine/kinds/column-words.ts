/** Names of columns that several sorts of tables share, as `table-vocabulary.ts` writes them. */

export const STATE = ['state', 'status', 'result', 'outcome', 'progress', 'current state', 'current status']
export const OWNER = ['owner', 'responsible', 'assignee', 'accountable', 'role', 'owner role', 'who']
export const ARTEFACT = ['required artefact', 'artefact', 'required output', 'required evidence', 'evidence', 'proof']
export const ACTION = [
  'operator action',
  'action',
  'operator step',
  'operator',
  'step',
  'condition',
  'check',
  'criterion',
]
export const RESULT = [
  'result',
  'status',
  'state',
  'outcome',
  'verdict',
  'conclusion',
  'passed',
  'pass',
  'verified',
  'done',
  'verification result',
  'verification status',
  'test result',
  'test status',
  'current result',
  'current status',
]
export const EVIDENCE = [
  'evidence',
  'proof',
  'artefact',
  'evidence file',
  'evidence path',
  'evidence link',
  'evidence location',
  'evidence anchor',
  'evidence pointer',
  'evidence source',
  'evidence artefact',
  'verification evidence',
  'supporting evidence',
  'closure evidence',
  'acceptance evidence',
  'test evidence',
  'captured evidence',
]
export const SIGNED = [
  'signature',
  'signed',
  'signed on',
  'signed off',
  'signed at',
  'signed by',
  'signed off on',
  'signed off by',
  'sign off',
  'signoff',
  'sign off date',
  'date signed',
  'approval date',
]
