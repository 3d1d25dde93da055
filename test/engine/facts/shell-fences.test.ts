import { describe, expect, test } from 'vitest'
import { extractFacts } from '../../../src/engine/facts/extract.ts'
import { extractShell } from '../../../src/engine/facts/shell.ts'
import { expectPlaced, found, only, texts } from './shell.ts'

describe('a fence is shell', () => {
  test.each([
    'bash',
    'sh',
    'shell',
    'zsh',
    'shellscript',
    'Bash',
    'bash title="tides.sh"',
    'bash{1,3}',
    'bash {1}',
    'bash:tides.sh',
    'bash,ignore',
    '{.bash .numberLines}',
    '{ .bash }',
    '  sh\t',
  ])('```%s', (info) => expect(texts(`\`\`\`${info}\nls\n\`\`\`\n`)).toEqual(['fence: ls']))

  test.each(['', 'text', 'python', 'fish', 'bashrc', 'ps1', 'powershell', 'js bash', 'diff', '{bash', 'sh.md'])(
    'not ```%s',
    (info) => expect(texts(`\`\`\`${info}\nls\n\`\`\`\n`)).toEqual([]),
  )

  test.each(['```bash\n```\n', '```bash\n\n  \n```\n', '```bash', '    ls\n', '~~~ls~~~\n', '`bash`\n'])(
    'not %j',
    (file) => expect(texts(file)).toEqual([]),
  )
})

describe('its content is what CommonMark says, each line in its place', () => {
  test.each([
    ['plain', '```bash\ncat log\n  cat tides\n```\n', 'cat log\n  cat tides', 1],
    ['longer', '````sh\ncat log\n```\n````\n', 'cat log\n```', 1],
    ['of tildes', '~~~sh\ncat log\n~~~\n', 'cat log', 1],
    ['unclosed', '```sh\ncat log\n', 'cat log', 1],
    ['unclosed, at the end of the file', '```sh\ncat log', 'cat log', 1],
    ['with CRLF', '```sh\r\ncat log\r\n\r\ncat tides\r\n```\r\n', 'cat log\r\n\r\ncat tides', 1],
    ['with lone carriage returns', '```sh\rcat log\rcat tides\r```\r', 'cat log\rcat tides', 1],
    ['behind an emoji', '🌊\n\n```sh\ncat 🌊\n```\n', 'cat 🌊', 1],
    ['behind a byte-order mark', '\uFEFF```sh\ncat log\n```\n', 'cat log', 1],
    ['indented', '  ```sh\n  cat log\n cat tides\n    cat fog\n  ```\n', 'cat log\ncat tides\n  cat fog', 3],
    ['in a quote', '> ```sh\n> cat log\n>\n>cat tides\n> ```\n', 'cat log\n\ncat tides', 3],
    ['in two quotes', '> > ```sh\n> > cat log\n>> cat tides\n', 'cat log\ncat tides', 2],
    ['in a list', '- x\n\n  ```sh\n  cat log\n\n  cat tides\n  ```\n', 'cat log\n\ncat tides', 2],
    ['as an item', '1. ```sh\n   cat log\n   ```\n', 'cat log', 1],
    ['in a quote in a list, CRLF', '- > ```sh\r\n  > cat log\r\n  > ls\r\n', 'cat log\r\nls', 2],
    ['with tabs for its indentation', '- x\n\n\t```sh\n\tcat log\n\t\tls\n\t```\n', 'cat log\n\tls', 2],
  ])('%s', (_, file, content, stretches) => {
    const fact = only(file)
    expect(fact).toMatchObject({ host: 'fence', text: content, guarded: '' })
    expect(fact.stretches.length / 3).toBe(stretches)
    for (const [word] of content.matchAll(/cat \S+/g)) expect(found(file, fact, word)).toBe(word)
  })

  test('a tab that stands for spaces has no letters of its own', () => {
    const file = '- ```sh\n\tcat log\n  ```\n'
    const fact = only(file)
    expect(fact.text).toBe('  cat log')
    expect(found(file, fact, 'cat log')).toBe('cat log')
    expect(found(file, fact, ' cat')).toBe('\tcat')
  })

  test('where a page has very many character references', () => {
    const file = `${'&amp; '.repeat(1100)}\n\n- \`\`\`sh\n  a && b\n  \`\`\`\n`
    expect(only(file).text).toBe('a && b')
  })

  test('in MDX', () => {
    const file = 'import X from "x"\n\n<X>\n\n  ```sh\n  cat {log}\n  ```\n\n</X>\n'
    expect(only(file, 'mdx').text).toBe('cat {log}')
    expect(texts('{\n\n```sh\nls\n```\n', 'mdx')).toEqual(['fence: ls'])
  })
})

describe('a block without a language', () => {
  const fence = '```sh\ncd quay\n```\n\n'
  const isBefore = (file: string, language: 'markdown' | 'mdx' = 'markdown') =>
    extractShell(file, language).map(({ isBeforeUnlabelled }) => isBeforeUnlabelled ?? false)

  test.each([
    ['a fence', '```\n./build\n```\n'],
    ['a fence of tildes in a list', '- x\n\n  ~~~\n  ./build\n  ~~~\n'],
    ['a fence with lines to mark', '``` {1,3}\n./build\n```\n'],
    ['a fence with a title', '```title="build"\n./build\n```\n'],
    ['indented code', 'Then:\n\n    ./build\n'],
    ['another fence between', '```python\nbuild()\n```\n\n```\n./build\n```\n'],
  ])('is told to the facts before it: %s', (_, block) => {
    expect(isBefore(fence + block)).toEqual([true])
    expect(isBefore(fence.replace('sh\n', 'console\n$ ') + block)).toEqual([true])
  })

  test.each([
    ['empty', '```\n\n```\n'],
    ['of another language', '```text\n./build\n```\n'],
    ['of a language of signs', '```c++\n./build\n```\n'],
    ['of a class', '``` {.python .numbered}\n./build\n```\n'],
    ['in a sentence', 'Then ` ./build `.\n'],
  ])('none is there: %s', (_, block) => expect(isBefore(fence + block)).toEqual([false]))

  test('and not to those behind it', () => {
    expect(isBefore(`${fence}\`\`\`\n./build\n\`\`\`\n\n${fence}`)).toEqual([true, false])
    expect(only(`\`\`\`\n./build\n\`\`\`\n\n${fence}`)).not.toHaveProperty('isBeforeUnlabelled')
  })

  test('in MDX there is no indented code', () => {
    expect(isBefore(`${fence}Then:\n\n    ./build\n`, 'mdx')).toEqual([false])
    expect(isBefore(`${fence}\`\`\`\n./build\n\`\`\`\n`, 'mdx')).toEqual([true])
  })
})

test('every fence of a page, in its order', () => {
  const file =
    '```sh\na\n```\n\n> ```sh\n> b\n> ```\n\n[^1]\n\n```console\n$ c\n```\n\n[^1]: x\n\n    ```sh\n    d\n    ```\n'
  const facts = extractShell(file, 'markdown')
  expect(facts.map(({ text }) => text)).toEqual(['a', 'b', 'c', 'd'])
  for (const fact of facts) expectPlaced(file, fact)
  expect(extractFacts(file, 'markdown').shell).toEqual(facts)
})

test('a page without any has no facts of shell, and other documents neither', () => {
  expect(extractFacts('# Fog\n\n```js\nls\n```\n', 'markdown')).not.toHaveProperty('shell')
  expect(texts('run: ls\n', 'yaml')).toEqual([])
  expect(texts('{"scripts": {"a": "ls"}}', 'json')).toEqual([])
})
