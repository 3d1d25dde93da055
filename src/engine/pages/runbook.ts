import { ages, itemId, definePage } from './page.ts'

export default definePage({
  type: 'runbook',
  summary: 'What an operator does about a symptom, step by step.',
  frontmatter: { type: 'object', properties: { id: itemId, ...ages } },
  freshness: 90,
  sections: [
    {
      heading: 'Symptoms',
      words: [
        ...['symptom', 'signs', 'signals', 'alert', 'alarm', 'trigger', 'detect', 'indicat', 'impact', 'problem'],
        ...['scenario', 'what you see', 'what it looks like', 'when to use', 'when this', 'when it'],
      ],
    },
    {
      heading: 'Diagnosis',
      words: [
        ...['diagnos', 'triage', 'investigat', 'cause', 'analys', 'troubleshoot', 'debug', 'inspect'],
        ...['assess', 'check', 'identif', 'find out'],
      ],
    },
    {
      heading: 'Remediation',
      words: [
        ...['remed', 'mitigat', 'resol', 'recover', 'repair', 'fix', 'restor', 'rollback', 'roll back', 'workaround'],
        ...['solution', 'procedure', 'step', 'action', 'response', 'respond', 'instructions', 'what to do'],
      ],
    },
    {
      heading: 'Validation',
      words: [
        ...['validat', 'verif', 'confirm', 'check', 'test', 'success', 'acceptance', 'done when', 'exit', 'all clear'],
        ...['post-check', 'afterwards', 'expected result', 'back to normal'],
      ],
    },
  ],
})
