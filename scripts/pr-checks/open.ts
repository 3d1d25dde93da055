/** What shows a file on this machine: a desktop's own command. */

type Command = readonly [program: string, ...rest: string[]]

/** Undefined where nobody sits in front of it: in continuous integration, and without a desktop. */
export function openerOf(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  path: string,
): Command | undefined {
  if (!['', 'false', '0'].includes(env['CI'] ?? '')) return undefined
  if (platform === 'darwin') return ['open', path]
  // The first word in quotes is the title of a window.
  if (platform === 'win32') return ['cmd', '/c', 'start', '""', path]
  return isSet(env['DISPLAY']) || isSet(env['WAYLAND_DISPLAY']) ? ['xdg-open', path] : undefined
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== ''
}
