/** Wherever a shell is named, the same names are known. */
import { describe, expect, test } from 'vitest'
import { readShell } from '../../eslint-rules/shell/text.ts'
import { swallowingsOf } from '../../eslint-rules/shell/swallowing.ts'
import { verdictNamed } from '../../eslint-rules/shell/verdict-commands.ts'
import { extractShell } from '../../src/engine/facts/shell.ts'
import { SHELL_NAMES } from '../../src/engine/parse/shell-names.ts'

describe.each(SHELL_NAMES)('%s', (name) => {
  test('is asked for by a script', () => {
    expect(extractShell(`#!/usr/bin/env ${name}\nls\n`, 'shell')).toHaveLength(1)
    expect(extractShell(`#!/bin/x${name}\nls\n`, 'shell')).toEqual([])
  })

  test('runs a step', () => {
    const step = (shell: string) => `jobs: { a: { steps: [{ run: ls, shell: "${shell}" }] } }`
    expect(extractShell(step(`${name} -e {0}`), 'workflow')).toHaveLength(1)
    expect(extractShell(step(`/bin/${name}`), 'workflow')).toHaveLength(1)
    expect(extractShell(step(`x${name}`), 'workflow')).toEqual([])
  })

  test('is handed a text by a program', () => {
    const program = (shell: string) => `import { spawn } from 'node:child_process'\nspawn('${shell}', ['-c', 'ls'])\n`
    expect(extractShell(program(`/bin/${name}`), 'javascript')).toMatchObject([{ text: 'ls' }])
    expect(extractShell(program(`x${name}`), 'javascript')).toEqual([])
  })

  test('is handed a text by a command', () => {
    const commands = (text: string) => readShell(text).calls.map(({ words }) => words[0]!.value)
    expect(commands(`/bin/${name} -c 'ls'`)).toEqual([`/bin/${name}`, 'ls'])
    expect(commands(`x${name} -c 'ls'`)).toEqual([`x${name}`])
  })

  test('runs the script that says whether a run is finished', () => {
    const named = (text: string) => {
      const shell = readShell(text)
      return verdictNamed(swallowingsOf(shell)[0]!.first, shell, new Set())
    }
    expect(named(`${name} runs/validate-exit.sh || true`)).toBe('validate-exit.sh')
    expect(named(`x${name} runs/validate-exit.sh || true`)).toBeUndefined()
  })
})
