import { rules } from '../engine/rules/registry.ts'
import { nearest } from '../workspace/nearest.ts'
import { UserError } from '../workspace/user-error.ts'
import type { Arguments } from './arguments.ts'
import { checkedCorpus, pathsIn } from './checked.ts'
import { explainItem, itemsNamed, namesOfItems } from './explain-item.ts'
import { explainRule, listRules } from './explain-rule.ts'
import { refuseEmpty } from './no-documents.ts'
import type { Terminal } from './terminal.ts'

export async function run(args: Arguments, terminal: Terminal): Promise<number> {
  const [name] = args.positionals
  const when = args.value('color')
  const style = {
    hasColour: when === 'always' || (when !== 'never' && terminal.output.hasColour),
    width: terminal.output.width,
  }
  if (name === undefined) {
    await terminal.write([listRules(rules, style)])
    return 0
  }
  const rule = rules.find(({ id }) => id === name) ?? soleRuleCalled(name)
  if (rule) {
    await terminal.write([explainRule(rule, style)])
    return 0
  }
  if (name.includes('/'))
    throw new UserError({ message: `unknown rule ${JSON.stringify(name)}`, hint: meant(nearestRules(name)) })
  const paths = pathsIn(args, 1)
  const corpus = await checkedCorpus(paths, args, terminal)
  refuseEmpty(corpus, paths)
  const items = itemsNamed(name, corpus)
  if (items.length === 0) {
    const near = [...nearest(name, namesOfItems(corpus), 3), ...nearestRules(name)]
    throw new UserError({ message: `neither a rule nor an item is called ${JSON.stringify(name)}`, hint: meant(near) })
  }
  await terminal.write(items.map((item, at) => (at > 0 ? '\n' : '') + explainItem(item, corpus, style)))
  return 0
}

/** `missing-file` for `link/missing-file`, where one group alone has it. */
function soleRuleCalled(name: string) {
  const called = rules.filter(({ id }) => id.endsWith(`/${name}`))
  return called.length === 1 ? called[0] : undefined
}

function nearestRules(name: string): string[] {
  const ids = rules.map(({ id }) => id)
  const patterns = new Map(ids.map((id) => [id.slice(id.indexOf('/') + 1), id]))
  const byPattern = nearest(name, patterns.keys(), 3).map((pattern) => patterns.get(pattern)!)
  return [...new Set([...nearest(name, ids, 3), ...byPattern])].slice(0, 3)
}

function meant(names: readonly string[]): string {
  return names.length > 0
    ? `did you mean ${names.join(' or ')}?`
    : 'throughline explain, without a name, lists all rules'
}
