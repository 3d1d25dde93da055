import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { extractShell } from '../../../src/engine/facts/shell.ts'
import type { Language } from '../../../src/engine/model/facts.ts'
import { editInFile, spanInFile } from '../../../src/engine/model/shell.ts'
import { expectPlaced, only, replaced } from './shell.ts'

const quoted = (prefix: string, end: string) => (lines: readonly string[]) =>
  ['```sh', ...lines, '```'].map((line) => `${prefix}${line}${end}`).join('')

const step = (mark: string, lines: readonly string[], end = '\n') =>
  `jobs:${end}  a:${end}    steps:${end}      - run: ${mark}${lines.join(`${end}          `)}${end}      - uses: x${end}`

/** Hosts by what makes a file of shell lines. A host that is strict takes some lines for other ones. */
const HOSTS: readonly [string, Language, (lines: readonly string[]) => string, isStrict?: true][] = [
  ['script', 'shell', (lines) => `${lines.join('\n')}\n`],
  ['fence', 'markdown', quoted('', '\n')],
  ['fence, CRLF', 'markdown', quoted('', '\r\n')],
  ['fence in a quote', 'markdown', quoted('> ', '\n')],
  ['fence in a quote, CRLF', 'markdown', quoted('> > ', '\r\n')],
  ['fence in a list', 'markdown', (lines) => `1. 🌊\n\n${quoted('   ', '\n')(lines)}`],
  ['transcript', 'markdown', (lines) => quoted('', '\n')(['$ ls', ...lines.map((line) => `$ ${line}`)]), true],
  [
    'transcript with output',
    'markdown',
    (lines) => quoted('> ', '\n')(lines.flatMap((line) => [`$ ${line}`, 'x'])),
    true,
  ],
  ['literal', 'workflow', (lines) => step('|\n          ', lines)],
  ['literal, stripped', 'workflow', (lines) => step('|-\n          ', lines)],
  ['literal, CRLF', 'workflow', (lines) => step('|\r\n          ', lines, '\r\n')],
  ['folded', 'workflow', (lines) => step('>\n          ', lines), true],
  ['plain', 'workflow', (lines) => step('', lines), true],
  ['double quotes', 'workflow', (lines) => step('', [JSON.stringify(lines.join('\n'))])],
  ['single quotes', 'workflow', (lines) => step('', [`'${lines.join(' ').replaceAll("'", "''")}'`])],
  ['npm script', 'package', (lines) => JSON.stringify({ scripts: { a: lines.join('\n') } }, null, 2)],
  ['string', 'javascript', (lines) => `require('child_process').exec(${JSON.stringify(lines.join('\n'))})`],
  ['template', 'typescript', (lines) => `import 'zx'\n$\`${lines.join('\n').replace(/[\\`$]/g, '\\$&')}\``],
  [
    'recipe',
    'makefile',
    (lines) => `.ONESHELL:\nall:\n${lines.map((l) => `\t${l.replaceAll('$', '$$$$')}\n`).join('')}`,
    true,
  ],
]

const word = (units: readonly string[]) =>
  fc.array(fc.constantFrom(...units), { minLength: 1, maxLength: 12 }).map((parts) => `x${parts.join('')}x`)
const linesOf = (isStrict: boolean) =>
  fc.array(
    word(isStrict ? ['a', ' b', '-', ' ', '🌊'] : ['a', ' ', '\\', '"', "'", '$', '#', ':', '🌊', '&', '`', '\t']),
    {
      minLength: 1,
      maxLength: 4,
    },
  )

/** Make drops them, and to a shell they are nothing. */
const withoutBlankLines = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n')

describe('an edit of the text, made in the file, is the text with the edit', () => {
  test.each(HOSTS)('%s', (_, language, fileOf, isStrict) => {
    let made = 0
    fc.assert(
      fc.property(
        linesOf(isStrict === true),
        fc.nat(),
        fc.nat(12),
        fc.constantFrom('', 'y', 'y y', 'y"', "y'", 'y\\', '$y', 'y#', ': y', ' #', '\n'),
        (lines, seed, length, text) => {
          const file = fileOf(lines)
          for (const fact of extractShell(file, language)) {
            expectPlaced(file, fact)
            const start = seed % (fact.text.length + 1)
            const end = Math.min(fact.text.length, start + length)
            // Half of a character is nobody's edit.
            if (/[\uDC00-\uDFFF]/.test((fact.text[start] ?? '') + (fact.text[end] ?? ''))) continue
            if (isStrict && text.includes('\\')) continue
            const edit = editInFile(fact, { span: [start, end], text })
            if (!edit) continue
            made++
            const edited = file.slice(0, edit.span[0]) + edit.text + file.slice(edit.span[1])
            const wanted = fact.text.slice(0, start) + text + fact.text.slice(end)
            // Behind a prompt, the block would be another one.
            if (/^\s*\$(?: |\n|$)/.test(wanted)) continue
            const found = extractShell(edited, language).map((each) => withoutBlankLines(each.text))
            expect({ edited, found }).toEqual({
              edited,
              found: wanted.trim() === '' ? [] : [withoutBlankLines(wanted)],
            })
          }
        },
      ),
      { numRuns: 400 },
    )
    expect(made).toBeGreaterThan(0)
  })
})

