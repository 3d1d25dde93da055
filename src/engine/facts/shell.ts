/**
 * Every shell text of a file, for a host that wants nothing else of it. The engine's own facts hold the same: each extractor
 * hands on what it finds, so that nothing is parsed twice.
 */
import type { Language } from '../model/facts.ts'
import type { ShellFact } from '../model/shell.ts'
import { parseJson } from '../parse/json.ts'
import { parseMakefile } from '../parse/makefile.ts'
import { Node, parseMarkdown, parseMdx, type MarkdownTree } from '../parse/markdown.ts'
import { parseScript } from '../parse/script.ts'
import { parseYaml } from '../parse/yaml.ts'
import { shellInFences } from './shell/fences.ts'
import { shellInPackage } from './shell/npm-scripts.ts'
import { shellInRecipes } from './shell/recipes.ts'
import { shellInScript } from './shell/scripts.ts'
import { shellInSteps } from './shell/steps.ts'
import { NAMES_A_SHELL, shellInStrings } from './shell/strings.ts'

/** In the order of the text. Never throws: what cannot be read holds none. */
export function extractShell(text: string, language: Language): ShellFact[] {
  switch (language) {
    case 'markdown':
      return inPage(text, parseMarkdown(text).tree)
    case 'mdx':
      return inPage(text, parseMdx(text).tree)
    case 'shell':
      return shellInScript(text)
    case 'package':
      return shellInPackage(text, parseJson(text.replace(/^\uFEFF/, ' ')).roots)
    case 'workflow':
      return shellInSteps(text, parseYaml(text).roots)
    case 'makefile':
      return shellInRecipes(text, parseMakefile(text))
    case 'javascript':
    case 'typescript':
      return inProgram(text, language)
    default:
      return []
  }
}

function inPage(text: string, tree: MarkdownTree): ShellFact[] {
  const codes: number[] = []
  for (let node = 1; node < tree.count; node++) if (tree.type[node] === Node.code) codes.push(node)
  return shellInFences(text, tree, codes)
}

function inProgram(text: string, language: 'javascript' | 'typescript'): ShellFact[] {
  if (!NAMES_A_SHELL.test(text)) return []
  // A file that is no TypeScript may be JSX.
  const file = parseScript(text, language).file ?? parseScript(text, 'javascript').file
  try {
    return file ? shellInStrings(text, file) : []
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return []
  }
}
