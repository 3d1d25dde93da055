/**
 * The words by which the head of a table tells what its rows are. Words are in lower case and singular, with spaces for
 * hyphens and the British spelling of artefact; `effect on …` and `… impact` leave a part open. A column that several words
 * fit has the first role that it can have, so that the order of the roles counts.
 */
import { ACTION, ARTEFACT, EVIDENCE, OWNER, RESULT, SIGNED, STATE } from './column-words.ts'
import { kinds } from './registry.ts'
import type { TableSort } from '../model/plans.ts'

export interface TableVocabulary {
  readonly sort: TableSort
  /** The rows, in the plural, as the documentation says it. */
  readonly rows: string
  /** Roles of which the head has all in one of the lists. */
  readonly needs: readonly (readonly string[])[]
  readonly roles: Readonly<Record<string, readonly string[]>>
  /** What the rows are about, by one of these columns. */
  readonly subject: readonly string[]
  /** In `| ID | Requirement |` the column ID is the subject, and the column that names it has this role. */
  readonly text?: string
  /**
   * A column ID has the `role` beside a column `beside` and one of `and`: where the name of the former is a `verb`, or the
   * ids themselves are of the kind that the role is called by.
   */
  readonly ids?: {
    readonly role: string
    readonly beside: string
    readonly and: readonly string[]
    readonly verb: RegExp
  }
  /** Under a heading that matches, this is enough. */
  readonly under?: { readonly heading: RegExp; readonly needs: readonly (readonly string[])[] }
}

