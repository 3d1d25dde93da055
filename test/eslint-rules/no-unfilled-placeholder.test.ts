import rule from '../../eslint-rules/rules/no-unfilled-placeholder.ts'
import { testRule } from './test-rule.ts'

const SCRIPT = { filename: 'tools/open.sh', languageOptions: { host: 'script' } } as const
const STEP = { filename: '.github/workflows/open.yml', languageOptions: { host: 'step' } } as const

/** A placeholder in a line, by its first column. */
function at(line: number, column: number, placeholder: string) {
  return { line, column, endLine: line, endColumn: column + placeholder.length }
}

function bare(placeholder: string, line: number, column: number) {
  return { messageId: 'redirection', data: { placeholder }, ...at(line, column, placeholder) } as const
}

function value(name: string, placeholder: string, line: number, column: number) {
  return { messageId: 'value', data: { name, placeholder }, ...at(line, column, placeholder) } as const
}

testRule(rule, {
  valid: [
    // A reader fills these in.
    'TOTAL=<n>',
    'PROFILE="<your-profile>"',
    { code: 'TOTAL=<n>', languageOptions: { host: 'recipe' } },
    // Texts for the reader of the script.
    { code: 'echo "Usage: $0 <shelf>"\nprintf \'%s <shelf>\\n\' "$0"', ...SCRIPT },
    { code: 'cat <<EOF\nUsage: open <shelf>\nEOF', ...SCRIPT },
    { code: '# open <shelf>\ntrue', ...SCRIPT },
    { code: ': "${SHELF:?set it to <shelf>}"', ...SCRIPT },
    // Redirections.
    { code: 'sort <words>sorted', ...SCRIPT },
    { code: 'sort <words> sorted 2>&1', ...SCRIPT },
    { code: 'sort < words > sorted', ...SCRIPT },
    { code: 'diff <(ls a) <(ls b)', ...SCRIPT },
    { code: 'if ((a<b && b>c)); then true; fi', ...SCRIPT },
    // What a script looks for.
    { code: 'TITLE="<title>"', ...SCRIPT },
    { code: 'marker="<end>"', ...SCRIPT },
    { code: 'grep -q "<shelf>" notes.txt', ...SCRIPT },
    // It asks.
    { code: 'ACCOUNT=YOUR_ACCOUNT_ID\nif [[ "$ACCOUNT" == "YOUR_ACCOUNT_ID" ]]; then exit 1; fi', ...SCRIPT },
    { code: 'PASSWORD=changeme', ...SCRIPT },
    { code: 'YOUR_NAME="$1"', ...SCRIPT },
    { code: 'TOTAL=<n>', filename: 'tools/open.template.sh', languageOptions: { host: 'script' } },
    { code: "ssh quay 'open <shelf>'", ...SCRIPT },
  ],
  invalid: [
    { code: 'TOTAL=<n>', ...SCRIPT, errors: [bare('<n>', 1, 7)] },
    { code: '#!/usr/bin/env bash\nTOTAL=<n>', errors: [bare('<n>', 2, 7)] },
    { code: 'aws s3 ls --profile <your-account>', ...STEP, errors: [bare('<your-account>', 1, 21)] },
    {
      code: 'mv <old> <new>',
      ...SCRIPT,
      errors: [bare('<old>', 1, 4), bare('<new>', 1, 10)],
    },
    { code: 'x="$(curl https://<host>/list)"', ...SCRIPT, errors: [bare('<host>', 1, 19)] },
    { code: 'open >logs/<date>.log', ...SCRIPT, errors: [bare('<date>', 1, 12)] },
    { code: 'PROFILE="<your-profile>"', ...SCRIPT, errors: [value('PROFILE', '<your-profile>', 1, 10)] },
    { code: "export BUCKET='<bucket-name>'", ...SCRIPT, errors: [value('BUCKET', '<bucket-name>', 1, 16)] },
    { code: 'ACCOUNT=YOUR_ACCOUNT_ID', ...SCRIPT, errors: [value('ACCOUNT', 'YOUR_ACCOUNT_ID', 1, 9)] },
    { code: 'readonly TOKEN="REPLACE_ME"', ...SCRIPT, errors: [value('TOKEN', 'REPLACE_ME', 1, 17)] },
    { code: 'TOKEN=CHANGEME open', ...SCRIPT, errors: [value('TOKEN', 'CHANGEME', 1, 7)] },
    { code: 'POOL=your-user-pool', ...SCRIPT, errors: [value('POOL', 'your-user-pool', 1, 6)] },
  ],
})
