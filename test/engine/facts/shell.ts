import { expect } from 'vitest'
import { extractShell } from '../../../src/engine/facts/shell.ts'
import type { Language } from '../../../src/engine/model/facts.ts'
import { editInFile, spanInFile, type ShellFact } from '../../../src/engine/model/shell.ts'

/** The texts, each behind its host. */
export function texts(file: string, language: Language = 'markdown'): string[] {
  return extractShell(file, language).map(({ host, text }) => `${host}: ${text}`)
}

/** The only shell text of a file, whose stretches hold together. */
export function only(file: string, language: Language = 'markdown'): ShellFact {
  const [fact, ...others] = extractShell(file, language)
  expect(others).toEqual([])
  expectPlaced(file, fact!)
  return fact!
}

/** Exact stretches stand in the file letter by letter; all of them are inside of it, and cover the text without a gap. */
export function expectPlaced(file: string, { text, stretches }: ShellFact): void {
  expect(stretches[0]).toBe(0)
  for (let at = 0; at < stretches.length; at += 3) {
    const [start, from, length] = stretches.slice(at, at + 3) as [number, number, number]
    const end = stretches[at + 3] ?? text.length
    expect(end).toBeGreaterThan(start)
    expect(from + length).toBeLessThanOrEqual(file.length)
    if (end - start === length) expect(file.slice(from, from + length)).toBe(text.slice(start, end))
  }
}

/** What stands in the file where the words stand in the shell's text. */
export function found(file: string, fact: ShellFact, words: string): string {
  const at = fact.text.indexOf(words)
  expect(at).not.toBe(-1)
  return file.slice(...spanInFile(fact, [at, at + words.length]))
}

/** The file with words of the shell's text replaced; undefined where that cannot be done. */
export function replaced(file: string, fact: ShellFact, words: string, text: string): string | undefined {
  const at = fact.text.indexOf(words)
  expect(at).not.toBe(-1)
  const edit = editInFile(fact, { span: [at, at + words.length], text })
  return edit && file.slice(0, edit.span[0]) + edit.text + file.slice(edit.span[1])
}
