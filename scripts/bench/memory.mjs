// Loaded in front of the command with `--import`: writes the process's peak memory to file descriptor 3 when it ends.
// Worker threads load it too and stay silent: the figure of the process has theirs in it.
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
