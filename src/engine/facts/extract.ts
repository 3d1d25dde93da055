/** Text → facts: the object file of one document. A pure function; parse, one walk, one extractor a concern. */
import type {
  DefinitionFact,
  DocumentLanguage,
  FileFacts,
  HeadingFact,
  Language,
  LinkFact,
  UnreadableFact,
} from '../model/facts.ts'
import { lineStartsOf } from '../model/range.ts'
import { parseJson } from '../parse/json.ts'
import { Node, parseMarkdown, parseMdx, type MarkdownParse } from '../parse/markdown.ts'
import { parseYaml } from '../parse/yaml.ts'
import { extractBreakdown, LOOKS_LIKE_BREAKDOWN } from './breakdown.ts'
import { extractCounts } from './counts.ts'
import { extractPlainBoxes } from './counts/boxes.ts'
import { extractDefinitions, isHeadingForm } from './definitions.ts'
import { extractDiagrams } from './diagrams.ts'
import { extractEvidence, extractState } from './evidence.ts'
import { extractFrontmatter } from './frontmatter.ts'
import { extractAnchors, extractHeadings, rendersHiddenHeadings } from './headings.ts'
import { extractLinks } from './links.ts'
import { extractManifest } from './manifest.ts'
import { extractMarks } from './marks.ts'
import { extractOrders } from './orders.ts'
import { extractVacancies } from './orders/vacancies.ts'
import { extractOutputs } from './outputs.ts'
import { nodesOf, pageOf, type Page } from './page.ts'
import { extractPassages } from './passages.ts'
import { extractPromises } from './promises.ts'
import type { ProseReader } from './prose-reader.ts'
import { extractRecord } from './record.ts'
import { extractReferences } from './references.ts'
import { shellInFences } from './shell/fences.ts'
import { extractSuppressions, extractCommentSuppressions } from './suppressions.ts'
import { extractTables } from './tables.ts'
import { extractTasks } from './tasks.ts'
import { extractTies } from './ties.ts'
import { extractTraces } from './traces.ts'
import { extractTypedTables, type TableWords } from './typed-tables.ts'
import { extractUnparsed } from './unparsed.ts'
import { extractVerdicts } from './verdicts.ts'

const LANGUAGES = new Map<string, DocumentLanguage>([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdx', 'mdx'],
  ['yaml', 'yaml'],
  ['yml', 'yaml'],
  ['json', 'json'],
])

/** The language of a path by its ending; undefined where it is no document. */
export function languageOf(path: string): DocumentLanguage | undefined {
  return LANGUAGES.get(path.slice(path.lastIndexOf('.') + 1).toLowerCase())
}

/** Facts of a file's text, those on its wording with a reader. Never throws: what cannot be read is in `unreadable`. */
export function extractFacts(
  text: string,
  language: DocumentLanguage,
  words: TableWords = {},
  prose?: ProseReader,
): FileFacts {
  const lineStarts = lineStartsOf(text)
  if (language === 'markdown') return markdownFacts(text, language, lineStarts, parseMarkdown(text), words, prose)
  if (language === 'mdx') return markdownFacts(text, language, lineStarts, parseMdx(text), words, prose)
  return dataFacts(text, language, lineStarts)
}

/** Facts of a file whose content never became text: too large, not UTF-8, refused. */
export function factsOfUnreadable(language: Language, unreadable: Omit<UnreadableFact, 'span'>): FileFacts {
  return { ...emptyFacts(language, [0]), unreadable: [{ ...unreadable, span: [0, 0] }] }
}

