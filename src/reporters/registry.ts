import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { junit } from './junit.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './report.ts'
import { sarif } from './sarif.ts'
import { summary } from './summary.ts'

/** In the order of the help; the first is the default. */
export const reporters: readonly Reporter[] = [pretty, json, github, summary, sarif, junit, gitlab]
