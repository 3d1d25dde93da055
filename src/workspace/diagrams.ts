/**
 * Puts to Mermaid itself the diagrams that our own reader is not sure of. Mermaid takes a quarter of a second to load, so it
 * is loaded when there is one. It only parses: nothing of a diagram is drawn, fetched or run.
 */
import process from 'node:process'
import { placerOf } from '../engine/model/diagram-places.ts'
import type { FileFacts } from '../engine/model/facts.ts'
import type { DiagramFact } from '../engine/model/plans.ts'
import { complaintOf } from '../engine/parse/mermaid/complaint.ts'
import { LONGEST_TEXT } from '../engine/parse/mermaid.ts'
import type { Problem } from '../engine/parse/mermaid/reading.ts'

export interface CheckedDiagrams {
  readonly files: ReadonlyMap<string, FileFacts>
  /** Where there was something to ask and nobody to answer. */
  readonly notes: readonly string[]
}

/** The files with what Mermaid says of their diagrams. */
export async function checkDiagrams(files: ReadonlyMap<string, FileFacts>): Promise<CheckedDiagrams> {
  const texts = textsToAsk(files)
  if (texts.size === 0) return { files, notes: [] }
  const problems = await problemsIn(texts)
  return problems ? { files: withProblems(files, problems), notes: [] } : { files, notes: [noteOn(texts.size)] }
}

/** Each text once, however many pages have it. */
export function textsToAsk(files: ReadonlyMap<string, FileFacts>): Set<string> {
  return new Set([...files.values()].flatMap(({ diagrams = [] }) => diagrams.filter(isOpen).map(({ text }) => text)))
}

/** What Mermaid says of each text that it refuses; undefined where it could not be asked. */
export async function problemsIn(texts: Iterable<string>): Promise<Map<string, Problem> | undefined> {
  const parse = await loadMermaid()
  if (!parse) return undefined
  const problems = new Map<string, Problem>()
  // One after the other: Mermaid has one state for all.
  for (const text of texts) {
    const problem = await problemOf(text, parse)
    if (problem) problems.set(text, problem)
  }
  return problems
}

/** The files with the problems of their diagrams, each at its place. */
export function withProblems(
  files: ReadonlyMap<string, FileFacts>,
  problems: ReadonlyMap<string, Problem>,
): ReadonlyMap<string, FileFacts> {
  if (problems.size === 0) return files
  return new Map([...files].map(([path, facts]) => [path, withOwnProblems(facts, problems)]))
}

type Parse = (text: string) => Promise<unknown>

function isOpen({ isUnderstood, problem, text }: DiagramFact): boolean {
  return !isUnderstood && !problem && isQuick(text)
}

/** Mermaid's own expressions go over a line for each of its words, and over blank lines for each of them. */
function isQuick(text: string): boolean {
  return text.length <= LONGEST_TEXT && !/[^\n]{2000}|(?:[ \t]*\n){200}/.test(text)
}

async function problemOf(text: string, parse: Parse): Promise<Problem | undefined> {
  try {
    await parse(text)
    return undefined
  } catch (error) {
    return complaintOf(error, text)
  }
}

function withOwnProblems(facts: FileFacts, problems: ReadonlyMap<string, Problem>): FileFacts {
  if (!facts.diagrams?.some((diagram) => isOpen(diagram) && problems.has(diagram.text))) return facts
  const diagrams = facts.diagrams.map((diagram): DiagramFact => {
    const problem = isOpen(diagram) ? problems.get(diagram.text) : undefined
    return problem
      ? { ...diagram, problem: { message: problem.message, span: placerOf(diagram)(problem.span) } }
      : diagram
  })
  return { ...facts, diagrams }
}

/** `mermaid.parse`; undefined where this Node is too old for Mermaid, or it is not installed. */
async function loadMermaid(): Promise<Parse | undefined> {
  if (!isNodeEnough()) return undefined
  try {
    // Without a browser DOMPurify has no methods. What it would clean is text that nobody is shown.
    const { default: purifier } = await import('dompurify')
    if (!purifier.isSupported) Object.assign(purifier, WITHOUT_BROWSER)
    const { default: mermaid } = await import('mermaid')
    return (text) => mermaid.parse(text)
  } catch {
    return undefined
  }
}

const WITHOUT_BROWSER = { addHook: nothing, removeHook: nothing, removeAllHooks: nothing, sanitize: String }

function nothing(): void {
  // Hooks are called while something is cleaned, which never happens.
}

/** Mermaid 12 asks for 22.12. */
function isNodeEnough(): boolean {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 12)
}

function noteOn(count: number): string {
  const what = count === 1 ? '1 diagram was' : `${count} diagrams were`
  return `${what} not checked: Mermaid could not be loaded (it needs Node 22.12 or later)`
}
