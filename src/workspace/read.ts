import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, lstatSync, openSync, readFileSync, readlinkSync, readSync } from 'node:fs'
import { join } from 'node:path'
import type { UnreadableFact } from '../engine/model/facts.ts'
import { refusalOf } from './refusal.ts'

/** Why a document has no text; `isRefused` where the system would not hand it over, so that the run is not whole. */
export interface Unreadable {
  readonly reason: UnreadableFact['reason']
  /** A statement that stands alone, without a full stop. */
  readonly detail: string
  readonly isRefused: boolean
}

/** A document's text with its byte-order mark; undefined where it is no longer there. */
export type Reading = { readonly text: string; readonly bytes: number } | Unreadable | undefined

/** Windows has no such flags, and no such files. */
const OPEN_FLAGS = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Reads a regular file of at most `sizeLimit` bytes as strict UTF-8. Opens nothing else: a FIFO would wait for ever. */
export function readDocument(root: string, path: string, sizeLimit: number): Reading {
  const absolute = join(root, path)
  try {
    const stats = lstatSync(absolute, { throwIfNoEntry: false })
    if (stats === undefined) return isCutName(path) ? unreadableName() : undefined
    if (stats.isDirectory()) return undefined
    if (stats.isSymbolicLink()) {
      return linkLeadingOut(readlinkSync(absolute))
    }
    if (!stats.isFile()) return unreadable('access', 'Not a regular file, and not opened')
    return decode(readBytes(absolute, sizeLimit), sizeLimit)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === undefined) throw error
    return { reason: 'access', detail: refusalOf(error), isRefused: true }
  }
}

/** The bytes, or the size alone where it is over the limit. */
function readBytes(absolute: string, sizeLimit: number): Buffer | number {
  const handle = openSync(absolute, OPEN_FLAGS)
  try {
    // Asked again of the open file: the name may have changed hands since.
    const stats = fstatSync(handle)
    return stats.size > sizeLimit || !stats.isFile() ? stats.size : readFileSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** The first bytes of a regular file, a character each; '' where the system does not hand them over. */
export function readHead(root: string, path: string, length: number): string {
  try {
    const handle = openSync(join(root, path), OPEN_FLAGS)
    try {
      const bytes = Buffer.alloc(length)
      const read = fstatSync(handle).isFile() ? readSync(handle, bytes, 0, length, 0) : 0
      return bytes.toString('latin1', 0, read)
    } finally {
      closeSync(handle)
    }
  } catch {
    return ''
  }
}

/** Strict UTF-8, or why it is none. `bytes` is their number where they are over the limit and were not read. */
export function decode(bytes: Buffer | number, sizeLimit: number): NonNullable<Reading> {
  if (typeof bytes === 'number') {
    return unreadable(
      'size',
      `The file has ${bytes.toLocaleString('en')} bytes, over the limit of ${sizeLimit.toLocaleString('en')}`,
    )
  }
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0
  if (mark === 0xfffe || mark === 0xfeff)
    return unreadable('encoding', 'The file is UTF-16, by the byte-order mark at byte 0, and not UTF-8')
  const zero = bytes.indexOf(0)
  if (zero !== -1) return unreadable('binary', `Byte ${zero} is NUL, so the file is no text`)
  if (!isUtf8(bytes)) {
    const offset = firstNotUtf8(bytes)
    return unreadable('encoding', `Byte ${offset} (0x${bytes[offset]!.toString(16).padStart(2, '0')}) is not UTF-8`)
  }
  return { text: bytes.toString('utf8'), bytes: bytes.length }
}

/** Where strict UTF-8 ends; called only where it does. */
function firstNotUtf8(bytes: Buffer): number {
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at]!
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
    if (lead >= 0x80 && !isUtf8(bytes.subarray(at, at + length))) return at
    at += length
  }
  return at
}

/** A symbolic link with the name of a document that is not another name of a file inside. */
export function linkLeadingOut(target: string): Unreadable {
  return unreadable('access', `A symbolic link to ${target}, which is not a file of the workspace`)
}

/** A name that was cut when it became text names no file. */
export function isCutName(path: string): boolean {
  return path.includes('\ufffd')
}

export function unreadableName(): Unreadable {
  return unreadable('encoding', 'The name of the file is not UTF-8')
}

function unreadable(reason: Unreadable['reason'], detail: string): Unreadable {
  return { reason, detail, isRefused: false }
}
