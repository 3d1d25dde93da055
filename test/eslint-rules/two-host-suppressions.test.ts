/** Suppressions within shell, in files of every kind: ESLint and the engine silence the same lines. */
import { Linter } from 'eslint'
import { describe, expect, test } from 'vitest'
import shell from '../../eslint-rules/index.ts'
import { checkCorpus } from '../corpus.ts'

const RULE = 'shell/no-same-source-destination'
const NEXT = `# throughline-disable-next-line ${RULE} -- a reason`
const WHOLE = `# throughline-disable-file ${RULE} -- a reason`

/** Lines where the engine reports the rule; ESLint reports it there too. */
function reported(file: string, text: string): number[] {
  const { diagnostics } = checkCorpus({ files: new Map([[file, text]]) })
  const lines = diagnostics.filter(({ ruleId }) => ruleId === RULE).map(({ range }) => range.start.line)
  const linted = new Linter()
    .verify(text, [...shell.configs.recommended], { filename: file, filterCodeBlock: () => true })
    .filter(({ ruleId }) => ruleId === RULE)
    .map(({ line }) => line)
  expect(linted.sort(inOrder)).toEqual(lines.sort(inOrder))
  return lines
}

function inOrder(a: number, b: number): number {
  return a - b
}

/** The first two silence nothing, for they are text; the third one silences line 8. */
const BOTH = `cat > hook.sh <<'X'
${WHOLE}
X
echo "
${WHOLE}
"
if true; then ${NEXT}
  mv tide.log tide.log
fi
mv fog.log fog.log
`

function indented(text: string, by: string): string {
  return text.replace(/^(?=.)/gm, by)
}

describe('a comment of the shell silences, and what only looks like one does not', () => {
  test.each<[string, string, number[]]>([
    ['tools/close.sh', BOTH, [10]],
    ['tools/close.sh', BOTH.replaceAll('\n', '\r\n'), [10]],
    ['tools/close.sh', `\uFEFF${BOTH}`, [10]],
    ['tools/close.sh', `${BOTH}fi fi\n`, [10]],
    ['tools/close.sh', `${BOTH}${WHOLE}\n`, []],
    ['tools/close.sh', `mv a a ${WHOLE}\n`, []],
    ['tools/close.sh', `echo "$(ls ${NEXT}\nmv a a)"\nmv b b\n`, [3]],
    ['closing.md', `\`\`\`bash\n${BOTH}\`\`\`\n`, [11]],
    ['closing.md', `> \`\`\`bash\n${indented(BOTH, '> ')}> \`\`\`\n`, [11]],
    ['closing.md', `\`\`\`bash\nmv a a\n\`\`\`\n\n\`\`\`bash\n${WHOLE}\n\`\`\`\n`, []],
    ['closing.md', `\`\`\`console\n$ cp a a ${NEXT}\nsaid\n$ mv b b\n\`\`\`\n`, [2, 4]],
    ['.github/workflows/close.yml', `jobs:\n  a:\n    steps:\n      - run: |\n${indented(BOTH, '          ')}`, [14]],
    ['Makefile', `close:\n\tmv a a ${NEXT}\n\tmv b b\n\tmv c c\n`, [2, 4]],
    ['Makefile', `close:\n\t${NEXT}\n\tmv b b\n\tmv c c\n`, [4]],
    ['Makefile', `.ONESHELL:\nclose:\n\tcat > hook.sh <<X\n\t${WHOLE}\n\tX\n${NEXT}\n\tmv b b\n\tmv c c\n`, [8]],
    ['tools/close.js', `import { execSync } from 'node:child_process'\nexecSync(\`\n${BOTH}\`)\n`, [12]],
  ])('%s: %j', (file, text, lines) => {
    expect(reported(file, text)).toEqual(lines)
  })
})
