import { Node } from '../../parse/markdown.ts'
import { nodesOf, type Page } from '../page.ts'

/** Numbers make a list of rules as well as one of steps: steps are where somebody is told to do something. */
export function instructionLists(page: Page): Set<number> {
  const { tree, text } = page
  const tells = (item: number) => INSTRUCTION.test(text.slice(tree.start[item], tree.start[item]! + LONGEST_LEAD))
  return new Set(
    nodesOf(page, Node.listItem)
      .filter(tells)
      .map((item) => tree.parent[item]!),
  )
}

const LONGEST_LEAD = 60

/** Behind the number, a box and a condition of time: `3. [ ] **Close** the sluice`, `2. Then open it`. */
const INSTRUCTION = new RegExp(
  `^\\d+[.)]\\s+(?:\\[[ xX]\\]\\s+)?[*_]{0,3}(?:(?:then|next|now|finally|first|do not|never|always),? )?(?:re-?)?(?:${[
    'add|adjust|allow|announce|append|apply|approve|archive|ask|assign|attach|back up|begin|block|build|bump|call|cancel|capture',
    'change|check|choose|clean|clear|click|clone|close|collect|commit|compare|compile|complete|configure|confirm|connect|copy',
    'create|cut|declare|define|delete|deploy|describe|disable|do|document|download|drain|draft|drop|edit|enable|ensure|enter',
    'execute|export|extract|fetch|fill|find|fix|follow|freeze|generate|get|give|go|grant|hand|identify|implement|import|inform|insert',
    'install|invoke|keep|label|launch|list|load|locate|lock|log|look|make|mark|measure|merge|migrate|monitor|move|name|navigate|note',
    'notify|obtain|open|page|paste|perform|pick|place|point|post|prepare|press|promote|publish|pull|push|put|read|rebase|record|refer|remove',
    'rename|repeat|replace|report|request|reset|resolve|restart|restore|retry|return|review|revert|revoke|ring|roll|rotate|run|save|scale|scan',
    'schedule|select|send|set|shut|sign|snapshot|split|stage|start|stop|submit|switch|sync|tag|take|tell|test|track|train|trigger|turn',
    'type|uninstall|unlock|update|upgrade|upload|use|validate|verify|view|visit|wait|watch|write',
  ].join('|')})\\b(?! (?:is|are|was|were|must|shall|should|will|has|have|may|can|of)\\b)(?![-:])`,
  'i',
)
