/** The items of the corpus in Starlight's search dialog, above what Pagefind finds for the same words. */
import type { SiteItem } from '../site-index/items.ts'
import type { ItemWords } from '../item-words.ts'
import { markedIn, type Piece } from './item-marks.ts'
import { prepare, rank } from './item-ranking.ts'

interface Words extends ItemWords {
  /** Names the list. */
  readonly label: string
  /** Names the input, where Starlight has none. */
  readonly input: string
  /** With `#` for the number. */
  readonly found: string
  readonly all: string
}

/**
 * `items`: address of the items; `page`: of the page that lists them all; `words`: as JSON. Rejects where the items cannot
 * be loaded, and leaves the dialog as it was.
 */
export async function searchItems(dialog: HTMLDialogElement, { items, page, words }: DOMStringMap): Promise<void> {
  const response = await fetch(items!)
  if (!response.ok) throw new Error(`${items!} answers ${response.status}.`)
  const entries = prepare((await response.json()) as SiteItem[])
  const said = JSON.parse(words!) as Words
  const { box, status, list, all } = listBox(said)
  const input = developmentInput(dialog, said)
  const query = () => (input ?? dialog.querySelector('input'))?.value ?? ''
  let shown = ''

  const update = () => {
    place(box, dialog)
    const asked = query().trim()
    if (asked === shown) return
    shown = asked
    const found = rank(entries, asked)
    const first = found.slice(0, MOST)
    status.textContent = found.length === 0 ? '' : said.found.replace('#', found.length.toLocaleString(language()))
    list.replaceChildren(...first.map((item) => row(item, asked, page!, said)))
    all.hidden = found.length <= MOST
    all.textContent = said.all.replace('#', found.length.toLocaleString(language()))
    all.href = `${page}?q=${encodeURIComponent(asked)}`
    box.hidden = found.length === 0
  }

  dialog.addEventListener('input', update)
  // Pagefind's button that clears the input tells nobody.
  dialog.addEventListener('click', () => requestAnimationFrame(update))
  dialog.addEventListener('keydown', (event) => moveFocus(event, dialog))
  // Starlight closes the dialog where the link itself was hit, not what stands in it.
  box.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) dialog.close()
  })

  // Whoever types fast has asked before the items were there.
  update()
}

const MOST = 8

function listBox({ label }: Words) {
  const box = document.createElement('section')
  box.className = 'tl-found'
  box.setAttribute('aria-label', label)
  const status = document.createElement('p')
  status.role = 'status'
  const list = document.createElement('ul')
  list.role = 'list'
  const all = document.createElement('a')
  all.className = 'tl-found-all'
  box.append(status, list, all)
  return { box, status, list, all }
}

/** Between Pagefind's input and its results; Pagefind renders itself when the browser has time. */
function place(box: HTMLElement, dialog: HTMLDialogElement): void {
  const drawer = dialog.querySelector('.pagefind-ui__drawer')
  if (drawer) {
    if (drawer.previousElementSibling !== box) drawer.before(box)
  } else if (!box.isConnected) (dialog.querySelector('.dialog-frame') ?? dialog).append(box)
}

/** In development there is no search of Starlight's, but a remark about that. */
function developmentInput(dialog: HTMLDialogElement, { input: label }: Words): HTMLInputElement | undefined {
  if (dialog.querySelector('.search-container')) return undefined
  const input = document.createElement('input')
  input.type = 'search'
  input.className = 'tl-found-input'
  input.placeholder = label
  input.setAttribute('aria-label', label)
  ;(dialog.querySelector('.dialog-frame') ?? dialog).prepend(input)
  input.focus()
  return input
}

function row(item: SiteItem, query: string, page: string, { kinds, states }: Words): HTMLElement {
  const { id, title } = markedIn(item, query)
  const link = document.createElement('a')
  // One without a page is shown where it is listed.
  link.href = item.href ?? `${page}?q=${encodeURIComponent(item.id)}`
  link.append(
    text('tl-found-id', id),
    text('tl-found-title', title),
    text('tl-found-kind', [[kinds[item.kind] ?? item.kind, false]]),
  )
  if (item.state !== undefined) {
    const state = text('tl-state', [[states[item.state] ?? item.state, false]])
    state.dataset['state'] = item.state
    link.append(state)
  }
  const entry = document.createElement('li')
  entry.append(link)
  return entry
}

/** White space between the parts of a row is for who copies or hears it. */
function text(name: string, pieces: readonly Piece[]): HTMLElement {
  const span = document.createElement('span')
  span.className = name
  for (const [piece, isMarked] of pieces) {
    const part = isMarked ? document.createElement('mark') : document.createTextNode('')
    part.textContent = piece
    span.append(part)
  }
  span.append(' ')
  return span
}

/** Up and down go from the input through all that was found, Pagefind's results too. */
function moveFocus(event: KeyboardEvent, dialog: HTMLDialogElement): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  if (step === 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const stops = [...dialog.querySelectorAll<HTMLElement>('input, .tl-found a, .pagefind-ui__result-link')].filter(
    (stop) => stop.checkVisibility(),
  )
  const at = stops.indexOf(document.activeElement as HTMLElement)
  const next = at === -1 ? undefined : stops[at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

function language(): string {
  return document.documentElement.lang
}
