import { describe, expect, test } from 'vitest'
import { parseShell, partsOf, type Command } from '../../../src/engine/parse/shell.ts'

function words(source: string): string[] {
  const { script, text } = parseShell(source)
  return script.commands.flatMap(({ command }) => {
    const { name, args } = command as Command
    return [name!, ...args].map(({ pos, end }) => text.slice(pos, end))
  })
}

describe('line ends', () => {
  test.each([
    ['cat a.md\r\nwc b.md\r\n', ['cat', 'a.md', 'wc', 'b.md']],
    ['cat \\\r\n  a.md\r\n', ['cat', 'a.md']],
    ['cat a.md\rwc b.md', ['cat', 'a.md', 'wc', 'b.md']],
    ['\ufeffcat a.md', ['cat', 'a.md']],
  ])('%j', (source, expected) => {
    expect(words(source)).toEqual(expected)
    expect(parseShell(source).problems).toEqual([])
  })

  test('move nothing', () => {
    const source = '\ufeffif x\r\nthen\r\n  cat <<END\r\n🌊\r\nEND\r\nfi\r\n'
    const { text, problems } = parseShell(source)
    expect(problems).toEqual([])
    expect(text).toHaveLength(source.length)
    expect(text.indexOf('cat')).toBe(source.indexOf('cat'))
  })
})

test('the parts of a word are there although no copy has them', () => {
  const { script } = parseShell('cat a"b$c"')
  const word = (script.commands[0]!.command as Command).args[0]!
  expect(Object.keys(word)).not.toContain('parts')
  expect(partsOf(word as never).map(({ type }) => type)).toEqual(['Literal', 'DoubleQuoted'])
  const plain = (parseShell('cat tides.md').script.commands[0]!.command as Command).args[0]!
  expect(partsOf(plain as never)).toMatchObject([{ type: 'Literal', value: 'tides.md', pos: 4, end: 12 }])
})

test('what does not parse is a problem with its place, and a partial tree', () => {
  const { script, problems } = parseShell('cat a.md; echo "')
  expect(script.commands).toHaveLength(2)
  expect(problems).toEqual([{ message: 'unterminated double quote', span: [15, 16] }])
})

test('what the parser itself gives up is a problem', () => {
  const { script, problems } = parseShell('f() '.repeat(50_000))
  expect(script.commands).toEqual([])
  expect(problems).toEqual([{ message: 'the script is nested too deeply', span: [0, 0] }])
})
