/**
 * What an id stands for, on a card beside it while the mouse rests on it or the keyboard is at it (WCAG 1.4.13): Escape
 * closes it, the mouse may move onto it, and it stays as long as either is there. One card serves the whole page.
 */
import type { ItemWords } from '../item-words.ts'
import { stateIn, type StateWords } from '../ref.ts'

export interface CardWords extends ItemWords, StateWords {
  /** `% items`. */
  readonly several: string
}

const SHOW_MS = 250
/** Long enough to move the mouse from the id to the card. */
const HIDE_MS = 200
/** Between the id and the card, and between the card and the window's edges, in pixels. */
const GAP = 6

const card = document.getElementById('tl-card')
if (card) serve(card, JSON.parse(card.dataset['words']!) as CardWords)

function serve(card: HTMLElement, words: CardWords): void {
  const parts = [...card.children] as HTMLElement[]
  let timer: number | undefined
  /** Whose card is shown. */
  let shown: HTMLElement | undefined
  /** Where the mouse is; Escape closes a card for as long as it stays there. */
  let under: HTMLElement | undefined
  let title: string | null = null

  const soon = (act: () => void, after: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(act, after)
  }

  const hide = () => {
    clearTimeout(timer)
    if (!shown) return
    shown.removeAttribute('aria-describedby')
    if (title !== null) shown.title = title
    shown = undefined
    card.hidePopover?.()
    card.hidden = true
  }

  const show = (ref: HTMLElement) => {
    if (ref === shown) return clearTimeout(timer)
    hide()
    shown = ref
    // The browser would show its own beside the card.
    title = ref.getAttribute('title')
    ref.removeAttribute('title')
    ref.setAttribute('aria-describedby', card.id)
    fill(parts, ref.dataset, words)
    card.hidden = false
    // Over the sidebars, which the column of the text does not reach. Without popovers it lies below them.
    card.showPopover?.()
    place(card, ref)
  }

  // Rendered pages are kept, and know one language only.
  for (const ref of document.querySelectorAll<HTMLElement>('.tl-ref[aria-label]'))
    ref.ariaLabel = `${ref.textContent.trim()}, ${stateIn(ref.dataset, words) ?? ''}`

  document.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType === 'touch' || !(target instanceof Element)) return
    if (card.contains(target)) {
      under = shown
      return clearTimeout(timer)
    }
    const ref = refAround(target)
    if (ref === under) return
    under = ref
    if (ref) soon(() => show(ref), SHOW_MS)
    else if (shown !== document.activeElement || !shown?.matches(':focus-visible')) soon(hide, HIDE_MS)
    else clearTimeout(timer)
  })
  document.addEventListener('focusin', ({ target }) => {
    const ref = target instanceof Element && target.matches(':focus-visible') ? refAround(target) : undefined
    if (ref) show(ref)
  })
  document.addEventListener('focusout', hide)
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') hide()
  })
  // A table scrolls within itself, and its ids with it.
  document.addEventListener('scroll', () => shown && place(card, shown), { capture: true, passive: true })
}

function refAround(element: Element): HTMLElement | undefined {
  return element.closest<HTMLElement>('.tl-ref[data-id]') ?? undefined
}

/** The parts of the card, in the order that MarkdownContent.astro gives them. */
function fill(parts: readonly HTMLElement[], data: DOMStringMap, words: CardWords): void {
  const { id, kind, title, state, count } = data
  const named = count ? words.several.replace('%', count) : title
  const texts = [words.kinds[kind!], id, named, stateIn(data, words)]
  parts.forEach((part, at) => {
    part.textContent = texts[at] ?? ''
    part.hidden = !texts[at]
  })
  parts.at(-1)!.dataset['state'] = state ?? ''
}

/** Below the id, or above it where there is no room; never outside of the window. */
function place(card: HTMLElement, ref: HTMLElement): void {
  const { left, top, bottom } = ref.getClientRects()[0] ?? ref.getBoundingClientRect()
  const { offsetWidth, offsetHeight } = card
  const { clientWidth, clientHeight } = document.documentElement
  const below = bottom + GAP
  const hasRoom = below + offsetHeight + GAP <= clientHeight || top < offsetHeight + 2 * GAP
  const y = hasRoom ? below : top - GAP - offsetHeight
  card.style.left = `${Math.max(GAP, Math.min(left, clientWidth - offsetWidth - GAP))}px`
  card.style.top = `${Math.max(GAP, Math.min(y, clientHeight - offsetHeight - GAP))}px`
}
