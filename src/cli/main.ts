#!/usr/bin/env node
/**
 * The command. Signals keep their default action: what a writer leaves half done its journal takes back, and a handler would
 * wait for the checker, which does not yield. The exit code is set and not forced, so that all output is flushed.
 */
import module from 'node:module'
import process from 'node:process'
import v8 from 'node:v8'
import { startThreadEarly } from '../workspace/thread.ts'

// Before the imports that they are for. A run lasts a second: the second optimising compiler would spend the cores that
// the run needs, on code that is about to end (decision D-025).
v8.setFlagsFromString('--no-opt')
// Node 20 has none.
;(module as Partial<typeof module>).enableCompileCache?.()
if (process.argv[2] === 'check' || process.argv[2] === 'review') startThreadEarly()
const [{ run }, { processTerminal }] = await Promise.all([import('./run.ts'), import('./terminal.ts')])
process.exitCode = await run(process.argv.slice(2), processTerminal(process))
