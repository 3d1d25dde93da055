/** The figure around a drawing: it keeps the room that was reserved for it, and shows the source and a larger view. */

/** In the page's language. */
export interface DiagramWords {
  readonly diagram: string
  readonly source: string
  readonly enlarge: string
  readonly close: string
  readonly failed: string
  /** Of one that is not drawn before somebody asks for it. */
  readonly large: string
  readonly anyway: string
  /** `Not drawn: {message}, in line {line}.` */
  readonly problem: string
}

export interface Frame {
  readonly id: string
  readonly text: string
  /** Name of the theme that is shown; undefined before the first drawing. */
  drawn(): string | undefined
  show(drawing: SVGSVGElement, theme: string): void
  /** The source stays what is shown. */
  fail(): void
  /** As well, until somebody asks for more. */
  offer(draw: () => void): void
}

export function frameOf(figure: HTMLElement, id: string, words: DiagramWords): Frame {
  const source = figure.querySelector('pre')!
  const text = source.textContent
  let parts: Parts | undefined
  return {
    id,
    text,
    drawn: () => figure.dataset['drawn'],
    show(drawing, theme) {
      parts ??= partsOf(figure, source, words)
      const name = figure.ariaLabel || titleOf(drawing) || words.diagram
      parts.stage.ariaLabel = name
      parts.dialog.ariaLabel = name
      prepare(drawing, name, parts.stage)
      const place = parts.dialog.open ? parts.wide : parts.stage
      place.replaceChildren(drawing)
      figure.dataset['drawn'] = theme
    },
    fail() {
      figure.append(line('tl-diagram-problem', words.failed))
      figure.dataset['failed'] = ''
    },
    offer(draw) {
      const offer = line('tl-diagram-offer', words.large)
      offer.append(
        ' ',
        button(words.anyway, () => {
          offer.remove()
          delete figure.dataset['failed']
          draw()
        }),
      )
      figure.append(offer)
      figure.dataset['failed'] = 'large'
    },
  }
}

function line(className: string, text: string): HTMLElement {
  const element = document.createElement('p')
  element.className = className
  element.textContent = text
  return element
}

interface Parts {
  readonly stage: HTMLElement
  readonly dialog: HTMLDialogElement
  /** Where the drawing is while the dialog is open. */
  readonly wide: HTMLElement
}

function partsOf(figure: HTMLElement, source: HTMLElement, words: DiagramWords): Parts {
  const stage = scroller('tl-diagram-stage')
  const wide = scroller('tl-diagram-wide')
  const dialog = document.createElement('dialog')
  dialog.className = 'tl-diagram-dialog'
  dialog.append(
    button(words.close, () => dialog.close()),
    wide,
  )
  dialog.addEventListener('close', () => stage.replaceChildren(...wide.childNodes))
  const details = document.createElement('details')
  const summary = document.createElement('summary')
  summary.textContent = words.source
  details.append(summary, source)
  const bar = document.createElement('div')
  bar.className = 'tl-diagram-bar'
  const enlarge = button(words.enlarge, () => {
    wide.replaceChildren(...stage.childNodes)
    dialog.showModal()
  })
  bar.append(details, enlarge)
  figure.prepend(stage, bar)
  figure.append(dialog)
  return { stage, dialog, wide }
}

/** A box that scrolls has to be reached by the keyboard. */
function scroller(className: string): HTMLElement {
  const box = document.createElement('div')
  box.className = className
  box.tabIndex = 0
  box.role = 'group'
  return box
}

function button(text: string, onClick: () => void): HTMLButtonElement {
  const element = document.createElement('button')
  element.type = 'button'
  element.textContent = text
  element.addEventListener('click', onClick)
  return element
}

function titleOf(drawing: SVGSVGElement): string | undefined {
  return drawing.querySelector(':scope > title')?.textContent.trim()
}

/** Below this share of its size nobody reads a drawing: then it scrolls. */
const LEAST_SCALE = 0.7

/** A picture with a name, that shrinks a little to fit its box and then scrolls in it. */
function prepare(drawing: SVGSVGElement, name: string, stage: HTMLElement): void {
  const { width, height } = drawing.viewBox.baseVal
  const description = drawing.querySelector(':scope > desc')?.textContent.trim()
  for (const attribute of ['aria-roledescription', 'aria-labelledby', 'aria-describedby', 'style', 'height'])
    drawing.removeAttribute(attribute)
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', description ? `${name}. ${description}` : name)
  // The height of the box does not depend on what is in it, so this holds when the window changes.
  const fit = Math.min(1, stage.clientHeight / height)
  const shown = fit < LEAST_SCALE ? width : width * fit
  drawing.setAttribute('width', String(Math.round(width)))
  drawing.style.setProperty('--tl-drawing-width', `${Math.round(shown)}px`)
  drawing.style.setProperty('--tl-drawing-least', `${Math.round(width * LEAST_SCALE)}px`)
}
