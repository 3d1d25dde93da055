import { github } from './github.ts'
import { json } from './json.ts'
import { pretty } from './pretty.ts'
import type { Reporter } from './report.ts'
import { sarif } from './sarif.ts'

/** In the order of the help; the first is the default. */
export const reporters: readonly Reporter[] = [pretty, json, github, sarif]
