/**
 * `make bench`: the built command beside a peer in the same run. Prints figures and judges none: a busy machine slows
 * both, so the ratio is what a budget speaks of (DESIGN: at most 1.0 on `keps`, 500 MB, a slope of 1.1, and 1.05 for the site).
 *
 *     node scripts/bench.ts [--rounds 5] [--corpus keps] [--no-growth] [--no-site]
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { corpusFolder, sizeOf } from './bench/corpora.ts'
import { measureGrowth, slopeOf } from './bench/growth.ts'
import { inTurn, median, run } from './bench/run.ts'
import type { Command, Usage } from './bench/run.ts'
import type { Phases } from './bench/phases.ts'
import { measureGeneratedSite, measureOwnSite, type SiteCost, type SiteCosts } from './bench/site.ts'

const EXAMPLE = 'src/content/docs/projects/catalogue-search'
const SIZES = [1_000, 4_000, 16_000]
const SITE_DOCUMENTS = 2_000
const root = join(import.meta.dirname, '..')
const main = join(root, 'dist/cli/main.js')
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    corpus: { type: 'string', default: 'keps' },
    growth: { type: 'boolean', default: true },
    site: { type: 'boolean', default: true },
  },
  allowNegative: true,
})
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) fail('--rounds takes a whole number from 1 on')
if (!existsSync(main)) fail('dist/ is not built: `make bench` builds it first')

const scratch = mkdtempSync(join(tmpdir(), 'throughline-bench-'))
const output = join(scratch, 'out')
try {
  say(`Node ${process.versions.node}, ${availableParallelism()} cores, ${rounds} rounds in turn after one thrown away`)
  const folder = corpusFolder(root, values.corpus, scratch)
  if (folder === undefined) {
    say(
      `\n${values.corpus}: skipped. THROUGHLINE_CORPORA names no folder with ${values.corpus} or ${values.corpus}.tar.xz.`,
    )
  } else {
    besidePeer(folder)
  }
  status()
  if (values.growth) growth()
  if (values.site) site()
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

function besidePeer(folder: string): void {
  const { documents, bytes } = sizeOf(folder)
  const peer = peerProgram()
  say(`\n${values.corpus}: ${count(documents)} documents, ${(bytes / 1e6).toFixed(1)} MB\n`)
  const commands = [
    ours(folder),
    { program: peer.program, arguments: ['check', '--enable', 'MD051,MD057', '--no-cache', folder], from: folder },
  ]
  const [mine = [], theirs = []] = inTurn(commands, rounds, output)
  row('', 'min', 'median')
  row('throughline check', time(Math.min(...mine)), time(median(mine)), 'all rules, no cache')
  row('rumdl MD051, MD057', time(Math.min(...theirs)), time(median(theirs)), `${peer.what}, no cache`)
  row('ratio', ratio(Math.min(...mine), Math.min(...theirs)), ratio(median(mine), median(theirs)), 'ours / theirs')
  const { report } = run(ours(folder, ['--import', join(root, 'scripts/bench/usage.mjs')]), output)
  row('peak memory', '', `${(JSON.parse(report) as Usage).megabytes.toFixed(0)} MB`, 'of ours, workers included')
  const speed = median(mine)
  row(
    'speed',
    '',
    `${(bytes / 1e6 / speed).toFixed(1)} MB/s`,
    `${count(Math.round(documents / speed))} documents a second`,
  )
  const phases = phasesOn(folder)
  const sum = Object.values(phases).reduce((total, value) => total + value, 0)
  const shares = Object.entries(phases).map(([name, value]) => `${name} ${((value / sum) * 100).toFixed(0)} %`)
  say(`\n  ${shares.join(' · ')}  (of ${time(sum / 1000)} in one thread)`)
}

/** On the worked example in a folder of its own, beside a Node that does nothing: what is left is ours. */
function status(): void {
  const folder = join(scratch, 'catalogue-search')
  cpSync(join(root, EXAMPLE), folder, { recursive: true })
  const commands = [
    { program: process.execPath, arguments: [main, 'status', folder], from: folder },
    { program: process.execPath, arguments: ['-e', '0'], from: folder },
  ]
  const [mine = [], bare = []] = inTurn(commands, rounds, output)
  say('\nthe worked example\n')
  row('', 'min', 'median')
  row('throughline status', time(Math.min(...mine)), time(median(mine)), 'computed readiness')
  row('node -e 0', time(Math.min(...bare)), time(median(bare)), 'the start of Node alone')
}

