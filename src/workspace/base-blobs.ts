/** Contents of git's objects by name. */
import { missingObject, failed } from './base.ts'
import { git } from './git.ts'

export interface BlobsRequest {
  readonly root: string
  readonly ref: string
  /** In bytes: of what is larger, the size alone is asked. */
  readonly sizeLimit: number
}

/** Bytes, or their number where they are over the limit. Two processes, however many objects. */
export function readBlobs(
  objects: readonly string[],
  { root, ref, sizeLimit }: BlobsRequest,
): Map<string, Buffer | number> {
  const blobs = new Map<string, Buffer | number>()
  if (objects.length === 0) return blobs
  const ask = (format: string, names: readonly string[]) => {
    const answer = git(root, ['cat-file', format], names.map((name) => `${name}\n`).join(''))
    if (!answer.isDone) throw failed(root, ref, answer)
    return answer
  }
  for (const line of ask('--batch-check', [...new Set(objects)]).output.split('\n')) {
    const [name = '', type, size] = line.split(' ')
    if (type === 'missing') throw missingObject(ref, name)
    if (type === 'blob') blobs.set(name, Number(size))
  }
  const small = [...blobs].filter(([, size]) => Number(size) <= sizeLimit).map(([name]) => name)
  if (small.length === 0) return blobs
  const { bytes } = ask('--batch', small)
  for (let at = 0; at < bytes.length;) {
    const start = bytes.indexOf(10, at) + 1
    const [name = '', , size] = bytes.toString('utf8', at, start).split(' ')
    const end = start + Number(size)
    blobs.set(name, bytes.subarray(start, end))
    at = end + 1
  }
  return blobs
}