function markdownFacts(
  text: string,
  language: Language,
  lineStarts: readonly number[],
  parse: MarkdownParse,
  words: TableWords,
  prose: ProseReader | undefined,
): FileFacts {
  const page = pageOf(text, language === 'mdx' && !parse.problem, lineStarts, parse.tree)
  const matter = extractFrontmatter(page)
  const headings = extractHeadings(page)
  const entries = extractDefinitions(page, headings, matter.frontmatter)
  const tables = extractTables(page, new Set(entries.filter(({ form }) => isHeadingForm(form)).map(({ id }) => id)))
  const definitions = [...matter.definitions, ...entries, ...tables.definitions].sort((a, b) => a.span[0] - b.span[0])
  const problem = parse.problem
  const manifest = extractManifest(page, headings, matter.frontmatter)
  const links = extractLinks(page)
  const { frontmatter } = matter
  const evidence = extractEvidence(page, { headings, definitions, links, frontmatter })
  const state = extractState(page, headings)
  const record = extractRecord(page, headings, matter.frontmatter)
  const references = [...matter.references, ...extractReferences(page, definitions, tables.expects)]
  const ties = extractTies(page, references)
  const traces = extractTraces(page, definitions)
  const outputs = extractOutputs(page, headings, links, frontmatter)
  const passages = extractPassages(page, frontmatter)
  const shell = shellInFences(text, parse.tree, nodesOf(page, Node.code))
  return {
    language,
    lineStarts,
    end: text.length,
    unreadable: problem ? [{ reason: 'syntax', detail: problem.message, span: [problem.offset, problem.offset] }] : [],
    ...(matter.frontmatter ? { frontmatter: matter.frontmatter } : {}),
    headings,
    anchors: extractAnchors(page),
    hasOpenAnchors: problem !== undefined || rendersHiddenHeadings(page),
    links,
    definitions,
    references,
    unparsed: [...tables.unparsed, ...extractUnparsed(page)].sort((a, b) => a.span[0] - b.span[0]),
    marks: extractMarks(page),
    suppressions: extractSuppressions(page, shell),
    ...(record && { record }),
    ...(manifest && { manifest }),
    ...(evidence && { evidence }),
    ...(state && { state }),
    ...(shell.length > 0 && { shell }),
    ...(ties.length > 0 && { ties }),
    ...(traces.length > 0 && { traces }),
    ...(outputs.length > 0 && { outputs }),
    ...(passages.length > 0 && { passages }),
    ...plansIn(page, headings, definitions, links, words),
    ...(prose && { prose: prose(page) }),
  }
}

/** What plans alone have; absent where there is none of it. */
function plansIn(
  page: Page,
  headings: readonly HeadingFact[],
  definitions: readonly DefinitionFact[],
  links: readonly LinkFact[],
  words: TableWords,
): Partial<FileFacts> {
  const tasks = extractTasks(page, headings, definitions, links)
  const tables = extractTypedTables(page, headings, words)
  const found = {
    tables,
    ...tasks,
    verdicts: extractVerdicts(page, headings),
    counts: extractCounts(page, headings),
    plainBoxes: extractPlainBoxes(page, tasks.tasks),
    orders: extractOrders(page, headings, tables),
    vacancies: extractVacancies(page),
    diagrams: extractDiagrams(page, headings),
    promises: extractPromises(page, headings),
  }
  return Object.fromEntries(Object.entries(found).filter(([, facts]) => facts.length > 0))
}

/** Work breakdowns only: any other YAML or JSON is somebody else's format, and nothing is said about it. */
function dataFacts(text: string, language: 'yaml' | 'json', lineStarts: readonly number[]): FileFacts {
  const empty = emptyFacts(language, lineStarts)
  if (!LOOKS_LIKE_BREAKDOWN.test(text)) return empty
  const parsed = language === 'yaml' ? parseYaml(text) : parseJson(text)
  const { definitions, references, breakdown, hasCollection } = extractBreakdown(text, parsed.roots)
  if (definitions.length === 0) return empty
  return {
    ...empty,
    unreadable: hasCollection
      ? parsed.problems.map(({ message, span }) => ({ reason: 'syntax', detail: message, span }))
      : [],
    definitions,
    references,
    // Entries that were read in part tell no plan.
    ...(breakdown.length > 0 && parsed.problems.length === 0 && { breakdown }),
    suppressions: language === 'yaml' ? extractCommentSuppressions(text, lineStarts, language) : [],
  }
}

/** Facts of a file that says nothing. */
export function emptyFacts(language: Language, lineStarts: readonly number[]): FileFacts {
  return {
    language,
    lineStarts,
    unreadable: [],
    headings: [],
    anchors: [],
    hasOpenAnchors: false,
    links: [],
    definitions: [],
    references: [],
    unparsed: [],
    marks: [],
    suppressions: [],
  }
}
