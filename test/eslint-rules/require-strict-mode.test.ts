import rule from '../../eslint-rules/rules/require-strict-mode.ts'
import { testRule } from './test-rule.ts'

const SCRIPT = { languageOptions: { host: 'script' } } as const
const STEP = { languageOptions: { host: 'step' } } as const

const RUN = 'tar -cf plans.tar plans\nrm -r plans\n'
const STRICT = 'set -euo pipefail'

/** Of the shebang line; with what the script becomes where the line can be added. */
function missing(shebang: string, output?: string, expected = STRICT) {
  return {
    messageId: 'missing',
    data: { expected },
    line: 1,
    column: 1,
    endLine: 1,
    endColumn: shebang.length + 1,
    ...(output !== undefined && { suggestions: [{ messageId: 'add', data: { expected }, output }] }),
  } as const
}

function incomplete(line: number, set: string, lacks: string, expected: string) {
  return {
    messageId: 'incomplete',
    data: { missing: lacks, set, expected },
    line,
    column: 1,
    endLine: line,
    endColumn: set.length + 1,
  } as const
}

function completes(output: string) {
  return { suggestions: [{ messageId: 'complete', output }] } as const
}

/** Scripts of a file of their own. */
function scripts(...texts: readonly string[]) {
  return texts.map((code) => ({ code, ...SCRIPT }))
}

