/**
 * Seed 000 as Markdown. It was copied from a web page: headings stand twice, fences have lost their marks, some of their line
 * breaks and the break behind them, lists the breaks before items that begin with code, rows their first pipe. What was lost is put back, and not a word
 * changed. The seed is somebody else's document and stands outside of the repository; THROUGHLINE_SEEDS names its folder.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const FILE = '000-run-choreography.txt'

/** Undefined where the seed is absent: tests that need it are skipped, and say so. */
export function seed000(): string | undefined {
  const folders = [process.env['THROUGHLINE_SEEDS'], resolve(import.meta.dirname, '../../../shared/seeds')]
  const folder = folders.find((each) => each !== undefined && each !== '' && existsSync(join(each, FILE)))
  return folder === undefined ? undefined : markdownOf(readFileSync(join(folder, FILE), 'utf8'))
}

function markdownOf(text: string): string {
  const blocks: string[] = []
  let table: string[] = []
  let open = ''
  const endTable = () => {
    if (table.length > 0) blocks.push(table.join('\n'))
    table = []
  }
  const [title = '', ...lines] = text.trimEnd().split('\n')
  blocks.push(`# ${title}`)
  for (const line of partedLines(lines)) {
    if (line.endsWith('|')) {
      table.push(rowOf(line))
      continue
    }
    endTable()
    const heading = /^#{2,} /.test(line)
    if (heading || CODE.test(line)) {
      blocks.push(heading ? line : fenceOf(line))
      continue
    }
    // A line that ends in the middle of a sentence ends before code.
    open = open === '' ? line : `${open} ${line}`
    if (!/[.:]$/.test(line) && line !== lines.at(-1)) continue
    blocks.push(...proseOf(open))
    open = ''
  }
  endTable()
  // Of one list several parts may have come.
  return `${blocks.join('\n\n').replace(/^(- .*)\n\n(?=- )/gm, '$1\n')}\n`
}

const CODE = /^(?:\{ "|#!|# Remove|git -C \/)/

/** Headings once, and each fence on a line of its own, apart from what follows it. */
function partedLines(lines: readonly string[]): string[] {
  const parted: string[] = []
  let fence = ''
  for (const [at, line] of lines.entries()) {
    const behind = /^Section titled “[^”]*”(.*)$/.exec(line)?.[1]
    if (lines[at + 1]?.startsWith(`Section titled “${line}”`)) {
      parted.push(`${'#'.repeat(/^\d+\.\d/.test(line) ? 3 : 2)} ${line}`)
      continue
    }
    if (behind !== undefined) {
      parted.push(behind)
      continue
    }
    if (fence === '' && !CODE.test(line)) {
      parted.push(line)
      continue
    }
    fence += `${line}\n`
    const end = endOfCode(fence)
    if (end === -1) continue
    parted.push(fence.slice(0, end), fence.slice(end).trim())
    fence = ''
  }
  return parted.filter((line) => line !== '')
}

/** Where the sentence behind a fence begins. */
function endOfCode(fence: string): number {
  const match = /(?<=\}\}|; \}|-updates|\/phase-4)(?=[A-Z][a-z]+ )/.exec(fence)
  return match ? match.index : -1
}

function fenceOf(code: string): string {
  if (code.startsWith('{')) return `\`\`\`json\n${JSON.stringify(JSON.parse(code), null, 2)}\n\`\`\``
  const lines = code
    .replace(/ \\ /g, ' \\\n  ')
    .replace(/(bash)(set )/, '$1\n$2')
    .replace(/(\d)(FAIL=|TOTAL=)/g, '$1\n$2')
    .replace(/(\(\) \{|then|else|"\$3"|\)\)|fi) (?=local |if |else |fi\b|echo )/g, '$1\n')
    .replace(/(fi)(\})/g, '$1\n$2')
    .replace(/(\.)(?=# |for )/g, '$1\n')
    .replace(/(; do) /g, '$1\n')
    .replace(/(\$n|worktree|phase-4|documentation) ?(?=git -C|done|rmdir)/g, '$1\n')
    .replace(/(done)(git)/g, '$1\n$2')
  return `\`\`\`bash\n${lines}\n\`\`\``
}

function rowOf(line: string): string {
  const row = line.startsWith('|') ? line : `| ${line}`
  return literal(row.replaceAll('||', '\\|\\|'))
}

/** A paragraph, or a list where items stand in it one behind the other. */
function proseOf(text: string): string[] {
  const spaced = literal(text)
    .replace(/(\.(?:md|sh|yml|json))(?=[A-Za-z(])/g, '$1 ')
    .replace(/([A-Za-z])\((?=[A-Z]+-)/g, '$1 (')
  const items = spaced
    .split(
      /(?<=^|[.)])\s*- (?=\S)|(?<=\.\.\.\.)(?=[a-z])|(?<=[a-zA-Z]\.)(?=\.\.\/)|(?<=\)\.)(?=[a-z])|(?<=above\.)(?=bash)/,
    )
    .map((item) => item.trim())
    .filter((item) => item !== '')
  return items.length === 1 && !text.startsWith('- ') ? items : [items.map((item) => `- ${item}`).join('\n')]
}

/** `<partition>` and `lib/*` stood in code. */
function literal(text: string): string {
  return text.replace(/<(?=[a-z])|\*/g, '\\$&')
}
