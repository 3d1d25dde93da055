const WORDS: Record<string, string> = {
  EACCES: 'Permission denied',
  EPERM: 'Operation not permitted',
  EIO: 'Input/output error',
  EMFILE: 'Too many open files',
  ENOSPC: 'No space left on the device',
}

/** What the system said when it would not hand something over, without a full stop. */
export function refusalOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  return WORDS[code ?? ''] ?? `The system refused: ${code ?? message}`
}
