/** Other people's files, kept beside ours: never documents, even where git tracks them. */
const VENDORED = new Set(['node_modules', 'vendor', 'third_party', 'bower_components', 'site-packages', '__MACOSX'])

/** What tools write and nobody lists: a walk without git does not even look inside. */
const GENERATED = new Set(['.git', '.hg', '.svn', '.astro', '.venv', 'venv', '__pycache__', 'dist', ...VENDORED])

export function isVendored(path: string): boolean {
  return path.split('/').some((name) => VENDORED.has(name))
}

export function isPassedOver(directoryName: string): boolean {
  return GENERATED.has(directoryName)
}