function growth(): void {
  say('\ngenerated corpora, best of 3\n')
  say('  documents        MB      time      MB/s')
  const rows = measureGrowth(SIZES, (folder) => ours(folder), scratch)
  for (const { documents, bytes, seconds } of rows) {
    const figures = [(bytes / 1e6).toFixed(1), time(seconds), (bytes / 1e6 / seconds).toFixed(1)]
    say(`  ${count(documents).padStart(9)}${figures.map((figure) => figure.padStart(10)).join('')}`)
  }
  // The start of the command weighs on the small ones and flatters the slope: the last step shows it least.
  const [overall, last] = [slopeOf(rows), slopeOf(rows.slice(-2))].map((slope) => slope.toFixed(2))
  say(`  slope ${overall}, ${last} over the last step (log time against log bytes; 1 is linear)`)
}

function site(): void {
  say('\nour site, with the Starlight plugin and without it, built from nothing in turn\n')
  besidePlain(measureOwnSite(root, rounds))
  say(`\na site of ${count(SITE_DOCUMENTS)} generated documents, one build of each\n`)
  besidePlain(measureGeneratedSite(root, SITE_DOCUMENTS, 1))
}

function besidePlain({ withPlugin, without }: SiteCosts): void {
  const middle = (costs: readonly SiteCost[], of: keyof SiteCost) => median(costs.map((cost) => cost[of]))
  say('                            time   of processors   peak memory')
  for (const [label, costs] of [
    ['Throughline', withPlugin],
    ['Starlight alone', without],
  ] as const) {
    const figures = [
      time(middle(costs, 'seconds')).padStart(10),
      time(middle(costs, 'processorSeconds')).padStart(16),
      `${middle(costs, 'megabytes').toFixed(0)} MB`.padStart(14),
    ]
    say(`  ${label.padEnd(20)}${figures.join('')}`)
  }
  const ratios = (['seconds', 'processorSeconds', 'megabytes'] as const).map((of) =>
    ratio(middle(withPlugin, of), middle(without, of)),
  )
  say(`  ${'ratio'.padEnd(20)}${ratios[0]!.padStart(10)}${ratios[1]!.padStart(16)}${ratios[2]!.padStart(14)}`)
}

function ours(folder: string, nodeArguments: readonly string[] = []): Command {
  return {
    program: process.execPath,
    arguments: [...nodeArguments, main, 'check', folder, '--format', 'json'],
    from: folder,
  }
}

/** The native program: its npm wrapper starts a Node first, which is not what we compare with. */
function peerProgram(): { readonly program: string; readonly what: string } {
  const require = createRequire(createRequire(import.meta.url).resolve('rumdl/package.json'))
  for (const libc of ['', '-musl']) {
    const name = `@rumdl/cli-${process.platform}-${process.arch}${libc}/package.json`
    try {
      const program = join(require.resolve(name), '..', process.platform === 'win32' ? 'rumdl.exe' : 'rumdl')
      if (existsSync(program)) return { program, what: 'native program' }
    } catch {
      // Not this one.
    }
  }
  return { program: join(root, 'node_modules/.bin/rumdl'), what: 'npm wrapper' }
}

function phasesOn(folder: string): Phases {
  const script = join(root, 'scripts/bench/phases.ts')
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, folder], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as Phases
}

function row(label: string, least: string, middle: string, remark = ''): void {
  say(`  ${label.padEnd(20)}${least.padStart(10)}${middle.padStart(12)}   ${remark}`.trimEnd())
}

function time(seconds: number): string {
  return `${seconds.toFixed(2)} s`
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2)
}

function count(value: number): string {
  return value.toLocaleString('en')
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(message: string): never {
  process.stderr.write(`${message}\n`)
  process.exit(2)
}