testRule(rule, {
  valid: [
    ...scripts(
      `#!/bin/bash\n${STRICT}\n${RUN}`,
      `#!/usr/bin/env bash\nset -e -u -o pipefail\n${RUN}`,
      `#!/bin/bash\nset -o errexit -o nounset\nshopt -so pipefail\n${RUN}`,
      `#!/bin/bash -eu\nset -o pipefail\n${RUN}`,
      `#!/usr/bin/env -S bash -euo pipefail\n${RUN}`,
      `#!/bin/zsh\nsetopt ERR_EXIT NO_UNSET PIPE_FAIL\nsetopt nounset\n${RUN}`,
      `#!/bin/bash\nmain() {\n  ${STRICT}\n  tar -cf plans.tar plans\n  rm -r plans\n}\nmain "$@"\n`,
      // Not every sh knows pipefail.
      `#!/bin/sh\nset -eu\n${RUN}`,
      `#!/usr/bin/env dash\nset -e\nset -u\n${RUN}`,
      // Meant so: the failures are counted.
      `#!/bin/bash\nset -uo pipefail\n${RUN}`,
      `#!/bin/bash\nset -o pipefail\nset -u\n${RUN}`,
      `set -uo pipefail\n${RUN}`,
      // Meant so.
      `#!/bin/bash\nset +e\nset -uo pipefail\n${RUN}`,
      `#!/bin/bash\n# No -e: every check runs, and the failures are counted.\nset -uo pipefail\n${RUN}`,
      `#!/bin/bash\nset $flags\n${RUN}`,
      // Options of the script that reads it in.
      'berths=12\nexport berths\n',
      '#!/bin/bash\nmoor() {\n  tar -cf "$1.tar" "$1"\n  rm -r "$1"\n}\n',
      `# Is sourced by moor.sh.\n${RUN}`,
      `# Usage: source ./env.sh\n${RUN}`,
      `[ -n "$HARBOUR" ] || return 0\n${RUN}`,
      `#!/bin/bash\n. ./strict.sh\n${RUN}`,
      // Nothing that could go wrong unseen.
      '',
      '#!/bin/bash\n',
      '#!/bin/bash\n# Later.\n',
      '#!/bin/bash\nexec node moor.mjs "$@"\n',
      '#!/bin/bash\necho "The harbour is closed."\nprintf "%s\\n" tomorrow\nexit 1\n',
      '#!/bin/bash\ncat <<EOF\ntar -cf plans.tar plans\nrm -r plans\nEOF\n',
      '#!/bin/bash\nfor berth in $(ls berths | sort); do\n  ./moor "$berth" || exit 1\ndone\n',
      // Not read whole.
      `#!/bin/bash\n${RUN}fi\n`,
      '#!/bin/bash\nnpm test\nif [ $? -ne 0 ]; then\n  echo "The tests fail."\n  exit 1\nfi\n',
      '#!/bin/bash\nmake check\nSTATUS=$?\nmake report\nmake clean\nexit "$STATUS"\n',
      // Other languages.
      `#!/usr/bin/env bats\n${RUN}`,
      '#!/usr/bin/env python3\nimport os\nprint(os.name)\n',
      `#!/bin/bash\n@test "moors" {\n  tar -cf a b\n  rm b\n}\n`,
    ),
    // A block is no script, and the runner of a step sets the options.
    RUN,
    { code: `#!/bin/bash\n${RUN}`, ...STEP },
  ],
  invalid: [
    {
      code: `#!/bin/bash\n${RUN}`,
      errors: [missing('#!/bin/bash', `#!/bin/bash\n${STRICT}\n${RUN}`)],
      ...SCRIPT,
    },
    {
      // Behind the comment, before the first command.
      code: `#!/usr/bin/env bash\n# Packs the plans.\n#\n# Usage: pack.sh\n\n${RUN}`,
      errors: [
        missing(
          '#!/usr/bin/env bash',
          `#!/usr/bin/env bash\n# Packs the plans.\n#\n# Usage: pack.sh\n${STRICT}\n\n${RUN}`,
        ),
      ],
      ...SCRIPT,
    },
    {
      code: '#!/bin/sh\r\ntar -cf plans.tar plans\r\nrm -r plans\r\n',
      errors: [missing('#!/bin/sh', '#!/bin/sh\r\nset -eu\r\ntar -cf plans.tar plans\r\nrm -r plans\r\n', 'set -eu')],
      ...SCRIPT,
    },
    {
      // Without a shebang, at the first command.
      code: `# Packs the plans.\n${RUN}`,
      errors: [
        {
          messageId: 'missing',
          data: { expected: STRICT },
          line: 2,
          column: 1,
          endLine: 2,
          endColumn: 24,
          suggestions: [{ messageId: 'add', output: `# Packs the plans.\n${STRICT}\n${RUN}` }],
        },
      ],
      ...SCRIPT,
    },
    {
      // A block may be indented or quoted: no line is added to it.
      code: `#!/bin/bash\n${RUN}`,
      errors: [missing('#!/bin/bash')],
    },
    {
      // A failing pipeline would end the script from now on.
      code: `#!/bin/bash\nset -eu\nsort plans | uniq\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -eu', '`pipefail` is', STRICT),
          ...completes(`#!/bin/bash\n${STRICT}\nsort plans | uniq\n${RUN}`),
        },
      ],
      ...SCRIPT,
    },
    {
      // There is none.
      code: `#!/bin/bash\nset -eu\n${RUN}`,
      output: `#!/bin/bash\n${STRICT}\n${RUN}`,
      errors: [incomplete(2, 'set -eu', '`pipefail` is', STRICT)],
    },
    ...['#!/bin/zsh', '#!/usr/bin/env ksh'].map((shebang) => ({
      code: `${shebang}\nset -eu\n${RUN}`,
      output: `${shebang}\n${STRICT}\n${RUN}`,
      errors: [incomplete(2, 'set -eu', '`pipefail` is', STRICT)],
    })),
    {
      // Started by a shell that does not know the option, it would end there.
      code: `set -eu\n${RUN}`,
      errors: [{ ...incomplete(1, 'set -eu', '`pipefail` is', STRICT), ...completes(`${STRICT}\n${RUN}`) }],
      ...SCRIPT,
    },
    {
      code: `#!/bin/bash\nset -u\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -u', '`errexit` and `pipefail` are', STRICT),
          ...completes(`#!/bin/bash\n${STRICT}\n${RUN}`),
        },
      ],
    },
    {
      code: `#!/bin/bash\nset -eu\n. ./lib.sh\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -eu', '`pipefail` is', STRICT),
          ...completes(`#!/bin/bash\n${STRICT}\n. ./lib.sh\n${RUN}`),
        },
      ],
    },
    {
      code: `#!/bin/bash\nset -e # stop\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -e', '`nounset` and `pipefail` are', STRICT),
          ...completes(`#!/bin/bash\n${STRICT} # stop\n${RUN}`),
        },
      ],
    },
    {
      code: `#!/bin/bash\nset -xo pipefail\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -xo pipefail', '`errexit` and `nounset` are', 'set -euxo pipefail'),
          ...completes(`#!/bin/bash\nset -euxo pipefail\n${RUN}`),
        },
      ],
    },
    {
      code: `#!/bin/bash\nset -o errexit\n${RUN}`,
      errors: [
        {
          ...incomplete(2, 'set -o errexit', '`nounset` and `pipefail` are', 'set -o errexit -o nounset -o pipefail'),
          ...completes(`#!/bin/bash\nset -o errexit -o nounset -o pipefail\n${RUN}`),
        },
      ],
    },
    {
      code: `#!/bin/sh\nset -e\n${RUN}`,
      errors: [{ ...incomplete(2, 'set -e', '`nounset` is', 'set -eu'), ...completes(`#!/bin/sh\nset -eu\n${RUN}`) }],
    },
    {
      code: `#!/bin/bash -e\n${RUN}`,
      errors: [
        {
          ...incomplete(1, '#!/bin/bash -e', '`nounset` and `pipefail` are', STRICT),
          suggestions: [{ messageId: 'add', output: `#!/bin/bash -e\n${STRICT}\n${RUN}` }],
        },
      ],
      ...SCRIPT,
    },
  ],
})
