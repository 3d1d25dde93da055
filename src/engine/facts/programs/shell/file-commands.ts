/** Commands that read the files they are given, and which of their words those are. */

export interface FileCommand {
  /** Options that take a value. */
  readonly values: readonly string[]
  /** Operands before the files: a pattern, a program. Not there where one of `instead` is given. */
  readonly skips?: 1
  readonly instead?: readonly string[]
  /** Options whose value is a file that is read, or written. */
  readonly reads?: readonly string[]
  readonly writes?: readonly string[]
  /** Options under which the files are written as well: `sed -i`. */
  readonly edits?: readonly string[]
  /** Options under which no operand is a file that must be there. */
  readonly idle?: readonly string[]
  /** Options that take a name and a value; of some the value is a file. */
  readonly pairs?: ReadonlyMap<string, 'text' | 'file'>
  /** The second file is written. */
  readonly hasOutput?: true
}

const GREP: FileCommand = {
  values: [
    ...['-e', '-f', '-m', '-A', '-B', '-C', '-D', '-d', '--regexp', '--file', '--max-count', '--include', '--exclude'],
    ...['--exclude-dir', '--exclude-from', '--after-context', '--before-context', '--context', '--label', '--color'],
  ],
  skips: 1,
  instead: ['-e', '-f', '--regexp', '--file'],
  reads: ['-f', '--file', '--exclude-from'],
  // Missing files are passed over.
  idle: ['-s', '--no-messages'],
}

const JQ: FileCommand = {
  values: ['-f', '--from-file', '-L', '--indent'],
  skips: 1,
  instead: ['-f', '--from-file'],
  reads: ['-f', '--from-file'],
  idle: ['--args', '--jsonargs'],
  pairs: new Map([
    ['--arg', 'text'],
    ['--argjson', 'text'],
    ['--slurpfile', 'file'],
    ['--rawfile', 'file'],
  ]),
}

const CHECKSUM: FileCommand = { values: ['-a', '--algorithm'] }

const LINES: FileCommand = { values: ['-n', '-c', '--lines', '--bytes'] }

export const FILE_COMMANDS: ReadonlyMap<string, FileCommand> = new Map<string, FileCommand>([
  ['cat', { values: [] }],
  ['tac', { values: ['-s'] }],
  ['nl', { values: ['-b', '-d', '-f', '-h', '-i', '-l', '-n', '-s', '-v', '-w'] }],
  ['rev', { values: [] }],
  ['grep', GREP],
  ['egrep', GREP],
  ['fgrep', GREP],
  [
    'rg',
    {
      values: [
        ...[
          '-e',
          '-f',
          '-g',
          '-t',
          '-T',
          '-A',
          '-B',
          '-C',
          '-m',
          '-j',
          '-M',
          '-r',
          '-d',
          '-E',
          '--regexp',
          '--file',
          '--glob',
        ],
        ...[
          '--iglob',
          '--type',
          '--type-not',
          '--max-count',
          '--max-depth',
          '--replace',
          '--context',
          '--sort',
          '--color',
        ],
        ...['--after-context', '--before-context', '--threads', '--encoding', '--ignore-file', '--colors', '--engine'],
      ],
      skips: 1,
      instead: ['-e', '-f', '--regexp', '--file', '--files'],
      reads: ['-f', '--file'],
    },
  ],
  ['head', LINES],
  ['tail', { values: [...LINES.values, '-s', '--pid'] }],
  ['wc', { values: [] }],
  [
    'diff',
    {
      values: [
        '-U',
        '-C',
        '-I',
        '-x',
        '-X',
        '-W',
        '-F',
        '--label',
        '-L',
        '--exclude',
        '--unified',
        '--context',
        '--width',
      ],
    },
  ],
  ['cmp', { values: ['-n', '-i', '--bytes', '--ignore-initial'] }],
  ['comm', { values: ['--output-delimiter'] }],
  ['jq', JQ],
  ['gojq', JQ],
  [
    'awk',
    {
      values: ['-F', '-v', '-f', '--file', '--assign', '--field-separator'],
      skips: 1,
      instead: ['-f', '--file'],
      reads: ['-f', '--file'],
    },
  ],
  [
    'sed',
    {
      values: ['-e', '-f', '-l', '--expression', '--file', '--line-length'],
      skips: 1,
      instead: ['-e', '-f', '--expression', '--file'],
      reads: ['-f', '--file'],
      edits: ['-i', '--in-place'],
    },
  ],
  [
    'yq',
    {
      values: ['-o', '-p', '-I', '--output-format', '--input-format', '--indent'],
      skips: 1,
      edits: ['-i', '--inplace'],
      idle: ['-n', '--null-input', '--args', '--jsonargs'],
      pairs: JQ.pairs!,
    },
  ],
  ['sort', { values: ['-k', '-t', '-o', '-S', '-T', '--key', '--output', '--parallel'], writes: ['-o', '--output'] }],
  ['uniq', { values: ['-f', '-s', '-w'], hasOutput: true }],
  [
    'cut',
    { values: ['-b', '-c', '-d', '-f', '--bytes', '--characters', '--delimiter', '--fields', '--output-delimiter'] },
  ],
  ['sha1sum', CHECKSUM],
  ['sha256sum', CHECKSUM],
  ['sha512sum', CHECKSUM],
  ['shasum', CHECKSUM],
  ['md5sum', CHECKSUM],
  ['base64', { values: ['-w', '--wrap', '-b', '-i', '-o'], reads: ['-i'], writes: ['-o'] }],
])