describe('an edit', () => {
  const listed = '- x\n\n  ```sh\n  cd a\n  ls\n  cat b\n  ```\n'

  test.each([
    ['takes a line out, and leaves the indentation of the next', 'cd a\n', '', listed.replace('  cd a\n', '')],
    ['takes the last line out with the line end before it', '\ncat b', '', listed.replace('\n  cat b', '')],
    ['makes one line of two', 'a\nls', 'a && ls', listed.replace('a\n  ls', 'a && ls')],
    ['adds no line', 'cd a', 'cd a\nls', undefined],
  ])('%s', (_, words, text, expected) => expect(replaced(listed, only(listed), words, text)).toBe(expected))

  test('that only adds belongs to the line that it begins, or to what it follows', () => {
    const fact = only(listed)
    const added = (at: number) => editInFile(fact, { span: [at, at], text: 'x ' })?.span[0]
    expect(added(0)).toBe(listed.indexOf('cd a'))
    expect(added(fact.text.indexOf('ls'))).toBe(listed.indexOf('ls'))
    expect(added(fact.text.indexOf('ls') + 2)).toBe(listed.indexOf('ls') + 2)
    expect(added(fact.text.length)).toBe(listed.indexOf('cat b') + 5)
  })

  const console = '```console\n$ cd a\n$ ls\nb\n$ cat b\n```\n'

  test.each([
    ['takes a command out with its prompt', 'cd a\n', '', console.replace('$ cd a\n', '')],
    ['never takes output for text', 'ls\n', '', undefined],
    ['never writes output', '#', 'x', undefined],
    ['stays within the command', 'cat b', 'cat -- b', console.replace('cat b', 'cat -- b')],
  ])('of a transcript %s', (_, words, text, expected) =>
    expect(replaced(console, only(console), words, text)).toBe(expected),
  )

  const literal = step('|\n          ', ['cd a', '  ls', 'cat b'])

  test.each([
    ['takes a line out', '  ls\n', '', literal.replace('            ls\n', '          ')],
    ['never has the next line say how far the block is indented', 'cd a\n', '', undefined],
    ['never takes the last line end with it', 'cat b\n', '', undefined],
    ['leaves no blank at the start', 'cd', '', undefined],
  ])('of a block of YAML %s', (_, words, text, expected) => {
    const edited = replaced(literal, only(literal, 'workflow'), words, text)
    if (expected === undefined) expect(edited).toBeUndefined()
    else expect(only(edited!, 'workflow').text).toBe('cd a\ncat b\n')
  })

  test.each([
    ['x "a" #b', 'x ', ''],
    ['x a#b', 'a', ''],
    ['x a:b', 'b', ''],
    ['x "a"', '"a"', "'a'"],
    ['x y', 'x', '- x'],
  ])('of the plain scalar %j does not put %j out', (line, words, text) => {
    const file = step('', [line])
    expect(replaced(file, only(file, 'workflow'), words, text)).toBeUndefined()
  })

  test('does not come between the two signs of a line end', () => {
    const file = '```sh\r\na\r\nb\r\n```\r\n'
    expect(editInFile(only(file), { span: [0, 2], text: '' })).toBeUndefined()
    expect(replaced(file, only(file), 'a\r\n', '')).toBe('```sh\r\nb\r\n```\r\n')
  })

  test('may add lines to a script, which has the file for itself', () => {
    const file = '\uFEFFls\n'
    const fact = only(file, 'shell')
    expect(editInFile(fact, { span: [3, 3], text: 'cat b\n' })).toEqual({ span: [4, 4], text: 'cat b\n' })
    expect(editInFile(fact, { span: [0, 3], text: '' })).toEqual({ span: [1, 4], text: '' })
  })
})

describe('a span in the file', () => {
  const file = '> ```console\n> $ ls\n> log\n> $ cat log\n> ```\n'
  const fact = only(file)
  const spanned = (start: number, end: number) => file.slice(...spanInFile(fact, [start, end]))

  test('begins and ends in the text, whatever stands between', () => {
    expect(fact.text).toBe('ls\n#\ncat log')
    expect(spanned(0, 2)).toBe('ls')
    expect(spanned(0, 3)).toBe('ls\n')
    expect(spanned(0, 8)).toBe('ls\n> log\n> $ cat')
    expect(spanned(3, 4)).toBe('> log\n')
  })

  test('that is empty has one place', () => {
    expect(spanInFile(fact, [5, 5])).toEqual([file.indexOf('cat'), file.indexOf('cat')])
    expect(spanInFile(fact, [12, 12])).toEqual([file.indexOf('cat log') + 7, file.indexOf('cat log') + 7])
    const ended = only('```console\n$ ls\nlog\n```\n')
    expect(spanInFile(ended, [4, 4])).toEqual([19, 19])
  })
})
