import { execFileSync } from 'node:child_process'
import { chmodSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readDocument } from '../../src/workspace/read.ts'
import { directoryWith, isRoot } from './temporary.ts'

function read(content: string | Uint8Array, sizeLimit = 1000) {
  return readDocument(directoryWith({ 'plan.md': content }), 'plan.md', sizeLimit)
}

test('reads text as it stands, with its byte-order mark and its line endings', () => {
  expect(read('\ufeff# Plän\r\n🚀\n')).toEqual({ text: '\ufeff# Plän\r\n🚀\n', bytes: 17 })
})

test.each([
  ['Latin-1', Buffer.from('Grüße aus Köln', 'latin1'), 'encoding', 'Byte 2 (0xfc) is not UTF-8'],
  ['a character cut off at the end', Buffer.from('Köln 🚀').subarray(0, -1), 'encoding', 'Byte 6 (0xf0) is not UTF-8'],
  ['an overlong form', Buffer.from([0x61, 0xc0, 0xaf]), 'encoding', 'Byte 1 (0xc0) is not UTF-8'],
  ['a surrogate', Buffer.from([0xed, 0xa0, 0x80]), 'encoding', 'Byte 0 (0xed) is not UTF-8'],
  ['NUL', '# Plan\0', 'binary', 'Byte 6 is NUL, so the file is no text'],
  [
    'UTF-16, little endian',
    Buffer.from('\ufeff# Plan', 'utf16le'),
    'encoding',
    'The file is UTF-16, by the byte-order mark at byte 0, and not UTF-8',
  ],
  [
    'UTF-16, big endian',
    Buffer.from('\ufeff# Plan', 'utf16le').swap16(),
    'encoding',
    'The file is UTF-16, by the byte-order mark at byte 0, and not UTF-8',
  ],
  ['too much', 'x'.repeat(1001), 'size', 'The file has 1,001 bytes, over the limit of 1,000'],
])('says where it is not text: %s', (_, content, reason, detail) => {
  expect(read(content)).toEqual({ reason, detail, isRefused: false })
})

test('reads a file of exactly the limit, and an empty one', () => {
  expect(read('x'.repeat(1000))).toMatchObject({ bytes: 1000 })
  expect(read('')).toEqual({ text: '', bytes: 0 })
})

test('leaves out what is gone, or a directory', () => {
  const root = directoryWith({ 'folder.md/plan.md': '' })
  expect(readDocument(root, 'gone.md', 1000)).toBeUndefined()
  expect(readDocument(root, 'folder.md', 1000)).toBeUndefined()
})

test('follows no symbolic link', () => {
  const root = directoryWith()
  symlinkSync('../../etc/passwd', join(root, 'plan.md'))
  const detail = 'A symbolic link to ../../etc/passwd, which is not a file of the workspace'
  expect(readDocument(root, 'plan.md', 1000)).toEqual({ reason: 'access', detail, isRefused: false })
})

test('opens no FIFO, which would wait for ever', () => {
  const root = directoryWith()
  execFileSync('mkfifo', [join(root, 'plan.md')])
  expect(readDocument(root, 'plan.md', 1000)).toEqual({
    reason: 'access',
    detail: 'Not a regular file, and not opened',
    isRefused: false,
  })
})

test.skipIf(isRoot)('tells a refusal of the system apart (skipped for root, whom nothing is refused)', () => {
  const root = directoryWith({ 'plan.md': '' })
  chmodSync(join(root, 'plan.md'), 0)
  expect(readDocument(root, 'plan.md', 1000)).toEqual({
    reason: 'access',
    detail: 'Permission denied',
    isRefused: true,
  })
})
