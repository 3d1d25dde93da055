import rule from '../../eslint-rules/rules/invalid-syntax.ts'
import { testRule } from './test-rule.ts'

testRule(rule, {
  valid: [
    'git clone <repository> && make -C <folder> all',
    'echo "a\nb"',
    'cat <<EOF\n(\nEOF',
    'deploy {{ environment }} {% if quiet %}--quiet{% endif %} (now)',
    'for file in plans/*; do echo "$file"; done',
    '',
  ],
  invalid: [
    {
      code: 'make all\necho "open\nmake check',
      errors: [
        {
          messageId: 'syntax',
          data: { problem: 'unterminated double quote' },
          line: 2,
          column: 6,
          endLine: 2,
          endColumn: 7,
        },
      ],
    },
    {
      code: 'The tide table (see above) is out.\nmake all',
      errors: [
        {
          messageId: 'syntax',
          data: { problem: "unexpected token '('" },
          line: 1,
          column: 16,
          endLine: 1,
          endColumn: 17,
        },
      ],
    },
    {
      // Two faults, and one is enough to say.
      code: "echo 'open\nmake )\nmake all",
      errors: [{ messageId: 'syntax', line: 1, column: 6, endLine: 1, endColumn: 7 }],
    },
    {
      code: "ssh quay 'if true; then'",
      errors: [{ messageId: 'syntax' }],
    },
  ],
})
