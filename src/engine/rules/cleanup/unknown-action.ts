import { CLEANUP_ACTIONS } from '../../model/cleanup-action.ts'
import { misspelled } from '../nearest.ts'
import { defineRule } from '../rule.ts'

export default defineRule({
  id: 'cleanup/unknown-action',
  summary: 'A row of a cleanup manifest whose action is not understood.',
  rationale: `A manifest is carried out by somebody who was not there when it was written, often by a script. What cannot be
read as an action is carried out as each of them thinks best, and nothing can check afterwards whether it was.

Write retain, update, finalize, archive, move or delete. Their forms and common synonyms are understood (kept, modified, added,
relocated, removed), with more words around them: "retain (untouched)" is retain. "Archive or delete" leaves the choice open, and
is none.`,
  severity: 'error',
  fixable: false,
  messages: {
    unknown: 'Unexpected action "{action}", expected one of {actions}.',
    near: 'Unexpected action "{action}", expected one of {actions}; did you mean {nearest}?',
    none: 'This row names no action, expected one of {actions}.',
  },
  *check({ index }) {
    for (const { document, entries } of index.manifests) {
      for (const { fact, action } of entries) {
        if (fact.form !== 'row' || action !== undefined) continue
        const { text, span } = fact.action
        // A template's cell shows the choice that its user has.
        if (/[<>{}]|\w\s?[|/]\s?\w.*[|/]/.test(text)) continue
        const file = document.path
        const nearest = misspelled(text, CLEANUP_ACTIONS)
        const data = { action: text, actions: ACTIONS, nearest: nearest ?? '' }
        if (text === '') yield { at: { file, span: fact.cell.span }, message: 'none', data }
        else if (nearest === undefined) yield { at: { file, span }, message: 'unknown', data }
        else
          yield {
            at: { file, span },
            message: 'near',
            data,
            suggestions: [{ message: `Write ${nearest}`, edits: [{ file, span, text: nearest }] }],
          }
      }
    }
  },
})

const ACTIONS = 'retain, update, finalize, archive, move and delete'
