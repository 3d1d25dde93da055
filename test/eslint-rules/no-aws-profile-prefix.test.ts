import rule from '../../eslint-rules/rules/no-aws-profile-prefix.ts'
import { testRule } from './test-rule.ts'

/** Where `source` stands in a line, from `column` on. */
function at(line: number, column: number, source: string) {
  return { line, column, endLine: line, endColumn: column + source.length }
}

function data(assignment: string, command: string) {
  return { assignment, command, profile: assignment.slice('AWS_PROFILE='.length) }
}

function prefix(line: number, column: number, assignment: string, command = 'aws') {
  return { messageId: 'prefix', data: data(assignment, command), ...at(line, column, assignment) } as const
}

function other(line: number, column: number, assignment: string, command: string) {
  return { messageId: 'other', data: data(assignment, command), ...at(line, column, assignment) } as const
}

function exported(line: number, column: number, assignment: string) {
  return { messageId: 'exported', data: { assignment }, ...at(line, column, assignment) } as const
}

function last(line: number, column: number, assignment: string) {
  return { messageId: 'last', data: { assignment }, ...at(line, column, assignment) } as const
}

function redundant(line: number, column: number, assignment: string) {
  return { messageId: 'redundant', data: data(assignment, 'aws'), ...at(line, column, assignment) } as const
}

function suggests(messageId: 'name' | 'remove' | 'each', output: string) {
  return { suggestions: [{ messageId, output }] }
}

const SCRIPT = { languageOptions: { host: 'script' } } as const
const STEP = { languageOptions: { host: 'step' } } as const

