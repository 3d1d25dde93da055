import type { DefinitionFact, FrontmatterFact, KeyPlace, ReferenceFact } from '../model/facts.ts'
import { kindOfFamily, kindOfType } from '../kinds/lookup.ts'
import { entryOf, plainData, type DataNode } from '../parse/data.ts'
import { Node } from '../parse/markdown.ts'
import { parseYaml } from '../parse/yaml.ts'
import { scanIds } from '../kinds/ids.ts'
import { canonicalId } from './definitions.ts'
import { foldText, trimmed } from './fields.ts'
import { frontmatterFields } from './frontmatter-fields.ts'
import type { Page } from './page.ts'
import { plainBetween } from './plain.ts'
import { referenceOf } from './references.ts'

export interface FrontmatterFacts {
  readonly frontmatter?: FrontmatterFact
  readonly definitions: readonly DefinitionFact[]
  readonly references: readonly ReferenceFact[]
}

/** The YAML block at the head of a page: its data, the item it may declare, and the ids that its values name. */
export function extractFrontmatter(page: Page): FrontmatterFacts {
  if (page.tree.type[1] !== Node.yaml) return { definitions: [], references: [] }
  const span = [page.tree.start[1]!, page.tree.end[1]!] as const
  const block = page.text.slice(span[0], span[1])
  const body = /^---[ \t]*(?:\r\n?|\n)/.exec(block)?.[0].length ?? 0
  const source = block.slice(body).replace(/(?:^|\r\n?|\n)---[ \t]*$/, '')
  const base = span[0] + body
  const parsed = parseYaml(source, base)
  const root = parsed.roots[0]
  const places: KeyPlace[] = []
  if (root) listPlaces(root, '', places)
  const data =
    root?.sort === 'map'
      ? (plainData(root) as FrontmatterFact['data'])
      : (Object.create(null) as FrontmatterFact['data'])
  // A template is filled in before anybody reads it as YAML; prose between two thematic breaks never was any.
  const isYaml = !/\{\{|\{%|<%|\$\{/.test(source) && !/^[ \t]*[\r\n]/.test(source)
  const frontmatter: FrontmatterFact = { span, data, places, problems: isYaml ? parsed.problems : [] }
  const definition = root ? declaredItem(page, root, frontmatter) : undefined
  const references = scanIds(source)
    .map((token) => ({ ...token, start: token.start + base, end: token.end + base }))
    .filter((token) => token.start !== definition?.span[0] && isValue(root, token.start, page.text))
    .map((token) => referenceOf(token, 'frontmatter', false))
  return { frontmatter, definitions: definition ? [definition] : [], references }
}

function declaredItem(page: Page, root: DataNode, frontmatter: FrontmatterFact): DefinitionFact | undefined {
  const id = entryOf(root, 'id')?.value
  const type = entryOf(root, 'type')?.value
  if (id?.sort !== 'scalar' || type?.sort !== 'scalar' || typeof id.value !== 'string') return undefined
  const [token, ...others] = scanIds(id.value)
  if (!token || others.length > 0 || token.end - token.start !== id.value.length || token.form !== 'single')
    return undefined
  const start = page.text.indexOf(id.value, id.span[0])
  const title = entryOf(root, 'title')?.value
  const kind = kindOfType(String(type.value))
  const canonical = canonicalId(token)
  const fields = frontmatterFields(frontmatter)
  const isDecision = kindOfFamily(canonical.parts.family) === 'decision' || kind?.name === 'decision'
  return {
    ...canonical,
    ...(kind ? { kind: kind.name } : {}),
    form: 'frontmatter',
    title: title?.sort === 'scalar' ? String(title.value ?? '') : '',
    span: [start, start + id.value.length],
    extent: frontmatter.span,
    fields,
    ...(isDecision && fields.some(({ name }) => name === 'status') ? wholePage(page, frontmatter) : {}),
    isTombstone: false,
  }
}

function wholePage(page: Page, { span }: FrontmatterFact): Pick<DefinitionFact, 'body' | 'section'> {
  const section = trimmed(page.text, span[0], page.text.length)
  return { body: foldText(plainBetween(page, span[1], section[1])), section }
}

/** JSON pointers of every key and list item, each with the span of its key (for an item: of its value). */
function listPlaces(node: DataNode, pointer: string, places: KeyPlace[]): void {
  if (node.sort === 'map') {
    for (const { key, keySpan, value } of node.entries) {
      const inner = `${pointer}/${key.replace(/~/g, '~0').replace(/\//g, '~1')}`
      places.push({ pointer: inner, key: keySpan, value: value.span })
      listPlaces(value, inner, places)
    }
  } else if (node.sort === 'list') {
    node.items.forEach((item, i) => {
      places.push({ pointer: `${pointer}/${i}`, key: item.span, value: item.span })
      listPlaces(item, `${pointer}/${i}`, places)
    })
  }
}

/** Inside of a scalar value, and not in an address: keys and comments mention nothing. */
function isValue(node: DataNode | undefined, offset: number, text: string): boolean {
  if (!node || offset < node.span[0] || offset >= node.span[1]) return false
  if (node.sort === 'map') return node.entries.some(({ key, value }) => key !== 'id' && isValue(value, offset, text))
  if (node.sort === 'list') return node.items.some((item) => isValue(item, offset, text))
  return !/:\/\//.test(text.slice(node.span[0], node.span[1]))
}
