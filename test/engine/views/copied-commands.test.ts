import { expect, test } from 'vitest'
import { copiedBlocksOf } from '../../../src/engine/views/copied-commands.ts'
import { checkCorpus } from '../../corpus.ts'

function blocksOf(page: string) {
  const { index } = checkCorpus({ files: new Map([['fog.md', page]]) })
  return copiedBlocksOf(index.document('fog.md')!, page)
}

function copied(language: string, ...lines: string[]): string | undefined {
  const [block] = blocksOf(['```' + language, ...lines, '```', ''].join('\n'))
  return block?.copied
}

test('prompts and output stay behind', () => {
  expect(
    copied('console', '$ horn --status', 'horn: silent', '', 'operator@mole:~$ horn --sound  # twice', '2 blasts'),
  ).toBe('horn --status\nhorn --sound')
})

test('a root prompt is none of a comment', () => {
  expect(copied('console', 'root@mole:/srv# horn --reset', 'done')).toBe('horn --reset')
})

test('comments stay behind, alone on a line or at its end', () => {
  expect(copied('sh', '# Is it on?', '', 'horn --status # should say 1', '', '  # Then:', 'horn --sound')).toBe(
    'horn --status\n\nhorn --sound',
  )
})

test('a number sign in quotes, in a word and in a here-document is no comment', () => {
  const lines = ['echo "# 1" a#b', 'cat > log <<END', '# kept', '', '', '  kept # too', 'END']
  expect(copied('sh', ...lines)).toBe(lines.join('\n'))
})

test('a here-document in a transcript is whole, without its prompts', () => {
  expect(copied('console', '$ cat > log <<END', '> # kept', '> END', '$ wc -l log', '1 log')).toBe(
    'cat > log <<END\n# kept\nEND\nwc -l log',
  )
})

test('a command goes on behind a backslash', () => {
  expect(copied('sh', 'horn \\', '  --sound \\', '  --twice # loud')).toBe('horn \\\n  --sound \\\n  --twice')
  expect(copied('console', '$ horn \\', '>   --sound', 'done')).toBe('horn \\\n  --sound')
})

test('a comment that ends a command which goes on leaves its line empty', () => {
  expect(copied('sh', 'horn \\', '# not yet', '--sound')).toBe('horn \\\n\n--sound')
})

test('lines of Windows are copied with plain ends', () => {
  const [block] = blocksOf('```console\r\n$ horn --status\r\nsilent\r\n\r\n$ horn --sound # now\r\n```\r\n')
  expect(block!.copied).toBe('horn --status\nhorn --sound')
  expect(blocksOf('```sh\r\n# why\r\n\r\nhorn \\\r\n  --sound # now\r\n```\r\n')[0]!.copied).toBe('horn \\\n  --sound')
})

test('a script is copied as it is, and so is a block without a command', () => {
  expect(copied('sh', '#!/bin/sh', '# why', 'horn')).toBe(undefined)
  expect(copied('sh', '# nothing to do yet')).toBe(undefined)
  expect(copied('console', 'horn: silent')).toBe(undefined)
  expect(copied('text', '$ horn')).toBe(undefined)
})

test('the written text is that of the file, with what stands before its lines', () => {
  expect(blocksOf('1. Listen.\n\n   ```console\n   $ horn\n   silent\n   ```\n\n> ```sh\n> horn # x\n> ```\n')).toEqual(
    [
      { written: '   $ horn\n   silent', copied: 'horn' },
      { written: '> horn # x', copied: 'horn' },
    ],
  )
})

test('lines that do not parse are copied all the same', () => {
  expect(copied('sh', 'horn --at <hour> # soon', 'if fi', 'horn # now')).toBe('horn --at <hour>\nif fi\nhorn')
})
