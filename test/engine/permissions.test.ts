import { describe, expect, test } from 'vitest'
import { extractPermissions } from '../../src/engine/facts/permissions.ts'

function read(text: string) {
  const { permissions = [], unreadable } = extractPermissions(text)
  return {
    patterns: permissions.map(({ text: pattern }) => pattern),
    places: permissions.map(({ span }) => text.slice(...span)),
    faults: unreadable.map(({ detail, span }) => `${detail} at ${span[0]}-${span[1]}`),
  }
}

describe('patterns of a settings file', () => {
  test('are the entries of permissions.allow for commands, each with its place', () => {
    const text = `\uFEFF{
  "permissions": {
    // The desk's own.
    "allow": ["Bash", "Bash(git -C * *)", "Bash(grep \\"a\\" *)", "BashOutput", "Read(**)", "Bash()", "Bash(unclosed"],
    "deny": ["Bash(rm *)"],
    "ask": ["Bash(git push *)"],
  },
}
`
    expect(read(text)).toEqual({
      patterns: ['Bash', 'Bash(git -C * *)', 'Bash(grep "a" *)', 'Bash()', 'Bash(unclosed'],
      places: ['Bash', 'Bash(git -C * *)', 'Bash(grep \\"a\\" *)', 'Bash()', 'Bash(unclosed'],
      faults: [],
    })
  })

  test.each(['', ' \n', '{}', '[]', '{ "permissions": {} }', '{ "permissions": null }', '{ "hooks": { "allow": 1 } }'])(
    'are none in %j',
    (text) => {
      expect(read(text)).toEqual({ patterns: [], places: [], faults: [] })
    },
  )

  test.each([
    ['# settings', [], 'JSON: InvalidSymbol at 0-1'],
    ['{ "permissions": { "allow": ["Bash(ls)", ', ['Bash(ls)'], 'JSON: ValueExpected at 41-41'],
    [
      '{ "permissions": { "allow": "Bash(ls)" } }',
      [],
      'permissions.allow is no list, so no command is known to be allowed at 28-38',
    ],
    [
      '{ "permissions": { "allow": [7, "Bash(ls)"] } }',
      ['Bash(ls)'],
      'permissions.allow has an entry that is no text at 29-30',
    ],
  ])('what cannot be read of %j is said once', (text, patterns, fault) => {
    const found = read(text)
    expect(found.patterns).toEqual(patterns)
    expect(found.faults).toEqual([fault])
  })

  test('nesting without end is said', () => {
    expect(read('['.repeat(100_000)).faults).toHaveLength(1)
  })

  test('thousands of them are read', () => {
    const allow = Array.from({ length: 5000 }, (_, at) => `Bash(desk ${at} *)`)
    expect(read(JSON.stringify({ permissions: { allow } })).patterns).toEqual(allow)
  })
})
