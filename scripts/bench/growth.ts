/** How the cost grows with the corpus: the same command on generated corpora of rising size. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { writeCorpus } from './corpus.ts'
import { run } from './run.ts'
import type { Command } from './run.ts'

export interface Growth {
  readonly documents: number
  readonly bytes: number
  readonly seconds: number
}

export function measureGrowth(
  sizes: readonly number[],
  commandOn: (folder: string) => Command,
  scratch: string,
): Growth[] {
  return sizes.map((documents) => {
    const folder = join(scratch, `generated-${documents}`)
    mkdirSync(folder)
    const bytes = writeCorpus(folder, documents)
    // The best of three: what else the machine does only ever adds.
    const times = [1, 2, 3].map(() => run(commandOn(folder), join(scratch, 'out')).seconds)
    return { documents, bytes, seconds: Math.min(...times) }
  })
}

/** The exponent of time against bytes by least squares of the logarithms: 1 is linear, 2 quadratic. */
export function slopeOf(rows: readonly Growth[]): number {
  const points = rows.map(({ bytes, seconds }) => [Math.log(bytes), Math.log(seconds)] as const)
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length
  const [meanX, meanY] = [mean(0), mean(1)]
  const covariance = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0)
  return covariance / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
}
