/** The library: the engine, for hosts that bring their own files. What is not exported here may change at any time. */
export { check, type CheckInput, type CheckResult } from './engine/check.ts'
export { extractFacts, languageOf } from './engine/facts/extract.ts'
export type * from './engine/link/index.ts'
export { DEFAULT_CONFIG, type EngineConfig, type RuleSetting } from './engine/model/config.ts'
export type { Change, Diagnostic, Related, Severity } from './engine/model/diagnostic.ts'
export { applyEdits, type SpanEdit, type TextEdit } from './engine/model/edit.ts'
export type * from './engine/model/facts.ts'
export {
  lineStartsOf,
  positionAt,
  rangeOf,
  type Place,
  type Position,
  type Range,
  type Span,
} from './engine/model/range.ts'
export { treeOf, type Tree } from './engine/model/tree.ts'
export type { Rule, RuleMeta } from './engine/rules/rule.ts'
export { rules } from './engine/rules/registry.ts'
