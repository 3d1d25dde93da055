import { describe, expect, test } from 'vitest'
import { commentsIn } from '../../../src/engine/parse/shell-comments.ts'

function comments(text: string): string[] {
  return commentsIn(text).map((span) => text.slice(...span))
}

describe('comments of shell', () => {
  test.each<[string, string[]]>([
    ['# a\n', ['# a']],
    ['ls # a\r\nls;# b\r\n', ['# a', '# b']],
    ['\uFEFF# a', ['# a']],
    ['if true; then # a\n  ls\nfi # b', ['# a', '# b']],
    ['ls a#b "$#" ${a#b} $((16#ff))', []],
    ['echo \'\n# a\n\' "\n# b\n"', []],
    ["cat <<'X'\n# a\nX\n# b", ['# b']],
    ['cat <<X\n# a\n$(ls # b\n)\nX\n', ['# b']],
    ['echo "$(\n  # a\n  ls\n)"', ['# a']],
    ['mv <old-name> b # a', ['# a']],
  ])('%j', (text, expected) => {
    expect(comments(text)).toEqual(expected)
  })

  test('are found around lines that do not parse', () => {
    expect(comments("fi fi\n# a\ncat <<'X'\n# b\nX\n")).toEqual(['# a'])
  })
})
