import rule from '../../eslint-rules/rules/no-same-source-destination.ts'
import { testRule } from './test-rule.ts'

function same(command: string, path: string) {
  return { messageId: 'same', data: { command, path } } as const
}

function folder(command: string, path: string, into: string) {
  return { messageId: 'folder', data: { command, path, folder: into } } as const
}

/** A place in the first line. */
function at(column: number, length: number) {
  return { line: 1, column, endLine: 1, endColumn: column + length }
}

testRule(rule, {
  valid: [
    'mv shelves/a.md shelves/b.md',
    'git mv catalogue.md Catalogue.md',
    'ln -s shelf shelf',
    'rsync -a shelf shelf',
    // Where the last word is no destination, or something else comes of it.
    'mv -t shelf shelf',
    'cp --target-directory=shelf shelf/a.md',
    'cp --backup ledger.csv ledger.csv',
    'cp -b ledger.csv ledger.csv',
    'cp --parents shelf/a.md .',
    // May stand for two paths.
    'mv *.txt *.txt',
    'mv shelf/*.md shelf/',
    'cp $(newest) $(newest)',
    'cp "$@" "$@"',
    'mv page-$RANDOM page-$RANDOM',
    'cp ledger.csv{,.old}',
    'cp <source> <target>',
    'mv {file} {file}',
    'mv {{ source }} {{ target }}',
    'mv ... ...',
    // Its name may hold a slash.
    'mv "$shelf/$page" "$shelf"',
    'mv "$page" .',
    'mv \'$page\' "$page"',
    'mv ../page.md .',
    'cp shelf/.. shelf',
    'docker cp shelf shelf',
    'echo mv a a',
  ],
  invalid: [
    { code: 'mv ledger.csv ledger.csv', errors: [{ ...same('mv', 'ledger.csv'), ...at(15, 10) }] },
    {
      code: 'git -C /srv/library mv \\\n  shelves/a \\\n  shelves/a',
      errors: [{ ...same('git mv', 'shelves/a'), line: 3, column: 3, endLine: 3, endColumn: 12 }],
    },
    { code: 'cp ./ledger.csv "ledger.csv"', errors: [{ ...same('cp', './ledger.csv'), ...at(17, 12) }] },
    { code: 'mv shelf//a shelf/./a/', errors: [{ ...same('mv', 'shelf//a'), ...at(13, 10) }] },
    { code: 'mv "$page" "${page}"', errors: [{ ...same('mv', '"$page"'), ...at(12, 9) }] },
    { code: 'cp "${page%.md}.txt" "${page%.md}".txt', errors: [{ ...same('cp', '"${page%.md}.txt"'), ...at(22, 17) }] },
    { code: 'mv ~/shelf ~/shelf', errors: [{ ...same('mv', '~/shelf'), ...at(12, 7) }] },
    { code: 'cp -r . .', errors: [{ ...same('cp', '.'), ...at(9, 1) }] },
    { code: 'sudo mv -- a a', errors: [{ ...same('mv', 'a'), ...at(14, 1) }] },
    { code: 'mv a b a', errors: [{ ...same('mv', 'a'), ...at(8, 1) }] },
    { code: 'cp shelf/a.md shelf/', errors: [{ ...folder('cp', 'shelf/a.md', 'shelf/'), ...at(15, 6) }] },
    { code: 'cp shelf/a.md shelf', errors: [{ ...folder('cp', 'shelf/a.md', 'shelf'), ...at(15, 5) }] },
    { code: 'mv page.md .', errors: [{ ...folder('mv', 'page.md', '.'), ...at(12, 1) }] },
    { code: 'cp "$shelf/a.md" "$shelf"', errors: [{ ...folder('cp', '"$shelf/a.md"', '"$shelf"'), ...at(18, 8) }] },
    { code: "ssh archive 'mv a a'", errors: [{ ...same('mv', 'a'), ...at(19, 1) }] },
  ],
})
