import { describe, expect, test } from 'vitest'
import { found, only, texts } from './shell.ts'

function transcript(lines: string, info = 'console'): string[] {
  return texts(`\`\`\`${info}\n${lines}\n\`\`\`\n`)
}

describe('a transcript', () => {
  test.each(['console', 'shell-session', 'shellsession', 'sh-session', 'terminal', 'bash', 'Console'])(
    '```%s',
    (info) => expect(transcript('$ cat log', info)).toEqual(['transcript: cat log']),
  )

  test.each([
    '$ ',
    '% ',
    '  $ ',
    'bash-5.2$ ',
    'sh-5.1$ ',
    'mira@quay:~$ ',
    'mira@quay:~/plans$ ',
    'root@3f2a:/# ',
    '[mira@quay plans]$ ',
    'mira@quay ~ % ',
    '(venv) $ ',
    '(venv) mira@quay:~$ ',
    '~/plans $ ',
  ])('has the prompt %j', (prompt) => {
    expect(transcript(`${prompt}cat log`)).toEqual(['transcript: cat log'])
    expect(transcript(`# Read it:\n\n${prompt}cat log`, 'bash')).toEqual(['transcript: # Read it:\n\ncat log'])
  })

  test.each([
    'cat log',
    '# cat log',
    '> cat log',
    '$x',
    '$',
    'mira@quay.example wrote 5% less',
    '  % Total    % Received',
  ])('has no commands in %j', (lines) => expect(transcript(lines)).toEqual([]))

  test('says that something stands between its commands', () => {
    expect(transcript('$ ls\nlog.md\nmira@quay.example\n\n# why\n$ cat log.md\nfog')).toEqual([
      'transcript: ls\n#\n#\n\n# why\ncat log.md\n#',
    ])
  })

  test('a block that begins with a command is none', () => {
    expect(transcript('cat log\n$ ls', 'bash')).toEqual(['fence: cat log\n$ ls'])
  })
})

describe('a command goes on', () => {
  test.each([
    ['behind a backslash', '$ cat \\\n    log\nfog', 'cat \\\n    log\n#'],
    ['behind a backslash, with a prompt', '$ cat \\\n> log\nfog', 'cat \\\nlog\n#'],
    ['in quotes', "$ echo 'a\n> b'\na", "echo 'a\nb'\n#"],
    ['in quotes without a prompt', "$ echo 'a\nb'\na", "echo 'a\nb'\n#"],
    ['in a here-document', '$ cat <<EOF\n> a\n> EOF\na', 'cat <<EOF\na\nEOF\n#'],
    ['in a here-document without a prompt', '$ cat << \\EOF >x\na\nEOF\na', 'cat << \\EOF >x\na\nEOF\n#'],
    ['in a loop', '$ for x in *; do\n>   cat $x\n> done\nfog', 'for x in *; do\n  cat $x\ndone\n#'],
    ['in a loop without a prompt', '$ for x in *; do\n  cat $x\ndone\nfog', 'for x in *; do\n  cat $x\ndone\n#'],
    ['behind an operator', '$ cat log |\n> wc\n1', 'cat log |\nwc\n#'],
  ])('%s', (_, lines, text) => expect(transcript(lines)).toEqual([`transcript: ${text}`]))

  test.each([
    ['its output is marked with >', '$ npm test\n> harbour@1.0.0 test', 'npm test\n#'],
    ['nobody closes a quote', "$ echo don't\na\nb", "echo don't\n#\n#"],
    ['the next prompt comes first', "$ echo 'a\n$ echo b'", "echo 'a\necho b'"],
    ['a here-string looks like a document', '$ cat <<< EOF\nEOF', 'cat <<< EOF\n#'],
    ['the parser would want another word', '$ cat <your-log>\nfog', 'cat <your-log>\n#'],
  ])('not where %s', (_, lines, text) => expect(transcript(lines)).toEqual([`transcript: ${text}`]))
})

test('commands stand where they are, output is one place', () => {
  const file = '> ```console\r\n> mira@quay:~$ cat 🌊.md\r\n> fog and tide\r\n> $ ls \\\r\n> > -l\r\n> ```\r\n'
  const fact = only(file)
  expect(fact.text).toBe('cat 🌊.md\r\n#\nls \\\r\n-l')
  expect(found(file, fact, 'cat 🌊.md')).toBe('cat 🌊.md')
  expect(found(file, fact, '-l')).toBe('-l')
  expect(found(file, fact, '#')).toBe('> fog and tide\r\n')
})

test('output of any length is never exact', () => {
  for (const output of ['a', 'ab', 'abc', '#', '#x']) only(`\`\`\`console\n$ ls\n${output}\n$ ls\n${output}\n\`\`\`\n`)
})
