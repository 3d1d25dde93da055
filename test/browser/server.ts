/** Serves a built site on loopback as a host of static files does, below the site's base. */
import { readFile, stat } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'

export interface Server {
  /** `http://127.0.0.1:4321`, without the base. */
  readonly origin: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.csv': 'text/csv',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
}

export async function serve(folder: string, base: string): Promise<Server> {
  const server = createServer(({ url = '/' }, response) => {
    const path = decodeURIComponent(url.replace(/[?#].*/, ''))
    void answer(folder, path.startsWith(base) ? path.slice(base.length) : undefined, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** `path` begins with a slash; undefined outside of the base. */
async function answer(folder: string, path: string | undefined, response: ServerResponse): Promise<void> {
  const file = path === undefined ? undefined : await fileAt(join(folder, path))
  response.statusCode = file === undefined ? 404 : 200
  const shown = file ?? join(folder, '404.html')
  response.setHeader('content-type', TYPES[extname(shown)] ?? 'application/octet-stream')
  response.end(await readFile(shown))
}

async function fileAt(path: string): Promise<string | undefined> {
  for (const candidate of [path, join(path, 'index.html')]) {
    if ((await stat(candidate).catch(() => undefined))?.isFile()) return candidate
  }
  return undefined
}