testRule(rule, {
  valid: [
    'aws --profile quay s3 ls',
    'aws s3 ls --profile quay',
    'unset AWS_PROFILE',
    'AWS_PROFILE= aws s3 ls',
    'AWS_PROFILE="" aws s3 ls',
    'export AWS_PROFILE=',
    'export -n AWS_PROFILE',
    // Not handed on, as long as nothing exports it.
    'AWS_PROFILE=quay',
    'profile="${AWS_PROFILE:-quay}"\naws --profile "$profile" s3 ls',
    'echo "AWS_PROFILE=quay aws s3 ls"\ngrep AWS_PROFILE= .env',
    '# AWS_PROFILE=quay aws s3 ls',
    'echo AWS_PROFILE=quay >> .env',
    'docker run -e AWS_PROFILE=quay harbour',
    'MY_AWS_PROFILE=quay aws s3 ls',
    'AWS_PROFILE_FILE=quay aws s3 ls',
    'cat <<EOF\nAWS_PROFILE=quay aws s3 ls\nEOF',
    'aws s3 ls "AWS_PROFILE=',
  ],
  invalid: [
    {
      code: 'AWS_PROFILE=quay aws s3 ls',
      output: 'aws --profile quay s3 ls',
      errors: [prefix(1, 1, 'AWS_PROFILE=quay')],
    },
    {
      code: 'git status && AWS_REGION=eu-north-1 AWS_PROFILE="quay side" aws s3 ls > list.txt',
      output: 'git status && AWS_REGION=eu-north-1 aws --profile "quay side" s3 ls > list.txt',
      errors: [prefix(1, 37, 'AWS_PROFILE="quay side"')],
    },
    {
      // Each region for itself, those within others too.
      code: 'AWS_PROFILE=quay aws ecs describe-tasks \\\n  --tasks "$(AWS_PROFILE=quay aws ecs list-tasks)"',
      output: 'aws --profile quay ecs describe-tasks \\\n  --tasks "$(aws --profile quay ecs list-tasks)"',
      errors: [prefix(1, 1, 'AWS_PROFILE=quay'), prefix(2, 14, 'AWS_PROFILE=quay')],
    },
    {
      code: "bash -c 'AWS_PROFILE=quay aws s3 ls'",
      output: "bash -c 'aws --profile quay s3 ls'",
      errors: [prefix(1, 10, 'AWS_PROFILE=quay')],
    },
    {
      code: 'env AWS_PROFILE=quay aws s3 ls\nsudo env AWS_PROFILE=quay aws s3 ls\nenv -i AWS_PROFILE=quay aws s3 ls',
      output: 'aws --profile quay s3 ls\nsudo aws --profile quay s3 ls\nenv -i aws --profile quay s3 ls',
      errors: [prefix(1, 5, 'AWS_PROFILE=quay'), prefix(2, 10, 'AWS_PROFILE=quay'), prefix(3, 8, 'AWS_PROFILE=quay')],
    },
    {
      code: 'env AWS_REGION=eu-north-1 AWS_PROFILE=quay aws s3 ls\ntime AWS_PROFILE=quay aws s3 ls\nAWS_PROFILE=quay timeout 60 aws s3 ls',
      output:
        'env AWS_REGION=eu-north-1 aws --profile quay s3 ls\ntime aws --profile quay s3 ls\ntimeout 60 aws --profile quay s3 ls',
      errors: [prefix(1, 27, 'AWS_PROFILE=quay'), prefix(2, 6, 'AWS_PROFILE=quay'), prefix(3, 1, 'AWS_PROFILE=quay')],
    },
    {
      code: 'AWS_PROFILE=quay \\\n  aws s3 ls',
      output: 'aws --profile quay s3 ls',
      errors: [prefix(1, 1, 'AWS_PROFILE=quay')],
    },
    {
      code: 'AWS_PROFILE=<your-profile> aws sts get-caller-identity --output text',
      output: 'aws --profile <your-profile> sts get-caller-identity --output text',
      errors: [prefix(1, 1, 'AWS_PROFILE=<your-profile>')],
    },
    {
      // The option wins over the variable.
      code: 'AWS_PROFILE=quay aws s3 ls --profile=pier',
      output: 'aws s3 ls --profile=pier',
      errors: [redundant(1, 1, 'AWS_PROFILE=quay')],
    },
    {
      // Empty, it means the default profile as a variable, and nothing at all as an option.
      code: 'AWS_PROFILE=$1 aws s3 ls',
      errors: [{ ...prefix(1, 1, 'AWS_PROFILE=$1'), ...suggests('name', 'aws --profile "$1" s3 ls') }],
    },
    {
      // sudo clears the environment.
      code: 'AWS_PROFILE=quay sudo aws s3 ls',
      errors: [{ ...prefix(1, 1, 'AWS_PROFILE=quay'), ...suggests('name', 'sudo aws --profile quay s3 ls') }],
    },
    {
      // Keys win over the variable, and lose against the option.
      code: 'export AWS_ACCESS_KEY_ID=example\nAWS_PROFILE=quay aws s3 ls',
      errors: [
        {
          ...prefix(2, 1, 'AWS_PROFILE=quay'),
          ...suggests('name', 'export AWS_ACCESS_KEY_ID=example\naws --profile quay s3 ls'),
        },
      ],
    },
    {
      code: 'aws() { command aws --region eu-north-1 "$@"; }\nAWS_PROFILE=quay aws s3 ls',
      errors: [
        {
          ...prefix(2, 1, 'AWS_PROFILE=quay'),
          ...suggests('name', 'aws() { command aws --region eu-north-1 "$@"; }\naws --profile quay s3 ls'),
        },
      ],
    },
    {
      code: 'AWS_PROFILE=quay ./deploy.sh all',
      errors: [other(1, 1, 'AWS_PROFILE=quay', './deploy.sh')],
      ...SCRIPT,
    },
    {
      code: 'AWS_PROFILE=quay terraform plan',
      errors: [other(1, 1, 'AWS_PROFILE=quay', 'terraform')],
    },
    {
      code: 'AWS_PROFILE=quay npx cdk deploy --all',
      errors: [
        { ...prefix(1, 1, 'AWS_PROFILE=quay', 'cdk'), ...suggests('name', 'npx cdk --profile quay deploy --all') },
      ],
    },
    {
      code: 'export AWS_PROFILE=quay\ncd plans\naws s3 ls | sort\ncount="$(aws s3 ls | wc -l)"\n',
      errors: [
        {
          ...exported(1, 1, 'export AWS_PROFILE=quay'),
          ...suggests(
            'each',
            'cd plans\naws --profile quay s3 ls | sort\ncount="$(aws --profile quay s3 ls | wc -l)"\n',
          ),
        },
      ],
    },
    {
      code: 'export AWS_PROFILE=quay && aws s3 ls',
      errors: [{ ...exported(1, 1, 'export AWS_PROFILE=quay'), ...suggests('each', 'aws --profile quay s3 ls') }],
    },
    // Others may need the variable.
    {
      code: 'export AWS_PROFILE=quay\naws s3 ls\nterraform plan\n',
      errors: [exported(1, 1, 'export AWS_PROFILE=quay')],
    },
    {
      code: 'export AWS_PROFILE=quay\naws s3 ls\necho "$AWS_PROFILE"\n',
      errors: [exported(1, 1, 'export AWS_PROFILE=quay')],
    },
    {
      code: 'export AWS_PROFILE\ndeclare -x AWS_PROFILE=pier\nexport AWS_REGION=eu-north-1 AWS_PROFILE=quay\nexport AWS_PROFILE="${1:-quay}"\n',
      errors: [
        exported(1, 1, 'export AWS_PROFILE'),
        exported(2, 1, 'declare -x AWS_PROFILE=pier'),
        exported(3, 1, 'export AWS_REGION=eu-north-1 AWS_PROFILE=quay'),
        last(4, 1, 'export AWS_PROFILE="${1:-quay}"'),
      ],
    },
    {
      code: 'aws s3 ls\nexport AWS_PROFILE=quay\n',
      errors: [last(2, 1, 'export AWS_PROFILE=quay')],
    },
    {
      // A command within it is none behind it.
      code: 'export AWS_PROFILE=$(profile-of quay)',
      errors: [last(1, 1, 'export AWS_PROFILE=$(profile-of quay)')],
    },
    {
      // Keys in the job's environment win over the variable, and lose to the option.
      code: 'AWS_PROFILE=quay aws s3 ls\nAWS_PROFILE=quay aws s3 ls --profile pier',
      errors: [
        {
          ...prefix(1, 1, 'AWS_PROFILE=quay'),
          ...suggests('name', 'aws --profile quay s3 ls\nAWS_PROFILE=quay aws s3 ls --profile pier'),
        },
        {
          ...redundant(2, 1, 'AWS_PROFILE=quay'),
          ...suggests('remove', 'AWS_PROFILE=quay aws s3 ls\naws s3 ls --profile pier'),
        },
      ],
      ...STEP,
    },
    {
      // The region would be lost with it.
      code: 'AWS_PROFILE=quay AWS_REGION=$AWS_PROFILE aws s3 ls\nAWS_PROFILE=quay AWS_REGION="${AWS_PROFILE}-1" aws s3 ls --profile pier',
      errors: [prefix(1, 1, 'AWS_PROFILE=quay'), redundant(2, 1, 'AWS_PROFILE=quay')],
    },
    {
      // Words are expanded before the variable is set.
      code: 'AWS_PROFILE=quay aws s3 ls "$AWS_PROFILE"',
      output: 'aws --profile quay s3 ls "$AWS_PROFILE"',
      errors: [prefix(1, 1, 'AWS_PROFILE=quay')],
    },
    // An empty option leaves the profile to the variable.
    ...['--profile "$1"', '--profile=$1', '--profile ""', '--profile=', '--profile pier --profile "$1"'].map(
      (option) => ({
        code: `AWS_PROFILE=quay aws ${option} s3 ls`,
        errors: [{ ...redundant(1, 1, 'AWS_PROFILE=quay'), ...suggests('remove', `aws ${option} s3 ls`) }],
      }),
    ),
  ],
})
