import { describe, expect, test } from 'vitest'
import { readAllowlist } from '../../eslint-rules/shell/allowlist.ts'

function covers(pattern: string, command: string): boolean {
  return readAllowlist([pattern]).some((each) => each.covers(command))
}

describe('a pattern covers', () => {
  test.each([
    ['Bash', 'rm -rf /srv/old'],
    ['Bash(*)', 'rm -rf /srv/old'],
    ['Bash(npm run build)', 'npm run build'],
    ['Bash(ls *)', 'ls'],
    ['Bash(ls *)', 'ls -la'],
    ['Bash(ls:*)', 'ls'],
    ['Bash(ls:*)', 'ls -la'],
    ['Bash(ls*)', 'lsof'],
    ['Bash(npm run test:*)', 'npm run test --watch'],
    ['Bash(git * main)', 'git push origin main'],
    ['Bash(* --version)', 'node --version'],
    ['Bash(git -C * *)', 'git -C "$root" log --oneline'],
    ['Bash(sed -n 1*3*p x)', 'sed -n 1,13,3p x'],
    ['Bash(grep (a|b)+$ *)', 'grep (a|b)+$ notes.md'],
    ['dig *', 'dig desk.example'],
    ['Bash(echo *)', 'echo "two\nlines"'],
  ])('%s: %s', (pattern, command) => {
    expect(covers(pattern, command)).toBe(true)
  })
})

describe('a pattern does not cover', () => {
  test.each([
    ['Bash(npm run build)', 'npm run build --watch'],
    ['Bash(ls *)', 'lsof'],
    ['Bash(ls:*)', 'lsof'],
    ['Bash(git:* push)', 'git -C a push'],
    ['Bash(git -C * *)', 'git -C shelves'],
    ['Bash(git * main)', 'git main'],
    ['Bash(aa*aa)', 'aaa'],
    ['Bash(grep a.c)', 'grep abc'],
    ['Bash(aws cloudformation describe-stacks*)', 'aws --profile desk cloudformation describe-stacks'],
    ['Bash()', 'ls'],
    ['Bash( )', 'ls'],
    ['Bash(:*)', 'ls'],
    ['Bash(unclosed', 'unclosed'],
    ['Read(**)', 'Read(**)'],
    ['WebFetch', 'WebFetch'],
    ['mcp__desk__read', 'mcp__desk__read'],
    ['', ''],
  ])('%s: %s', (pattern, command) => {
    expect(covers(pattern, command)).toBe(false)
  })
})

test('a pattern that can cover nothing says why', () => {
  expect(readAllowlist(['Bash()', 'Bash(:*)', 'Bash(unclosed', 'Bash(ls)']).map(({ fault }) => fault)).toEqual([
    'there is nothing between its parentheses',
    'there is no command before its `:*`',
    'its parenthesis is never closed',
    undefined,
  ])
})

test('entries of other tools, and what is no text, are left out', () => {
  expect(readAllowlist(['Read(**)', 7, null, undefined, {}, 'Bash(ls)']).map(({ text }) => text)).toEqual(['Bash(ls)'])
})

test('many wildcards over a long command end', () => {
  expect(covers(`Bash(${'a*'.repeat(2000)}b)`, 'a'.repeat(100_000))).toBe(false)
})
