/**
 * Filters that live in the address. A page writes the following, and imports this file in a script:
 *
 *     <form class="tl-filters" data-target="rows" autocomplete="off">
 *       <input type="search" name="q"> <select name="state"><option value="">…</select>
 *       <button type="button" data-filter-clear>…</button>
 *       <p data-filter-count="Shown: {count}" aria-live="polite">Shown: 40</p>
 *     </form>
 *     <div id="rows">
 *       <section data-filter-group data-filter-scope="catalogue">
 *         <p data-filter-row data-filter-state="open due">…</p>
 *       </section>
 *       <p data-filter-none hidden>…</p>
 *     </div>
 *
 * - A control's name is the parameter of the address. `q` looks for words in the text of a row, whatever their case and
 *   accents; any other name asks for a value among those of `data-filter-<name>` of the row, or of the nearest element
 *   around it. Values are parted by spaces. An empty value asks for nothing.
 * - What a control holds when the page comes (`selected`, `checked`) is not written into the address.
 * - `data-filter-text` of a row is looked in instead of its text, where the row also holds what nobody looks for.
 * - `hidden` is set on rows that do not match, on groups without a row left, and on `data-filter-none` while there are rows.
 * - Typing replaces the entry of the history, choosing adds one; going back restores the controls.
 * - Without script all rows are there, and the form is not (styles/filters.css).
 */
import { folded, isMatch, queryOf, TEXT_FILTER, type FilterRow } from './filter-matching.ts'

interface Row extends FilterRow {
  readonly element: HTMLElement
  readonly group: HTMLElement | null
}

const ROW = '[data-filter-row]'
const GROUP = '[data-filter-group]'

for (const form of document.querySelectorAll<HTMLFormElement>('form.tl-filters')) {
  const target = document.getElementById(form.dataset['target'] ?? '')
  if (target) start(form, target)
}

function start(form: HTMLFormElement, target: HTMLElement): void {
  // A browser may have kept what was chosen before a reload; the address has the last word.
  form.reset()
  const controls = [...form.elements].map((control) => control.getAttribute('name') ?? '')
  const names = [...new Set(controls)].filter((name) => name !== '')
  const initial = new Map(entriesOf(form))
  // Reading 3,000 rows takes longer than filtering them: it is done when a reader goes to the form, and most never do.
  let rows: readonly Row[] | undefined
  let isFiltered = false

  const show = () => {
    const query = queryOf(entriesOf(form))
    const isAsked = query.words.length + Object.keys(query.values).length > 0
    if (!isAsked && !isFiltered) return
    isFiltered = isAsked
    rows ??= rowsOf(target, names)
    const inView = new Set<Element>()
    let count = 0
    for (const row of rows) {
      const isShown = isMatch(row, query)
      setHidden(row.element, !isShown)
      if (isShown) count++
      for (let at = isShown ? row.group : null; at && !inView.has(at); at = groupAround(at)) inView.add(at)
    }
    for (const group of target.querySelectorAll(GROUP)) setHidden(group, !inView.has(group))
    for (const none of target.querySelectorAll('[data-filter-none]')) setHidden(none, count > 0)
    for (const told of form.querySelectorAll<HTMLElement>('[data-filter-count]'))
      told.textContent = told.dataset['filterCount']!.replace('{count}', numberOf(count))
  }
  const restore = () => {
    form.reset()
    const asked = new URLSearchParams(location.search)
    for (const name of names) if (asked.has(name)) fill(form, name, asked.get(name)!)
    show()
  }

  form.addEventListener('focusin', () => (rows ??= rowsOf(target, names)), { once: true })
  form.addEventListener('submit', (event) => event.preventDefault())
  form.addEventListener('input', ({ target: control }) => {
    history[isTyped(control) ? 'replaceState' : 'pushState'](null, '', addressOf(form, names, initial))
    show()
  })
  form.querySelector('[data-filter-clear]')?.addEventListener('click', () => {
    form.reset()
    history.pushState(null, '', addressOf(form, names, initial))
    show()
  })
  addEventListener('popstate', restore)
  restore()
}

function rowsOf(target: HTMLElement, names: readonly string[]): Row[] {
  const named = names.filter((name) => name !== TEXT_FILTER).map((name) => [name, `data-filter-${name}`] as const)
  return [...target.querySelectorAll<HTMLElement>(ROW)].map((element) => ({
    element,
    group: element.closest<HTMLElement>(GROUP),
    text: folded(element.dataset['filterText'] ?? element.textContent),
    values: Object.fromEntries(
      named.map(([name, attribute]) => {
        const holder = element.closest(`[${attribute}]`)
        return [name, holder?.getAttribute(attribute)!.split(' ') ?? []]
      }),
    ),
  }))
}

function groupAround(group: HTMLElement): HTMLElement | null {
  return group.parentElement?.closest<HTMLElement>(GROUP) ?? null
}

/** Writing what is there already would make the browser lay out anew. */
function setHidden(element: Element, isHidden: boolean): void {
  if (element.hasAttribute('hidden') !== isHidden) element.toggleAttribute('hidden', isHidden)
}

function entriesOf(form: HTMLFormElement): [string, string][] {
  return [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
}

/** A value that a control does not offer leaves it as it was. */
function fill(form: HTMLFormElement, name: string, value: string): void {
  const control = form.elements.namedItem(name)
  if (control instanceof HTMLSelectElement) {
    if ([...control.options].some((option) => option.value === value)) control.value = value
  } else if (control instanceof HTMLInputElement || control instanceof RadioNodeList) control.value = value
}

function isTyped(control: EventTarget | null): boolean {
  return control instanceof HTMLInputElement && (control.type === 'search' || control.type === 'text')
}

function addressOf(form: HTMLFormElement, names: readonly string[], initial: ReadonlyMap<string, string>): URL {
  const address = new URL(location.href)
  const entries = new Map(entriesOf(form))
  for (const name of names) {
    const value = entries.get(name) ?? ''
    if (value === (initial.get(name) ?? '')) address.searchParams.delete(name)
    else address.searchParams.set(name, value)
  }
  return address
}

function numberOf(count: number): string {
  return count.toLocaleString(document.documentElement.lang)
}