/** What a verification does to a requirement, as the name of a column: `| ID | Verifies | Result |`. */
export const VERIFIES = /^[\s`*_]*(?:verifie[sd]|covers|requirements? covered)\b/i

export const TABLES: readonly TableVocabulary[] = [
  {
    sort: 'gates',
    rows: 'gates between two runs',
    subject: ['between', 'gate'],
    needs: [
      ['between', 'action'],
      ['between', 'artefact'],
      ['between', 'gate'],
    ],
    roles: {
      gate: [...headersOf('gate'), 'id'],
      between: ['between', 'between run', 'transition', 'hand over', 'edge', 'from → to'],
      action: ACTION,
      artefact: ARTEFACT,
      state: STATE,
      owner: OWNER,
    },
  },
  {
    sort: 'cascade',
    rows: 'entries of a cascade within a run',
    subject: ['entry'],
    needs: [['entry', 'action', 'artefact']],
    roles: {
      entry: ['cascade entry', 'entry', 'cascade step'],
      action: ACTION,
      artefact: ARTEFACT,
      state: STATE,
      owner: OWNER,
    },
  },
  {
    sort: 'artefacts',
    rows: 'artefacts that runs hand on',
    subject: ['artefact', 'producer'],
    needs: [
      ['artefact', 'producer'],
      ['artefact', 'consumer'],
      ['producer', 'consumer'],
    ],
    roles: {
      artefact: [...headersOf('artefact'), 'output', 'deliverable', 'hand over'],
      description: ['description', 'what it is', 'what', 'meaning', 'purpose', 'content'],
      producer: ['producer', 'produced by', 'producing run', 'written by'],
      consumer: ['consumer', 'consumed by', 'consuming run', 'used by', 'read by'],
      form: ['form', 'format', 'medium', 'kind', 'type'],
    },
  },
  {
    sort: 'rollback',
    rows: 'ways in which a run fails, and the way back',
    subject: ['run'],
    needs: [['run', 'failure', 'recovery']],
    roles: {
      run: [...headersOf('run'), ...headersOf('slice'), 'cascade entry', 'entry'],
      failure: ['failure mode', 'failure', 'fault', 'what fails', 'symptom'],
      recovery: ['recovery', 'recovery path', 'rollback', 'way back', 'retreat', 'retreat path', 'remedy', 'response'],
    },
  },
  {
    sort: 'runs',
    rows: 'the runs of a plan',
    subject: ['run'],
    needs: [
      ['run', 'scope'],
      ['run', 'branch'],
      ['run', 'directory'],
      ['run', 'depends'],
    ],
    roles: {
      run: headersOf('run'),
      title: ['title', 'name'],
      branch: ['branch', 'pr', 'pull request', 'merge request', 'mr'],
      scope: ['scope', 'goal', 'content', 'what it does', 'purpose'],
      directory: ['working dir', 'working directory', 'workdir', 'directory', 'worktree', 'folder'],
      effect: ['effect', 'impact', 'effect on …', 'impact on …', '… impact', '… effect'],
      state: STATE,
      depends: ['depends on', 'depends', 'dependency', 'needs', 'waits for', 'blocked by', 'after', 'prerequisite'],
      owner: OWNER,
    },
  },
  {
    sort: 'verifications',
    rows: 'verifications, with what they show',
    subject: ['verification', 'requirement'],
    needs: [
      ['verification', 'result'],
      ['verification', 'evidence'],
      ['verification', 'signed'],
      ['verification', 'requirement', 'method'],
    ],
    roles: {
      verification: headersOf('verification'),
      requirement: [...headersOf('requirement'), 'verifies', 'verified requirement', 'requirement covered', 'covers'],
      result: RESULT,
      evidence: EVIDENCE,
      signed: SIGNED,
      owner: [...OWNER, 'operator', 'verifier', 'verified by'],
      method: ['method', 'how', 'procedure', 'check', 'test', 'verification method', 'test method', 'description'],
    },
    text: 'method',
    ids: { role: 'verification', beside: 'requirement', and: ['result', 'method'], verb: VERIFIES },
  },
  {
    sort: 'requirements',
    rows: 'requirements',
    subject: ['requirement'],
    needs: [
      ['requirement', 'statement'],
      ['requirement', 'verification'],
      ['requirement', 'from'],
    ],
    roles: {
      requirement: headersOf('requirement'),
      verification: [...headersOf('verification'), 'verified by', 'verified in', 'proven by'],
      statement: ['statement', 'text', 'description', 'requirement text', 'requirement statement', 'title'],
      from: ['from', 'source', 'origin', 'derived from', 'upstream'],
      state: STATE,
      owner: OWNER,
    },
    text: 'statement',
  },
  {
    sort: 'criteria',
    rows: 'criteria of success or acceptance',
    subject: ['criterion'],
    needs: [
      ['criterion', 'result'],
      ['criterion', 'evidence'],
      ['criterion', 'validated'],
    ],
    roles: {
      criterion: [
        ...headersOf('success criterion'),
        'criterion',
        'criteria',
        'acceptance criterion',
        'acceptance criteria',
        'completion criterion',
        'completion criteria',
        'exit criterion',
        'exit criteria',
      ],
      validated: [
        'validated in',
        'validated by',
        'verified in',
        'verified by',
        'shown by',
        'proven by',
        ...headersOf('verification'),
      ],
      result: [...RESULT, 'met', 'actual', 'observed'],
      evidence: EVIDENCE,
      statement: ['statement', 'text', 'description'],
    },
    text: 'statement',
  },
  {
    sort: 'sign-off',
    rows: 'signatures',
    subject: ['subject', 'covers', 'owner', 'name'],
    needs: [
      ['signed', 'owner'],
      ['signed', 'covers'],
      ['signed', 'subject'],
    ],
    roles: {
      signed: SIGNED,
      covers: ['covers', 'covered', ...headersOf('verification'), ...headersOf('requirement'), 'item'],
      owner: [...OWNER, 'operator', 'approver', 'signatory', 'reviewer'],
      name: ['name'],
      date: ['date', 'day', 'status', 'state'],
      subject: ['part', 'area', 'subject', 'scope', 'deliverable', 'what', 'gate', 'phase'],
    },
    under: {
      heading: /\bsign(?:ed|ing)?[- ]?offs?\b|\bsignatures?\b/i,
      needs: [
        ['date', 'owner'],
        ['date', 'covers'],
        ['date', 'subject'],
      ],
    },
  },
  {
    sort: 'reviews',
    rows: 'sections signed off, with a hash',
    subject: ['section'],
    needs: [['section', 'digest']],
    roles: {
      section: ['section', 'page', 'reviewed section', 'reviewed page', 'document'],
      digest: [
        'reviewed text',
        'text reviewed',
        'text hash',
        'text digest',
        'section hash',
        'digest',
        'sha256',
        'sha 256',
      ],
      reviewer: ['reviewer', 'reviewed by', 'signed by', 'signed off by', 'by', 'name', 'who'],
      date: ['date', 'day', 'reviewed on', 'signed on', 'on', 'when'],
    },
  },
  {
    sort: 'findings',
    rows: 'findings of a review',
    subject: ['severity', 'finding'],
    needs: [
      ['severity', 'disposition'],
      ['severity', 'anchor'],
      ['severity', 'finding'],
      ['finding', 'disposition'],
    ],
    roles: {
      severity: ['severity'],
      anchor: ['anchor', 'source anchor', 'location', 'place', 'file', 'where'],
      finding: ['finding', 'observation', 'issue'],
      disposition: ['disposition', 'treatment'],
      state: STATE,
      owner: OWNER,
    },
  },
  {
    sort: 'evidence-map',
    rows: 'claims with what they rest on',
    subject: ['claim'],
    needs: [['claim', 'evidence']],
    roles: {
      claim: ['claim', 'assertion', 'obligation'],
      evidence: EVIDENCE,
    },
  },
]

function headersOf(kind: string): readonly string[] {
  return kinds.find(({ name }) => name === kind)?.headers ?? []
}

/** Whether a field of this name (`signed_off_by`) holds what a column of the role would hold. */
export function isNameOf(role: string, sort: TableSort, name: string): boolean {
  return TABLES.some((table) => table.sort === sort && table.roles[role]?.includes(name.replaceAll('_', ' ')))
}
