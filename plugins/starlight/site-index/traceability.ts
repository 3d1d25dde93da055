/**
 * Requirement × verification × evidence × sign-off. `traceability.json` is this section as it stands, so its shape is a
 * promise to machines: what is added may be passed over, what is there stays.
 */
import type { Progress } from '../../../src/engine/kinds/progress.ts'
import type { Scope } from '../../../src/engine/link/index.ts'
import {
  traceMatrix,
  type MatrixEvidence,
  type MatrixRow,
  type MatrixScope,
  type MatrixVerification,
  type RowState,
  type Signature,
} from '../../../src/engine/views/trace-matrix.ts'
import type { SiteContext } from './context.ts'
import { publishedIndex } from './published.ts'
import { siteScopes, type SiteScope } from './scopes.ts'
import { shareOf, type SiteShare } from './share.ts'

export interface SiteTraceability {
  readonly scopes: readonly TraceScope[]
  /** A requirement each, scope by scope, in document order. */
  readonly rows: readonly TraceRow[]
  /** Verifications that name no requirement. */
  readonly strays: readonly TraceVerification[]
}

/** The shares are of the requirements that count: those that a verification names, or is expected to name. */
export interface TraceScope extends SiteScope {
  readonly verified: SiteShare
  /** Undefined where no verification of the scope has a place for a result, or a signature. */
  readonly passed?: SiteShare
  readonly signed?: SiteShare
  /** How many requirements no verification names although one is expected to. */
  readonly gaps: number
}

export interface TraceRow {
  readonly requirement: string
  readonly title: string
  /** Undefined where the file has no page; so everywhere. */
  readonly href?: string
  /** Key of its scope. */
  readonly scope: string
  readonly state: TraceState
  /** Undefined where the scope keeps no signatures, and without a verification. */
  readonly isSigned?: boolean
  readonly verifications: readonly TraceVerification[]
}

/**
 * `gap`: nothing verifies it although something should; `exempt`: nothing does, and nothing has to; `untold`: verified,
 * and no result is kept; else the worst of its verifications.
 */
export type TraceState = Exclude<RowState, 'done'> | 'passed'

export interface TraceVerification {
  readonly id: string
  readonly href?: string
  /** '' where it says none. */
  readonly method: string
  /** Undefined where the result is no word that is known, and without a result. */
  readonly state?: Exclude<Progress, 'done'> | 'passed'
  /** As written. Undefined where there is no place for one. */
  readonly result?: string
  readonly evidence: readonly TraceEvidence[]
  /** Undefined where its scope keeps no signatures. */
  readonly signature?: TraceSignature
}

export interface TraceEvidence {
  /** The label of a link, a path, an address or words. */
  readonly text: string
  /** `expected`: not there yet, and nobody says that it is. `address`: on another host. `text`: names no file. */
  readonly state: MatrixEvidence['state']
  /** Relative to the workspace. */
  readonly path?: string
  readonly href?: string
}

export interface TraceSignature {
  readonly isSigned: boolean
  /** Who has signed, or has to. */
  readonly by?: string
  /** `2026-11-06` */
  readonly on?: string
  /** What stands in the cell, as written. */
  readonly text: string
}

export function traceabilityOf(context: SiteContext): SiteTraceability {
  const index = publishedIndex(context)
  const { scopes, rows, strays } = traceMatrix(index)
  const named = siteScopes(
    context,
    scopes.map(({ scope }) => scope),
  )
  const known = new Map<MatrixVerification, TraceVerification>()
  return {
    scopes: scopes.map((scope) => scopeOf(scope, named)),
    rows: rows.map(rowOf),
    strays: strays.map(verificationOf),
  }

  function rowOf({ requirement: { item }, state, isSigned, verifications }: MatrixRow): TraceRow {
    const href = context.hrefOfItem(item)
    return {
      requirement: item.id,
      title: item.definition.fact.title,
      ...(href !== undefined && { href }),
      scope: named.get(item.scope)!.key,
      state: wordOf(state),
      ...(isSigned !== undefined && { isSigned }),
      verifications: verifications.map((each) => {
        const verification = known.get(each) ?? verificationOf(each)
        known.set(each, verification)
        return verification
      }),
    }
  }

  function verificationOf({ verification, method, evidence, signature }: MatrixVerification): TraceVerification {
    const { item, result } = verification
    const href = context.hrefOfItem(item)
    return {
      id: item.id,
      ...(href !== undefined && { href }),
      method,
      ...(result?.progress && { state: wordOf(result.progress) }),
      ...(result && { result: result.text }),
      evidence: evidence.map(evidenceOf),
      ...(signature && { signature: signatureOf(signature) }),
    }
  }

  function evidenceOf({ text, state, path, fragment }: MatrixEvidence): TraceEvidence {
    const document = path === undefined ? undefined : index.document(path)
    const route = document && context.hrefOfDocument(document)
    const anchor = fragment === undefined || fragment === '' ? '' : `#${encodeURIComponent(fragment)}`
    return {
      text,
      state,
      ...(path !== undefined && { path }),
      ...(route !== undefined && { href: route + anchor }),
    }
  }
}

function scopeOf(coverage: MatrixScope, named: ReadonlyMap<Scope, SiteScope>): TraceScope {
  const { scope, total, verified, passed, signed, uncovered, keepsResults, keepsSignatures } = coverage
  return {
    ...named.get(scope)!,
    verified: shareOf({ done: verified, total }),
    ...(keepsResults && { passed: shareOf({ done: passed, total }) }),
    ...(keepsSignatures && { signed: shareOf({ done: signed, total }) }),
    gaps: uncovered.length,
  }
}

function signatureOf({ isSigned, by, on, text }: Signature): TraceSignature {
  return { isSigned, ...(by !== undefined && { by }), ...(on !== undefined && { on }), text }
}

/** Progress is the engine's word for tasks and runs as well; a verification has passed. */
function wordOf<Word extends string>(word: Word): Exclude<Word, 'done'> | 'passed' {
  return word === 'done' ? 'passed' : (word as Exclude<Word, 'done'>)
}
